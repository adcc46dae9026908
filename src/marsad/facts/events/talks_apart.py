"""Talks with several people one after the other: calls to three ministers are three calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.facts.events.draft import Draft
from marsad.facts.events.scene import Scene
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Frame
from marsad.model.entity import EntityType
from marsad.model.event import EventType
from marsad.text.normalise import fold

_FRAMES = frozenset({Frame.MEET, Frame.DISCUSS})
_ALL = 3  # the one who talks and two others
_NEAR = 10
_SEVERAL = ("ات", "ين", "ان")


class TalksApart:
    """Tells the talks of one with several others from those of all together."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._told: tuple[tuple[int, int], frozenset[str]] = ((0, 0), frozenset())

    def each(self, draft: Draft) -> Iterator[Draft]:
        """A draft, or one for each person with whom its first actor talks apart."""
        if draft.type is not EventType.CONSULT or len(draft.actors) < _ALL or not self._is_apart(draft):
            if self._told[0] != draft.sentence or not draft.parties <= self._told[1]:
                yield draft  # بحث X في اتصالين مع Y وZ tells of no talk of Y with Z
            return
        self._told = draft.sentence, draft.parties
        mode = "phone" if self._is_by_phone(draft.trigger) else None
        for partner in draft.actors[1:]:
            yield replace(draft, actors=(draft.actors[0], partner), mode=mode)

    def _is_apart(self, draft: Draft) -> bool:
        """Whether words tell of several talks, and the first actor alone is in all of them."""
        trigger = draft.trigger
        near = self._scene.keys[trigger.token : trigger.token + _NEAR]
        people = all(e.type is EntityType.PERSON for e in draft.actors)
        if trigger.event.frame not in _FRAMES or not people or "بين" in near[1:3]:
            return False
        apart = not self._scene.lists.apart.isdisjoint(self._scene.keys[slice(*draft.sentence)])
        tokens = range(trigger.token, trigger.token + len(near))
        start = next((i for i in tokens if self._is_several(i)), trigger.token if apart else None)
        if start is None or not self._scene.lists.together.isdisjoint(near):
            return False
        named = {n.entity.id for n in self._scene.cast.between(start, draft.sentence[1])}
        return all(partner.id in named for partner in draft.actors[1:])

    def _is_several(self, token: int) -> bool:
        """Whether a word is the dual or plural of a noun of talking: اتصالات، لقاءين."""
        key = self._scene.keys[token]
        talks = (n.event for n in self._scene.word(token).nouns if n.event.type == EventType.CONSULT)
        return key.endswith(_SEVERAL) and any(
            event.frame is Frame.MEET and not key.endswith(fold(event.word)) for event in talks
        )

    def _is_by_phone(self, trigger: Trigger) -> bool:
        """Whether people talk from afar: by the noun or the words behind it."""
        near = self._scene.keys[trigger.token : trigger.token + _NEAR]
        return trigger.event.mode == "phone" or not self._scene.lists.remote.isdisjoint(near)
