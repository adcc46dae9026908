"""The years of events that news calls by a date alone: هجمات 11 سبتمبر, حرب تموز, حدود الرابع من حزيران."""

from __future__ import annotations

from marsad.lexicon.pack import Lexicon
from marsad.lexicon.time_words import KnownDate
from marsad.text.normalise import fold

_REACH = 4  # words before the date among which the event's word stands

KnownYears = dict[tuple[int, int | None], tuple[tuple[frozenset[str], int], ...]]


def known_years(lexicon: Lexicon) -> KnownYears:
    """Cues and year of every known date by month and day, for `lexicon.derive`."""
    index: KnownYears = {}
    for row in lexicon.rows(KnownDate):
        cues = frozenset(f"{letter}{fold(cue)}" for cue in row.cues for letter in ("", "و", "ب", "ل"))
        key = (row.month, row.day)
        index[key] = (*index.get(key, ()), (cues, row.year))
    return index


def known_year(index: KnownYears, keys: tuple[str, ...], i: int, month: int, day: int | None) -> int | None:
    """The year of the event that the words before position `i` name, None where they name none."""
    before = keys[max(i - _REACH, 0) : i]
    for cues, year in index.get((month, day), ()):
        if not cues.isdisjoint(before):
            return year
    return None
