"""The subject behind a verb of saying, told from the objects that stand there as well."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.heads import HeadKind
from marsad.facts.noun_phrase import Subject
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.floor import Floor
from marsad.facts.quotes.marks import ACTS
from marsad.facts.subject import Subjects
from marsad.model.entity import Entity, EntityType
from marsad.text.inflect import NISBA

SAYINGS = frozenset({"التاكيد", "التشديد", "التذكير", "الاشاره"})
"""Nouns of saying that stand as objects: جدد التأكيد على أن."""
"""What stands between a verb and its content where it was said in a paper told of before: بيان أعلن فيه."""
_THAT_IT, _OWNING = frozenset({"بانه", "بانها"}), frozenset({"ذي", "ذات", "الذي", "التي"})
_TWO_OBJECTS = frozenset({"label", "opine", "inform", "accuse", "demand", "remind"})


class Behind:
    """Reads the subjects behind the verbs of one article."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects, self._keys = subjects, subjects.cast.layout.tokens.keys

    def subject(self, cue: Cue, gap_end: int, floor: Floor) -> Subject:
        """The subject behind a verb, not stated where only an object stands there."""
        prefer = floor.speaker.entity if floor.speaker else None
        own = self._subjects.after(cue.token + 1, gap_end, prefer)
        if self._takes_object_behind(own, cue, gap_end):
            own = self._subjects.after(cue.token + 1, cue.token + 2, prefer)
        if own.entity is not None and self._is_all_accused(own.entity, cue, gap_end):
            return replace(own, entity=None, stated=False)
        if self._keys[cue.token + 1] in SAYINGS and own.entity is None:
            return replace(own, stated=False)  # جدد التأكيد على أن
        resumed = own.unnamed and self._keys[cue.token + 1] in self._subjects.cast.words.within_it
        if resumed and not self._is_someone(own, cue.token + 2):
            return replace(own, stated=False)  # خطاب أعلن فيه حزمة
        if own.entity is not None and own.entity.type is EntityType.LOC:
            return Subject(None, own.last, stated=False)  # وعدّت الشرق الأوسط مفتاحا
        if own.entity is not None and not own.several and self._is_object(own, own.entity, cue, floor):
            return Subject(None, own.last, stated=False)
        return own

    def _takes_object_behind(self, own: Subject, cue: Cue, gap_end: int) -> bool:
        """Whether an object stands behind a title of one word: وصفت الوزارة الخطوة بأنها."""
        if own.entity is not None or own.unnamed or cue.verb.kind not in _TWO_OBJECTS:
            return False
        title, *behind = self._keys[cue.token + 1 : min(cue.token + 3, gap_end)] or ("",)
        return title.startswith("ال") and any(k.startswith("ال") and not k.endswith(NISBA) for k in behind)

    def _is_all_accused(self, entity: Entity, cue: Cue, gap_end: int) -> bool:
        """Whether a body is all that stands before بأنه behind a verb of accusing, so that it is accused."""
        if cue.verb.kind != "accuse" or entity.type is not EntityType.ORG or cue.form.gender != "m":
            return False
        if gap_end >= len(self._keys) or self._keys[gap_end] not in _THAT_IT:
            return False
        named = self._subjects.cast.between(cue.token + 1, gap_end)
        behind = self._keys[named[0].last] if len(named) == 1 and named[0].first <= cue.token + 2 else ""
        return behind in _THAT_IT or behind in _OWNING

    def _is_object(self, own: Subject, entity: Entity, cue: Cue, floor: Floor) -> bool:
        """Whether a verb's ending shows that it is done to a state or body: الذي دعا بغداد، نبه الشرطة."""
        told = own.head is not None and own.head.feminine and cue.form.gender == "m"
        body = entity.type is EntityType.ORG and (cue.verb.kind in ACTS or told)
        return (body or entity.type is EntityType.GPE) and not floor.agrees(entity, cue.form)

    def _is_someone(self, subject: Subject, token: int) -> bool:
        """Whether a phrase without a name still speaks of a person or body, not of a thing."""
        if self._subjects.cast.words.is_unnamed(self._keys[token]):
            return True
        return subject.head is not None and subject.head.kind is not HeadKind.PAPER
