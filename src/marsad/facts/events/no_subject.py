"""Phrases behind a verb whose form tells whether they act: طالب الطرفين، ناشد الدول; هدد حزبان."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.facts.events.clauses import Clause
from marsad.facts.events.phrase import Phrase
from marsad.facts.events.scene import Scene

_OTHERS = frozenset({"pair", "unnamed"})
_DUAL = 5  # letters of a noun with the ending of the dual


def cannot_act(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase's case, or its gender beside the verb's, shows that it is no subject."""
    if phrase.kind in _OTHERS and scene.keys[phrase.first].endswith("ين"):
        return phrase.head not in scene.lists.quantity  # طالب الطرفين
    if phrase.last == phrase.first + 1 and scene.cases.is_oblique(scene.keys[phrase.first]):
        return True  # أمهلت القطريين
    things = phrase.kind == "noun" and phrase.head in scene.lists.things
    return things and all(reading.form.gender == "m" for reading in clause.readings)


def acts_by_case(scene: Scene, phrase: Phrase) -> bool:
    """Whether a noun has the dual ending of a subject: هدد حزبان, no سكان."""
    key = scene.keys[phrase.first]
    dual = key.endswith("ان") and len(key) >= _DUAL and phrase.first not in scene.inside
    return dual and scene.joining.is_word(key[:-2], than=key)


def has_object_behind(scene: Scene, phrase: Phrase, bare: Iterable[Phrase]) -> bool:
    """Whether a definite phrase follows an indefinite one, which then acts: رفضت محكمة مصرية الطعن."""
    if scene.keys[phrase.first].startswith("ال"):
        return False
    return any(other.first == phrase.last and scene.keys[other.first].startswith("ال") for other in bare)
