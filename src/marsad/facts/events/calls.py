"""Who calls people to the street or calls a strike off: إضراب دعت إليه X، تظاهروا بدعوة من X."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.facts.events.draft import Draft
from marsad.facts.events.scene import Scene
from marsad.facts.events.subjects import Subjects
from marsad.lexicon.event_words import Trait
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventStatus, EventType

_TO_IT = frozenset({"اليه", "اليها"})
_FROM = "من"
_FAR = 14  # words from a protest to who called for it
_CALLERS = frozenset({EntityType.ORG, EntityType.PERSON})


def called_for(scene: Scene, subjects: Subjects, protest: int) -> tuple[Entity, ...]:
    """The bodies and people at whose call a protest is held."""
    _, last = scene.sentence(protest)
    for token in range(protest + 1, min(last - 1, protest + _FAR)):
        if found := _calling(scene, subjects, token, last):
            return tuple(e for e in found if e.type in _CALLERS)
    return ()


def _calling(scene: Scene, subjects: Subjects, token: int, last: int) -> tuple[Entity, ...]:
    """Who calls for what stands before by the verb or noun at a token."""
    clause = subjects.clauses.by_verb.get(token)
    if clause is not None and scene.keys[token + 1] in _TO_IT:
        calls = any(Trait.OCCASION in event.traits for event in clause.told)
        return subjects.of(clause).entities if calls else ()
    nouns = (noun for noun in scene.word(token).nouns if noun.glued == "ب")
    led = any(Trait.OCCASION in noun.event.traits for noun in nouns)
    if not led or scene.keys[token + 1] != _FROM or token + 2 >= last:
        return ()
    phrase = subjects.reader.read(token + 2, last)
    return phrase.parties if phrase is not None else ()


def without_calls(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts without the calls that only tell who stages a protest or calls it off: إضراب دعت إليه X."""
    staged = [draft for draft in drafts if draft.type is EventType.PROTEST]
    return [
        draft
        for draft in drafts
        if not any(_is_call_to(draft, protest, scene) or _calls_off(draft, protest) for protest in staged)
    ]


def _calls_off(draft: Draft, protest: Draft) -> bool:
    """Whether a verb or noun only says that a protest will not take place: تعليق الإضراب الذي كان مقررا."""
    off = draft.type is EventType.CONCEDE and protest.status is EventStatus.CANCELLED
    return off and draft.trigger.companion == protest.trigger.token


def _is_call_to(call: Draft, protest: Draft, scene: Scene) -> bool:
    token = call.trigger.token
    if call.type is not EventType.REQUEST or call.sentence != protest.sentence:
        return False
    near = 0 < token - protest.trigger.token < _FAR and scene.keys[token + 1 : token + 2] != ()
    return near and scene.keys[token + 1] in _TO_IT and set(call.actors) <= set(protest.actors)
