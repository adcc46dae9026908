"""Judges what a part of a dateline stands for: a place, a source, a reporter, or an unknown name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from marsad.lexicon.outlets import name_key
from marsad.model.article import CreditKind
from marsad.reading.publication.filing_parts import FilingPart
from marsad.reading.publication.sources import Source, SourceReader
from marsad.text.normalise import fold

FROM = re.compile(r"^(?:من|في)\s+")
_OWN = re.compile(r"خاصّ?\s*(?:[بل]ـ?)?\s+(?=\S)")  # خاص قدس الإخبارية
_COMMA = re.compile(r"\s*[،,]\s*")
_AND = re.compile(r"\s+و\s*(?=\w)")
_GAP = re.compile(r"[\s،,]+")
_JOINED = re.compile(r"\s*و\s*[«\"“(]?\w+[»\"”)]?\s*[:\-–—]")
QUOTES = frozenset('«"“„')
_BY = re.compile(r"\s+من\s+")
# Words behind a place's mark with which a clause about it goes on, or its government speaks.
GOES_ON = re.compile(r"(?:التي|الذي|الذين|اللذين|وهي|وهو|حيث)(?!\w)")
_SPEAKS = re.compile(r"(?:(?:لن|لم|لا|لسنا|ليس|ليست|نحن|ما|علي|هذا|هذه)(?!\w)|سن|ال\w)")
DASHES = frozenset(("-", "–", "—", "--", "ـ"))
SIGNING = DASHES | {":", "/"}
_LONGEST_BEFORE_STOP = 2  # words, of an outlet that no pack knows
_LONGEST_OUTLET = 4  # words, of an unknown name
_LONGEST_COUNTRY = 4  # words, of a country behind its city
_LONGEST_REPORTER = 4  # words, of one reporter behind من
_AHEAD = 20  # characters in which a verb shows


class Role(Enum):
    """What a part stands for."""

    PLACE = "place"
    SOURCE = "source"
    PERSON = "a reporter, or nobody"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judged:
    """A part with its role and the sources that its words name."""

    part: FilingPart
    role: Role
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the parts of one text by the packs and, for unknown names, by their form.

    `reports` is a verb of reporting.
    """

    text: str
    reader: SourceReader
    places: frozenset[str]
    reports: re.Pattern[str]

    def roles_of(self, part: FilingPart, *, first: bool) -> list[Judged]:
        """What `part` stands for, cut in two where it joins a place and a source: القاهرة أ ش أ."""
        judged = self._role_of(part, first=first)
        if part.kind == "words" and judged.role in (Role.UNKNOWN, Role.PLACE):
            return self._joined(part) or [judged]
        return [judged]

    def _joined(self, part: FilingPart) -> list[Judged]:
        if name_key(part.text) in self.places:
            return []
        if filed := self._filed_by(part):
            return filed
        for gap in _GAP.finditer(part.text):
            left = replace(part, text=part.text[: gap.start()], end=part.start + gap.start(), close=" ")
            right = replace(part, text=part.text[gap.end() :], start=part.start + gap.end())
            for place, source in ((left, right), (right, left)):
                if self._place_key(place.text) in self.places and self._is_named(source.text):
                    return [self._role_of(left, first=False), self._role_of(right, first=False)]
        return []

    def _filed_by(self, part: FilingPart) -> list[Judged]:
        """A place and a reporter: القاهرة من هبة سالم -."""
        joint = _BY.search(part.text) if part.closed else None
        if joint is None or self._place_key(part.text[: joint.start()]) not in self.places:
            return []
        by = replace(part, text=part.text[joint.end() :], start=part.start + joint.end())
        if not 2 <= len(by.text.split()) <= _LONGEST_REPORTER:
            return []
        place = replace(part, text=part.text[: joint.start()], end=part.start + joint.start(), close=" ")
        return [Judged(place, Role.PLACE), Judged(by, Role.PERSON)]

    def _is_named(self, name: str) -> bool:
        """Whether a known source bears the name, no ordinary word too (سرايا), or خاص stands before it."""
        if _OWN.match(name):
            return True
        outlets = self.reader.outlets
        return outlets.named(name) is not None and name_key(name) not in outlets.common

    def _role_of(self, part: FilingPart, *, first: bool) -> Judged:
        whole = first and part.close not in DASHES  # من القاهرة … may open a sentence
        key = name_key(part.text) if whole else self._place_key(part.text)
        place = part.kind != "quoted" and self._is_place(key, part.text)
        sources = tuple(self._sources(part))
        if sources and all(source.outlet for source in sources) and not place:
            return Judged(part, Role.SOURCE, sources)
        if place:
            return Judged(part, Role.PLACE, sources)
        return Judged(part, Role.UNKNOWN if sources else Role.PERSON, sources)

    def _sources(self, part: FilingPart) -> list[Source]:
        """The sources of a part, a joining و off where a known name follows it: «المرفأ» ووكالات."""
        joined = part.text.startswith("و") and self.reader.outlets.named(part.text) is None
        skip = int(joined and self.reader.outlets.named(part.text[1:]) is not None)
        if own := _OWN.match(part.text):
            skip = own.end()
        return self.reader.read(self.text, part.start + skip, part.end)

    def _place_key(self, text: str) -> str:
        return name_key(FROM.sub("", text))

    def _is_place(self, key: str, text: str) -> bool:
        if key in self.places:
            return True
        names = [name_key(name) for name in _COMMA.split(text)]
        if len(names) > 1:
            short = all(len(name.split()) <= _LONGEST_COUNTRY for name in names)
            return names[0] in self.places and short and not _OWN.match(_COMMA.split(text)[1])
        joined = [name_key(name) for name in _AND.split(text)]
        return len(joined) > 1 and all(name in self.places for name in joined)

    def ends_lone_place(self, part: FilingPart) -> bool:
        """Whether a place that nobody signs ends a dateline: not where a clause follows, or it speaks."""
        follows = fold(self.text[part.after : part.after + _AHEAD])
        if part.kind == "round" and part.start == 1:  # (سبها) استقبل المطار
            return True
        if not part.closes_place or GOES_ON.match(follows):
            return False
        named = name_key(follows.split(" ", 1)[0]) in self.places
        speaks = follows[:1] in QUOTES or named or _SPEAKS.match(follows) is not None
        return part.close != ":" or not (speaks or self.reader.words.has("office", name_key(part.text)))

    def runs_into_report(self, part: FilingPart) -> bool:
        """Whether a verb of reporting follows the part: الكفرة – أعلنت."""
        return bool(self.reports.match(fold(self.text[part.after : part.after + _AHEAD])))

    def signs_alone(self, judged: Judged, following: FilingPart | None) -> bool:
        """Whether an unknown name with an outlet's word stands before a verb: المرفأ نيوز – أعلن.

        It may also stand before a reporter (المرفأ نيوز/ هبة سالم –), and the page's own before anything.
        """
        part = judged.part
        if judged.role is not Role.UNKNOWN or part.close not in SIGNING:
            return False
        if self.owns(part):
            return True
        if own := _OWN.match(part.text):  # خاص ضفاف الميناء - أعلن
            named = replace(part, text=part.text[own.end() :])
            return self.names_outlet(named) and self.runs_into_report(part)
        filed = (
            following is not None and following.close in SIGNING and self.reader.shows_person(following.text)
        )
        return self.reader.has_outlet_word(part.text) and (filed or self.runs_into_report(part))

    def credits_nobody(self, part: FilingPart) -> bool:
        """Whether a part is a word such as خاص or متابعات."""
        return self.reader.words.has("nobody", name_key(part.text))

    def names_outlet(self, part: FilingPart) -> bool:
        """Whether an unknown name of two words or more is an outlet's by its form, no town's: سرو الجبل."""
        words = [name_key(word) for word in part.text.split()]
        if self.owns(part) or self.reader.has_outlet_word(part.text):
            return True
        if not 2 <= len(words) <= _LONGEST_OUTLET or self.reports.match(fold(part.text)):
            return False
        return not self.reader.words.has("town", words[0]) and self.reader.shows_outlet(part.text)

    def owns(self, part: FilingPart) -> bool:
        """Whether a part is the page's own name."""
        return name_key(part.text) in self.reader.own

    def signs_before_verb(self, judged: Judged, run: list[Judged]) -> bool:
        """Whether a name in marks behind a place runs straight on into the text: القاهرة - «المرفأ» أعلن."""
        part = judged.part
        follows = fold(self.text[part.after : part.after + _AHEAD])
        if not run or run[-1].part.close == ":":
            return False
        worded = part.kind == "round" and self.reader.has_outlet_word(part.text)  # عدن (المرفأ نيوز) التقى
        return part.kind != "words" and bool(worded or self.reports.match(follows) or _JOINED.match(follows))

    def agency_before_text(self, part: FilingPart) -> Judged | None:
        """An agency that runs straight on into the text: حمص-سانا تفقد وزير النقل …"""
        words = part.text.split(" ", 2)
        if part.kind != "words" or len(words) < 3:
            return None
        for name in (f"{words[0]} {words[1]}", words[0]):
            key, outlet = name_key(name), self.reader.outlets.named(name)
            sure = outlet and (outlet.kind == CreditKind.AGENCY or " " in key)
            if sure and key not in self.reader.outlets.common:
                end = part.start + len(name)
                alone = replace(part, text=name, end=end, close="", after=end)
                return Judged(alone, Role.SOURCE, tuple(self._sources(alone)))
        return None

    def as_source(self, judged: Judged) -> Judged:
        """An unknown part behind a place: a source if it stands in marks or has an outlet's form."""
        if judged.role is not Role.UNKNOWN:
            return judged
        is_source = judged.part.kind != "words" or self._shows_outlet(judged.part)
        role = Role.SOURCE if is_source else Role.PERSON
        return Judged(judged.part, role, judged.sources)

    def _shows_outlet(self, part: FilingPart) -> bool:
        """Whether an unknown part in words has an outlet's form; a full stop ends no long name."""
        clause = part.close == "." and len(part.text.split()) > _LONGEST_BEFORE_STOP
        return not clause and self.reader.shows_outlet(part.text)
