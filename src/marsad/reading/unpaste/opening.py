"""How a story opens: datelines, on a line of their own or before the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.given_names import GivenName
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.source_words import source_words
from marsad.reading.unpaste.cohesion import is_content
from marsad.reading.unpaste.phrases import PhraseIndex, index_phrases, words_of
from marsad.reading.unpaste.vocabulary import Wording, index_wording

Places = PhraseIndex[str]

_PLACE = r"[^\W\d_][^\n.:;؛()\[\]«»\"/|–—ـ-]{1,38}"
_SOURCE = r"[«\"“(]?[^\n:.«»\"()–—-]{1,32}[»\"”)]?"
_DASH = r"[-–—ـ:/،.]"
_DATELINE = re.compile(
    rf"^\W{{0,3}}(?:{_PLACE}\s*[،/,]\s*){{0,2}}(?:"
    # أنقرة (زمان التركية) – كشفت
    rf"{_PLACE}\((?P<bracketed>[^()\n]{{2,40}})\)\s*(?:[-–—ـ:،]|\s|$)"
    # موسكو 31 ديسمبر (نوفوستي) — اتهمت، القاهرة في 18 أكتوبر /قنا/ أكد
    rf"|{_PLACE}\s+(?:في\s+|،\s*)?\d{{1,2}}(?:\s*[-/]\s*\d{{1,2}}|\s+[^\W\d_]{{2,10}}(?:[/\s]+[^\W\d_]{{2,10}}){{0,3}})\s*(?:[/(][^/()\n]{{2,40}}[/)]|[-–—])"
    # واشنطن/ الأناضول: بحث، القاهرة - أ ش أ : قرر، القاهرة – «عكاظ»: التقى
    rf"|{_PLACE}\s*[-–—ـ/:،]+\s*{_SOURCE}\s*(?:{_DASH}\s*{_SOURCE}\s*)?(?:[-–—ـ:/]|\.\s)"
    # وكالات - أعلن
    rf"|(?:وكالات|متابعات|خاص)\s*[-–—ـ:/]"
    rf")"
)
_QUOTED_PART = re.compile(r"[«\"“(]\s*([^«»\"“”()]{2,25})\s*[»\"”)]")
_PARTS = re.compile(r"\s*(?:[-–—ـ/:|،,]+|\(|\)|\bمن\b)\s*")
_INNER_DATELINE = re.compile(r"(?<=\s)([^\W\d_]{3,20})\s+\([^()\n]{2,40}\)\s*[-–—]+\s")
_SAYS = frozenset(("قال", "قالت", "ان", "اكد", "اكدت", "اعلن"))
_MOST_WORDS_ALONE = 12
_LONGEST_REPORTER = 4  # words
_LONGEST_AGENCY = 4  # words
_LONGEST_UNKNOWN = 3  # words, of a reporter whose first name no pack has
_SHORT = 40  # characters of a line with such a reporter
_PLACE_NOUNS = ("مدينه", "العاصمه")
_SIGNING_NOUNS = ("وكالات", "الوكالات", "مكتب", "وكاله", "صحيفه", "موقع", "قناه")
_WITH_AGENCIES = ("والوكالات", "ووكالات")  # الميزان والوكالات
_NO_DATELINE = ("؟", "!", "..", "…", ': "', ":«")


def opens_with_dateline(text: str) -> bool:
    """Whether the paragraph opens with a dateline: a place or source set off before the sentence.

    >>> opens_with_dateline("أنقرة (زمان التركية) – كشفت مصادر عن زيارة")
    True
    >>> opens_with_dateline("كشفت مصادر عن زيارة الوزير إلى العاصمة")
    False
    """
    match = _DATELINE.match(text[:110])
    if match is None:
        return False
    return _SAYS.isdisjoint(words_of(match.group()))


def dateline_starts(text: str) -> list[int]:
    """Where datelines of the bracketed form begin anywhere in `text`: … أنقرة (زمان التركية) – كشفت."""
    return [match.start(1) for match in _INNER_DATELINE.finditer(text)]


def parts_of(text: str) -> list[str]:
    """The parts of a short line that dashes, slashes, colons or brackets set off."""
    return [part for part in (p.strip(" \t«»\"“”'*()[]\u200f.") for p in _PARTS.split(text)) if part]


def index_places(lexicon: Lexicon) -> Places:
    """The places that news is filed from."""
    return index_phrases((key, key) for key in lexicon.derive(place_keys))


def index_reporters(lexicon: Lexicon) -> frozenset[str]:
    """The folded given names, which open the name of a reporter."""
    return frozenset(words[0] for row in lexicon.rows(GivenName) if (words := words_of(row.name)))


@dataclass(frozen=True, slots=True)
class LoneDateline:
    """Tells a line that is nothing but a dateline: places beside sources, عمّان – رؤيا الإخبارية."""

    wording: Wording
    places: Places
    reporters: frozenset[str]
    outlet_words: frozenset[str]

    def is_one(
        self, text: str, words: Sequence[str], *, first: bool, own: Sequence[tuple[str, ...]] = ()
    ) -> bool:
        """Whether the line is a dateline; `first` says that nothing stands above it but boilerplate.

        `own` are the words of each name that the page bears.

        Beside a place and a source a part may be neither: the reporter. Beside places alone it must be a
        person's name, or short and under a headline: بكين: لا حوار مع تايبيه is a headline itself.
        """
        if not 2 <= len(words) <= _MOST_WORDS_ALONE or self.places.by_first.keys().isdisjoint(words):
            return False
        if any(word.isdigit() for word in words) or any(mark in text for mark in _NO_DATELINE):
            return False
        parts = [words_of(part) for part in parts_of(text)]
        quoted = [] if first else [words_of(part) for part in _QUOTED_PART.findall(text)]
        kinds = [
            "source"
            if part in quoted or any(part and part == name[: len(part)] for name in own)
            else self._kind_of(part)
            for part in parts
        ]
        if len(kinds) < 2 or "place" not in kinds or "byline" in kinds or kinds == ["other", "place"]:
            return False
        if kinds == ["reporter", "place"] and "من" in words:  # سالم الناصري من أكادير: a byline
            return False
        others = [part for part, kind in zip(parts, kinds, strict=True) if kind == "other"]
        known = len(kinds) - len(others) - kinds.count("reporter")
        if len(kinds) - known > 1:
            return False
        if "source" in kinds or not others:
            return all(len(part) <= _LONGEST_REPORTER for part in others)
        return not first and ":" not in text and len(text) <= _SHORT and _could_be_name(others[0])

    def is_signed(self, text: str) -> bool:
        """Whether a source stands on the line, and not a reporter alone."""
        kinds = [self._kind_of(words_of(part)) for part in parts_of(text)]
        return "source" in kinds or _QUOTED_PART.search(text) is not None

    def is_dated(self, words: Sequence[str]) -> bool:
        """Whether the line is place, date and agency: الرياض 20 شعبان 1444 هـ الموافق 12 مارس 2023 م واس."""
        place = self.places.at(words, 0)
        if place is None or not any(word.isdigit() for word in words):
            return False
        for length in range(1, _LONGEST_AGENCY + 1):
            agency = self.wording.sources.at(words, len(words) - length)
            if agency == (length, "agency"):
                date = words[place[0] : -length]
                return all(word[0].isdigit() or word in self.wording.dates for word in date)
        return False

    def _kind_of(self, words: Sequence[str]) -> str:
        if not words:
            return "empty"
        if any(cue.role == "byline" for _, cue in self.wording.cues.all_at(words, 0)):
            return "byline"
        if self.places.covers(words) or (words[0] in _PLACE_NOUNS and self.places.covers(words[1:])):
            return "place"
        joined = [word[1:] if word.startswith("و") and i else word for i, word in enumerate(words)]
        sources = self.wording.sources
        if sources.covers(words) or sources.covers(joined) or words[0] in _SIGNING_NOUNS:
            return "source"
        if words[-1] in _WITH_AGENCIES:
            return "source"
        if len(words) > 1 and words[-1] in self.outlet_words:  # الرافدين برس
            return "source"
        named = 2 <= len(words) <= _LONGEST_REPORTER and words[0] in self.reporters
        return "reporter" if named and is_content(words) else "other"


def _could_be_name(words: Sequence[str]) -> bool:
    """Whether a few words could be an unknown reporter's name: content words without the article in front."""
    return len(words) <= _LONGEST_UNKNOWN and is_content(words) and not words[0].startswith("ال")


def lone_datelines(lexicon: Lexicon) -> LoneDateline:
    """The teller of lone datelines over this lexicon."""
    return LoneDateline(
        lexicon.derive(index_wording),
        lexicon.derive(index_places),
        lexicon.derive(index_reporters),
        frozenset(lexicon.derive(source_words).by_use["part"]),
    )
