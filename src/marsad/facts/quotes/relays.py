"""Relays: whom an agency or a spokesman quotes, نقلت الوكالة عن الوزير، على لسان المتحدثة."""

from __future__ import annotations

from marsad.facts.heads import HeadKind
from marsad.facts.quotes.content import Content
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.floor import Floor, Holder
from marsad.facts.subject import Subjects
from marsad.model.entity import EntityType
from marsad.text.inflect import Form, Tense

_ABOUT_WHOM = {"عنه": "m", "عنها": "f"}
_COMMAS = frozenset("،,")
_LONGEST_TELLER = 16
_ISSUED = ("صادر", "صدر")
_TONGUES = frozenset({"لسان", "بلسان"})
_SAYINGS = frozenset({"قول", "تاكيد", "تصريح"})


class Relays:
    """Finds the sources that one article's relays name."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects, self._cast = subjects, subjects.cast
        self._keys = subjects.cast.layout.tokens.keys

    def relayed(self, cue: Cue, gap_end: int, first: int, floor: Floor) -> Holder | None:
        """The source behind a relay: نقلت الوكالة عن الوزير، نقلا عن مسؤول، على لسان المتحدثة."""
        if cue.form.tense is Tense.NOUN:
            return self._relayed_before(cue, first, floor)
        for i in range(cue.token + 1, gap_end):
            key = self._keys[i]
            if key in self._cast.words.according_to:
                return None
            if key in _ABOUT_WHOM and cue.verb.kind == "relay":
                return floor.agreeing(Form(key, Tense.PERFECT, "s", _ABOUT_WHOM[key]), goes_on=True)
            if key in _SAYINGS and cue.verb.kind == "relay" and self._cast.at(i + 1) is not None:
                return self._source(i + 1, gap_end)
            tells = key == "عن" and (self._keys[i - 1] == "نقلا" or cue.verb.kind == "relay")
            if tells and i + 1 < gap_end:
                return self._source(i + 1, gap_end)
            if key in _TONGUES and i + 1 < gap_end and (spoke := self._spoke_for(i, gap_end, cue)):
                return spoke
        return None

    def _spoke_for(self, tongue: int, last: int, cue: Cue) -> Holder | None:
        """Who is named as having spoken for a subject, which else speaks itself: على لسان أمينه العام X.

        The verbs that go on still agree with the subject: نفت الوزارة على لسان الوزير X، مؤكدة.
        """
        found = self._subjects.after(tongue + 1, last)
        office = self._keys[tongue] == "بلسان"  # الناطق بلسان الوزارة: part of his title
        if found.entity is None or (office and found.entity.type is not EntityType.PERSON):
            return None
        return Holder(found.entity, several=found.several, gender=cue.form.gender)

    def _relayed_before(self, cue: Cue, first: int, floor: Floor) -> Holder | None:
        """The source named before قوله: نقلت تاس عن الوزير قوله."""
        relay = next((i for i in range(cue.token - 1, first - 1, -1) if _relays(self._keys[i])), None)
        if relay is None:
            return None
        for i in range(relay + 1, cue.token):
            if self._keys[i] in _ABOUT_WHOM:
                gender = _ABOUT_WHOM[self._keys[i]]
                return floor.agreeing(Form("", Tense.PERFECT, "s", gender), goes_on=True)
            issued = self._keys[i - 1].startswith(_ISSUED)
            if self._keys[i] in {"عن", "لسان"} and not issued and i + 1 < cue.token:
                return self._source(i + 1, cue.token)
        return None

    def _source(self, first: int, last: int) -> Holder | None:
        """Whom a relay names as its source; a paper that nobody is said to have issued is none."""
        found = self._subjects.after(first, last)
        paper = found.head is not None and found.head.kind is HeadKind.PAPER
        if paper and found.entity is None and found.head is not None and found.head.number == "p":
            return None
        return Holder(found.entity, several=found.several)

    def tongue_before(self, cue: Cue, first: int) -> Holder | None:
        """Who spoke for the subject between commas before the verb: واشنطن، على لسان المتحدثة، تعبر عن."""
        if cue.token <= first or self._keys[cue.token - 1] not in _COMMAS:
            return None
        for i in range(cue.token - 2, max(first, cue.token - _LONGEST_TELLER), -1):
            if self._keys[i] in _COMMAS:
                return None
            if self._is_tongue(i):
                return self._spoke_for(i, cue.token - 1, cue)
        return None

    def tongue(self, cue: Cue, content: Content | None, last: int) -> Holder | None:
        """Who spoke for the subject: …، على لسان المتحدثة باسمها."""
        after = content.last if content else last
        while after < last and not self._keys[after].isalnum():
            after += 1
        if content is None or after >= last:
            return None
        after += self._keys[after] == "علي"
        return self._spoke_for(after, last, cue) if after < last and self._is_tongue(after) else None

    def _is_tongue(self, token: int) -> bool:
        key = self._keys[token]
        return key == "بلسان" or (key == "لسان" and self._keys[token - 1] == "علي")


def _relays(key: str) -> bool:
    return key.lstrip("وف").startswith(("نقل", "ينقل", "تنقل"))
