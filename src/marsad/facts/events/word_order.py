"""Subjects that stand behind an object: ترأس القمة الملك X، غادر القاهرة أمس الوزير Y."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.phrase import Phrase
from marsad.facts.events.scene import PLACES, Scene
from marsad.lexicon.event_words import Frame
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType

_BECAUSE = ("بان", "لان")


def late_subject(scene: Scene, clause: Clause, first: Phrase, bare: Iterable[Phrase]) -> Phrase | None:
    """The person behind the `first` of a verb's `bare` phrases, where that is a meeting or a place to go."""
    if not (_is_meeting(scene, clause, first) or _is_goal(clause, first)):
        return None
    found = next((p for p in bare if p.first >= first.last and p.entities), None)
    return found if found is not None and found.entities[0].type is EntityType.PERSON else None


def blamed(scene: Scene, clause: Clause, outer: Clause, behind: Iterable[Phrase]) -> tuple[Entity, ...]:
    """Who is blamed before the أن that tells of what: اتهم X Y بأنها أغلقت الحدود."""
    opener = scene.keys[clause.opener] if clause.opener is not None else ""
    describes = clause.opening in {Opening.RELATIVE, Opening.BARE}  # طالب X بسحب القوات التي حشدها
    addressed = {EventType.ACCUSE, EventType.REQUEST} if describes else {EventType.ACCUSE}
    told = any(event.type in addressed for event in outer.told)
    if not told or not (describes or opener.startswith(_BECAUSE)):
        return ()
    named = [
        p.entities for p in behind if p.entities and clause.opener is not None and p.last <= clause.opener
    ]
    return named[-1] if named else ()


def _is_meeting(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """Whether a verb of leading or attending has a meeting behind it."""
    nouns = scene.words[phrase.first].nouns if clause.has_class("leading", "attending") else ()
    return any(noun.event.type == EventType.CONSULT for noun in nouns)


def _is_goal(clause: Clause, phrase: Phrase) -> bool:
    """Whether a verb of visiting or leaving has a place behind it."""
    goes = any(event.frame is Frame.VISIT for event in clause.told)
    return goes and bool(phrase.entities) and phrase.entities[0].type in PLACES
