"""How a story opens: datelines, on a line of their own or before the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.lexicon.filing_places import FilingPlace
from marsad.lexicon.pack import Lexicon
from marsad.reading.unpaste.phrases import PhraseIndex, index_phrases, words_of
from marsad.reading.unpaste.vocabulary import Wording

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
    rf"|{_PLACE}\s*[-–—ـ/:،]+\s*{_SOURCE}\s*(?:{_DASH}\s*{_SOURCE}\s*)?(?:[-–—ـ:]|\.\s)"
    # وكالات - أعلن
    rf"|(?:وكالات|متابعات|خاص)\s*[-–—ـ:/]"
    rf")"
)
_PARTS = re.compile(r"\s*(?:[-–—ـ/:|،,]+|\(|\)|\bمن\b)\s*")
_INNER_DATELINE = re.compile(r"(?<=\s)([^\W\d_]{3,20})\s+\([^()\n]{2,40}\)\s*[-–—]+\s")
_SOURCE_NOUNS = frozenset(
    "وكالات الوكالات وكاله مكتب صحيفه جريده موقع قناه شبكه بوابه خاص متابعات متابعه".split()
)
_SAYS = frozenset(("قال", "قالت", "ان", "اكد", "اكدت", "اعلن"))
_MOST_WORDS_ALONE = 12
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
    return index_phrases(
        (name, row.country or "") for row in lexicon.rows(FilingPlace) for name in (row.name, *row.names)
    )


def is_dateline_alone(text: str, words: Sequence[str], wording: Wording, places: Places) -> bool:
    """Whether the line is nothing but a dateline: places beside sources, عمّان – رؤيا الإخبارية.

    A part that is neither may stand beside a place and a source: the reporter.
    """
    if not 2 <= len(words) <= _MOST_WORDS_ALONE or places.by_first.keys().isdisjoint(words):
        return False
    if any(word.isdigit() for word in words):
        return False
    kinds = [_kind_of_part(part, wording, places) for part in parts_of(text)]
    if len(kinds) < 2 or "byline" in kinds:
        return False
    if kinds == ["other", "place"]:
        return False
    if any(mark in text for mark in _NO_DATELINE):
        return False
    known = sum(kind in ("place", "source") for kind in kinds)
    return "place" in kinds and known >= 2 - (len(kinds) == 2 and _short(text)) and len(kinds) - known <= 1


def _short(text: str) -> bool:
    return len(text) <= 40


def _kind_of_part(part: str, wording: Wording, places: Places) -> str:
    words = words_of(part)
    if not words:
        return "empty"
    if wording.cues.at(words, 0) and any(cue.role == "byline" for _, cue in wording.cues.all_at(words, 0)):
        return "byline"
    if places.covers(words) or (
        places.covers(words[1:]) and len(words) > 1 and words[0] in ("مدينه", "العاصمه")
    ):
        return "place"
    joined = [word[1:] if word.startswith("و") and i else word for i, word in enumerate(words)]
    if wording.sources.covers(words) or wording.sources.covers(joined):
        return "source"
    return (
        "source" if words[0] in ("وكالات", "الوكالات", "مكتب", "وكاله", "صحيفه", "موقع", "قناه") else "other"
    )
