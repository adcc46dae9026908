"""The rule for bare years: four figures that no noun counts."""

from __future__ import annotations

from marsad.facts.times.grammar.scan import Scan
from marsad.facts.times.meaning import Reading, Year

_NEWS_YEARS = range(1800, 2100)
_LIKELY_YEARS = range(1901, 2040)
_JOINTS = frozenset(("و", "-", "–", "/", "،", ",", "الي", "حتي", "ل"))
_ENDS = frozenset(("", ".", "،", ",", "؛", ":", ")", "]", "»", '"', "!", "؟", "-", "–", "/", "”", "…", "("))
_BRACKETS = frozenset("()")
_NUMBERING = frozenset("#.$+")


def read_bare_year(scan: Scan, i: int) -> Reading | None:
    """Four figures at `i` that are a year: في 2011, رؤية 2030, (1962), عامي 2021 و2022."""
    key = scan.key(i)
    if not (key.isdecimal() and len(key) == 4 and int(key) in _NEWS_YEARS):
        return None
    before, behind = scan.key(i - 1), scan.key(i + 1)
    cued = before in scan.around.before_year or before in _BRACKETS
    if _is_number(scan, before) or (_is_counting(scan, behind) and not cued):
        return None
    dated = _is_surely_year(scan, i) or _closed(scan, behind) or _joined(scan, i)
    if not dated and not (cued and behind.startswith(("ال", "وال"))):
        return None
    if cued or _joined(scan, i) or _names_year(before):
        return Reading(i, i + 1, Year(int(key)), "bare year")
    return None


def _is_number(scan: Scan, before: str) -> bool:
    """Whether the word before figures makes them a number, a sum or a model."""
    return before in scan.around.before_no_year or before in _NUMBERING


def _is_counting(scan: Scan, behind: str) -> bool:
    """Whether the word behind figures is what they count."""
    return behind in scan.around.behind_count or behind == "%"


def _is_surely_year(scan: Scan, i: int) -> bool:
    """Whether figures behind a preposition are a year, whatever follows that is nothing to be counted."""
    likely = scan.key(i - 1) in scan.around.before_sure_year and int(scan.key(i)) in _LIKELY_YEARS
    return likely and scan.key(i + 1) not in scan.around.counted_like_year


def _closed(scan: Scan, behind: str) -> bool:
    """Whether what follows is no noun that the number counts."""
    return (
        behind in _ENDS
        or behind in scan.around.behind_year
        or behind.startswith(("وا", "ول", "وت", "وي", "وس", "ب", "ل", "ال"))
    )


def _joined(scan: Scan, i: int) -> bool:
    """Whether another year stands before it: عامي 2021 و2022, 2020-2021."""
    before = scan.key(i - 2)
    return scan.key(i - 1) in _JOINTS and before.isdecimal() and len(before) == 4


def _names_year(before: str) -> bool:
    """Whether a noun stands before the number, as in رؤية 2030 or مونديال 2022."""
    return len(before) > 2 and before[0].isalpha() and not before[0].isascii()
