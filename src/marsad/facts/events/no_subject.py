"""Phrases behind a verb whose form tells whether they act: طالب الطرفين، ناشد الدول; هدد حزبان."""

from __future__ import annotations

import re
from collections.abc import Iterable

from marsad.facts.events.clause import Clause
from marsad.facts.events.phrase import Phrase
from marsad.facts.events.scene import Scene
from marsad.facts.heads import HeadKind
from marsad.lexicon.event_words import Trait
from marsad.model.event import EventType
from marsad.text.normalise import fold_word

_OTHERS = frozenset({"pair", "unnamed"})
_DUAL = 5  # letters of a noun with the ending of the dual
# Verbs of these types take what is done as their object, and only people and bodies as subjects.
_WILLED = frozenset({EventType.REJECT, EventType.AGREE})
# The verbal nouns of the derived forms, with the article: التفاوض، التقديم، المشاركة، الانسحاب، الاستقالة.
_ACT = re.compile(r"ال(?:ت\wا\w\w|ت\w\wي\w|ت\w{3}|م\wا\w\wه|ا\w{2,4}ا\w|است\w{1,2}ا\w?ه?)")
_PLURAL_ALEF = "الأ"


def cannot_act(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase's case, or its gender beside the verb's, shows that it is no subject."""
    if phrase.kind in _OTHERS and scene.keys[phrase.first].endswith("ين"):
        return phrase.head not in scene.lists.quantity  # طالب الطرفين
    if phrase.last == phrase.first + 1 and scene.cases.is_oblique(scene.keys[phrase.first]):
        return True  # أمهلت القطريين
    if phrase.kind == "unnamed" and scene.keys[phrase.first].endswith(("يها", "يهم", "يهما")):
        return True  # منعت مواطنيها من السفر
    if clause.told and clause.told[0].type in _WILLED and _is_act(scene, phrase):
        return True  # ورفض التفاوض
    things = phrase.kind == "noun" and phrase.head in scene.lists.things
    return things and all(reading.form.gender == "m" for reading in clause.readings)


def _is_act(scene: Scene, phrase: Phrase) -> bool:
    """Whether a definite noun is a verbal noun by its form, no body and no broken plural: التفاوض."""
    key = scene.keys[phrase.first]
    if phrase.kind != "noun" or phrase.entities or not _ACT.fullmatch(key) or key[2:] in scene.broken:
        return False
    head = scene.cast.head(phrase.first)
    tokens = scene.layout.tokens
    plural = tokens.surface(phrase.first, phrase.first + 1).startswith(_PLURAL_ALEF)
    return not plural and (head is None or head.kind is not HeadKind.BODY)


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


def is_burdened(clause: Clause, bare: Iterable[Phrase]) -> bool:
    """Whether whom a verb of laying something on has behind it is its object: بل وحمّل X مسؤولية كذا."""
    if not any(Trait.BURDEN in event.traits for event in clause.told):
        return False
    laid = {fold_word(w.rstrip("-")) for e in clause.told for w in e.companions if Trait.BURDEN in e.traits}
    heads = [phrase.head.removeprefix("ال") for phrase in bare]
    others = [head for head in heads if head not in laid and not head.endswith("ا")]
    return len(others) == 1


def is_counterpart(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """Whether نظيره behind a verb may be its object: the one he is the counterpart of acts."""
    return scene.keys[phrase.first].startswith("نظير") and bool(clause.told)
