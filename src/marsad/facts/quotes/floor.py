"""Who has the floor while an article is read from its first word to its last.

A pronoun, a participle (مضيفا) or a title that fits nobody's role goes back to whoever has it; the
endings of verbs tell a man's from a woman's, and one speaker from several.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from marsad.facts.agreement import gender
from marsad.facts.heads import Head, HeadKind
from marsad.facts.noun_phrase import Subject
from marsad.model.entity import Entity, EntityType
from marsad.text.inflect import Form

# Words that any official who spoke may be called.
_OFFICIAL = frozenset({"مسوول", "مسيول", "دبلوماسي", "سياسي", "قيادي", "متحدث", "ناطق"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever has the floor: an entity, or with None someone without a name; `several` for more than one.

    `gender` is that of the paper that speaks for the entity, where one does (وأكد البيان).
    """

    entity: Entity | None
    several: bool = False
    gender: str | None = None


def held_by(subject: Subject) -> Holder:
    """The subject of a clause as whoever has the floor."""
    return Holder(subject.entity, several=subject.several)


@dataclass
class Floor:
    """The subject of the last clause, the last speaker, and what was learnt of speakers on the way.

    `told` is who spoke last inside another's words, `person` who spoke last as no body; `unnamed`
    holds the head words of speakers introduced without a name; `issuer` is who put out the last
    paper, `paper` its noun; `learnt` tells the gender of those whose verb showed it.
    """

    heads: dict[str, Head]
    subject: Holder | None = None
    speaker: Holder | None = None
    told: Holder | None = None
    person: Entity | None = None
    issuer: Entity | None = None
    paper: str = ""
    sentence: int = -1
    token: int = 0
    unnamed: set[str] = field(default_factory=set)
    learnt: dict[str, str] = field(default_factory=dict)

    def aside(self) -> Floor:
        """A copy for what is told inside another's words, which does not take the floor."""
        return replace(self)

    def learn(self, entity: Entity, form: Form) -> None:
        """Keeps the gender that a verb shows of its subject."""
        if form.number == "s" and not form.object:
            self.learnt.setdefault(entity.id, form.gender)

    def agrees(self, entity: Entity, form: Form) -> bool:
        """Whether a body or state may be the subject of a verb; a person always may."""
        if entity.type is EntityType.PERSON or form.number != "s":
            return True
        return self.gender(entity) in {None, form.gender}

    def agreeing(self, form: Form, *, goes_on: bool = False) -> Holder | None:
        """Whom the ending of a verb without a subject of its own stands for.

        The subject of the last clause comes before the last speaker, but after him where the verb
        `goes_on` with what was said (وأضاف).
        """
        order = (self.speaker, self.subject) if goes_on else (self.subject, self.speaker)
        held = [holder for holder in (*order, self.told) if holder is not None]
        return next((holder for holder in held if self.fits(holder, form)), next(iter(held), None))

    def behind(self, subject: Subject) -> Entity | None:
        """Whom a definite word that fits nobody's role stands for: الكاتب، المسؤول الأمريكي."""
        head = subject.head
        if head is None or head.kind is not HeadKind.PERSON or not head.definite or head.base in self.unnamed:
            return None
        held = [
            holder.entity for holder in (self.speaker, self.subject, self.told) if holder and holder.entity
        ]
        held += [self.person] if self.person is not None and head.base in _OFFICIAL else []
        people = (e for e in held if e.type is EntityType.PERSON and self._may_be(e, head))
        return next((e for e in people if not subject.country or e.country in {None, subject.country}), None)

    def fits(self, holder: Holder, form: Form) -> bool:
        """Whether a verb form agrees in number and gender with a holder of the floor."""
        bodies = holder.several and holder.entity is not None and holder.entity.type is not EntityType.PERSON
        if bodies and form.number == "s":
            return form.gender in {"f", ""}  # كانت النيجر ومالي قد أعلنت
        if holder.several != (form.number != "s"):
            return False
        issuer = self.gender(holder.entity) if holder.entity else None
        known = {holder.gender, issuer} - {None}  # أضاف البيان … معتبرة: the paper, then the ministry
        return form.number != "s" or not known or form.gender in {*known, ""}

    def _may_be(self, entity: Entity, head: Head) -> bool:
        known = self.gender(entity)
        return known is None or (known == "f") == head.feminine

    def gender(self, entity: Entity) -> str | None:
        """`m` or `f` as a verb showed it, else as role or name tell, else None."""
        return self.learnt.get(entity.id) or gender(entity, self.heads)
