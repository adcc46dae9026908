"""Whom a relative clause is about: الوزير الذي قال، سالم البالغ ستين عاما، الذي أكد."""

from __future__ import annotations

from marsad.facts.noun_phrase import Subject
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.floor import Floor, Holder
from marsad.facts.quotes.pronouns import Pronouns
from marsad.facts.subject import Subjects
from marsad.lexicon.speech_words import SpeechWords
from marsad.text.inflect import RELATIVES

_RELATIVE_GENDER = RELATIVES | {"الذين": "p"}
_BEFORE_VERB = frozenset({"كان", "كانت", "سبق", "ان"})
AND_HE = frozenset({"وهو", "وهي", "هو", "هي"})
_LONGEST_SOURCE = 12
_COMMAS = frozenset("،,")


class Antecedents:
    """Leads the verbs of one article's relative clauses back to whom they describe."""

    def __init__(self, subjects: Subjects, pronouns: Pronouns, speech: SpeechWords) -> None:
        self._subjects, self._pronouns, self._speech = subjects, pronouns, speech
        self._cast, self._keys = subjects.cast, subjects.cast.layout.tokens.keys

    def of(self, cue: Cue, first: int, floor: Floor) -> Holder | None:
        """Whom a relative clause is about (الوزير الذي قال), None where it is about something else."""
        relative = cue.token - 1
        while relative > first and self._keys[relative] in self._speech.linked | _BEFORE_VERB:
            relative -= 1
        key = self._keys[relative] if relative >= first else ""
        gender = _RELATIVE_GENDER.get(key.lstrip("وف"))
        resumed = () if self._is_whom(relative) else self._keys[cue.token + 1 : cue.token + 2]
        if gender is None or cue.form.object or (resumed and resumed[0] in self._cast.words.with_pronoun):
            return None
        if (gender == "p") != (cue.form.number == "p") or (gender != "p" and gender != cue.form.gender):
            return None
        if self._keys[relative - 1] in AND_HE:
            return floor.agreeing(cue.form, goes_on=True)
        end = relative - (self._keys[relative - 1] in _COMMAS)
        found = self._subjects.ending(end, first) or self._described(end, first, gender)
        return Holder(found.entity, several=found.several) if found else Holder(None, several=gender == "p")

    def _is_whom(self, relative: int) -> bool:
        """Whether a person is named right before a relative pronoun."""
        named = self._cast.at(relative - 1) if relative else None
        return named is not None and self._subjects.phrases.is_person(named)

    def _described(self, end: int, first: int, gender: str) -> Subject | None:
        """The only person named before `end` of whom more is said: X البالغ ستين عاما، الذي."""
        people = self._pronouns.people(max(first, end - _LONGEST_SOURCE), end)
        fits = len(people) == 1 and gender != "p" and self._keys[end] in _COMMAS
        return Subject(people[0], end) if fits else None
