"""Whom the pronoun in a verb of saying stands for: the floor, else whoever its ending fits."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.floor import Floor, Holder
from marsad.facts.reference import Named
from marsad.facts.subject import Subjects
from marsad.model.entity import Entity, EntityType
from marsad.text.inflect import Tense

_SIDES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})
_THAT = frozenset({"ان", "بان", "فان", "وان"})


class Pronouns:
    """Leads verbs of one article that name no subject back to theirs."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects, self._cast = subjects, subjects.cast
        self._layout = subjects.cast.layout
        self._keys = subjects.cast.layout.tokens.keys

    def pronoun(self, cue: Cue, first: int, floor: Floor) -> Holder | None:
        """Whom a verb without a subject of its own stands for."""
        found = floor.agreeing(cue.form, goes_on=cue.verb.kind == "continue")
        several = cue.form.number != "s" and cue.form.tense is not Tense.NOUN
        if several and (found is None or not found.several or self._are_others(found, cue, first, floor)):
            doer = self._first_of_several(cue, first)
            women = cue.form.number == "p" and cue.form.gender == "f" and doer is not None
            return Holder(None if women and doer and floor.gender(doer) == "m" else doer, several=True)
        if found is None or not floor.fits(found, cue.form):
            doer = self._subjects.last_doer(first, cue.token)
            if doer is None or floor.gender(doer) not in {None, cue.form.gender}:
                doer = self._last_of_gender(cue, floor)
            return Holder(doer) if doer else found
        return found

    def _are_others(self, found: Holder, cue: Cue, first: int, floor: Floor) -> bool:
        """Whether two others do something together since several spoke: بحث X مع Y الملف، وشددا على."""
        subject = floor.subject
        if subject is None or subject is found or subject.entity is None:
            return False
        people = self.people(first, cue.token)
        return len(people) > 1 and people[0] is subject.entity and found.entity not in people

    def _last_of_gender(self, cue: Cue, floor: Floor) -> Entity | None:
        """The person, else the body, named last here or in the sentence before whom a verb fits."""
        number = self._layout.sentence_number(cue.token)
        first, _ = self._layout.sentences[max(number - 1, 0)]
        named = reversed(self._cast.between(first, cue.token))
        nearby = tuple(named)
        fits = [n.entity for n in nearby if floor.gender(n.entity) == cue.form.gender]
        person = next((e for e in fits if e.type is EntityType.PERSON), None)
        unknown = {n.entity.id: n.entity for n in nearby if n.entity.type is EntityType.PERSON}
        if person is None and len(unknown) == 1:
            only = next(iter(unknown.values()))
            person = only if floor.gender(only) is None else None
        body = next((e for e in fits if e.type is EntityType.ORG), None)
        return person or body or next(self._states(nearby, cue.form.gender, floor), None)

    def _states(self, named: tuple[Named, ...], gender: str, floor: Floor) -> Iterator[Entity]:
        """States named as the subject of their clause: فإن موسكو لم تطلب."""
        for n in named:
            subject = n.first > 0 and self._keys[n.first - 1] in _THAT
            if subject and n.entity.type is EntityType.GPE and floor.gender(n.entity) == gender:
                yield n.entity

    def _first_of_several(self, cue: Cue, first: int) -> Entity | None:
        """The first of the people, else of the parties, named together in this sentence or before it."""
        number = self._layout.sentence_number(cue.token)
        before, _ = self._layout.sentences[max(number - 1, 0)]
        for start in (first, before):
            people = self.people(start, cue.token)
            if len(people) > 1:
                return people[0]
        named = [n.entity for n in self._cast.between(0, cue.token) if n.entity.type in _SIDES]
        return next(iter(self.people(0, cue.token) or named), None) if cue.form.number == "d" else None

    def people(self, first: int, last: int) -> list[Entity]:
        """The people named in tokens `[first, last)`, each once."""
        named = (n.entity for n in self._cast.between(first, last))
        return list({e.id: e for e in named if e.type is EntityType.PERSON}.values())
