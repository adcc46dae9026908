"""Who may meet, act by force and suffer it: no media, and of places only states and what is struck."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.events.participants import Participants
from marsad.facts.events.scene import Scene
from marsad.lexicon.event_words import Frame
from marsad.lexicon.outlets import OutletNames, name_key
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType
from marsad.text.normalise import fold_word

_BODILY = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
_TOWNLESS = frozenset({EventType.ASSAULT, EventType.COERCE})
_FORCE = _BODILY | {EventType.SANCTION}


class Force:
    """Sorts those who take part in the acts of force of one article."""

    def __init__(self, scene: Scene, outlets: OutletNames) -> None:
        self._scene = scene
        self._outlets = outlets

    def sorted_out(self, kind: EventType, frame: Frame, who: Participants) -> Participants:
        """The participants without media and towns that act, a town acted on as the place."""
        if kind not in _FORCE and kind is not EventType.CONSULT:
            return who
        actors = tuple(e for e in who.actors if not self._is_medium(e))
        if kind is EventType.CONSULT:  # ذكرت رويترز أن وفدا وصل لإجراء مباحثات مع X
            return who if frame is Frame.VISIT else replace(who, actors=actors)
        actors = tuple(e for e in actors if not self._begins(e, self._scene.lists.teller))
        if kind in _TOWNLESS:  # أعلنت المدينة حالة التأهب
            actors = tuple(e for e in actors if not self._is_town(e))
        if frame is Frame.WAR:
            return replace(who, actors=actors)
        sites = tuple(e for e in who.recipients if self._is_town(e) or self._is_shut(kind, e))
        recipients = tuple(e for e in who.recipients if e not in sites)
        return replace(who, actors=actors, recipients=recipients, place=who.place or next(iter(sites), None))

    def _is_town(self, entity: Entity) -> bool:
        """Whether a place is neither a state nor its capital, nor a building."""
        place = entity.type in {EntityType.GPE, EntityType.LOC}
        return place and not self._scene.is_government(entity)

    def _is_shut(self, kind: EventType, entity: Entity) -> bool:
        """Whether a building is only where something is forbidden or shut: أغلقت السلطات المطار."""
        return kind is EventType.COERCE and entity.type is EntityType.FAC

    def _is_medium(self, entity: Entity) -> bool:
        """Whether a body is a newspaper, broadcaster or agency, which only tells of force."""
        if entity.type is not EntityType.ORG:
            return False
        key = name_key(entity.name)
        known = key in self._outlets.by_key and key not in self._outlets.common
        return known or self._begins(entity, self._scene.lists.media)

    def _begins(self, entity: Entity, words: frozenset[str]) -> bool:
        """Whether the name of a body begins with one of some words."""
        first = fold_word(entity.name).split()[:1]
        return entity.type is EntityType.ORG and any(word.removeprefix("ال") in words for word in first)
