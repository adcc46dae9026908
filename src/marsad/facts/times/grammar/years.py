"""The rule for bare years: four figures that no noun counts."""

from __future__ import annotations

from marsad.facts.times.grammar.scan import Scan
from marsad.facts.times.meaning import Reading, Year

_NEWS_YEARS = range(1800, 2100)
# Behind these a number of four figures is a year unless a noun that it counts follows.
_CUES = frozenset(
    "في منذ حتي بين خلال من الي قبل بعد بحلول وفي ومنذ وحتي عام سنه عامي اعوام سنوات العام لعام"
    " او لغايه مطلع اواخر نهايه بدايه منتصف اوائل صيف شتاء ربيع خريف ) (".split()
)
_SURE_CUES = frozenset(
    ("في", "منذ", "وفي", "ومنذ", "حتي", "بحلول", "مطلع", "نهايه", "بدايه", "منتصف", "اواخر")
)
_LIKELY_YEARS = range(1901, 2040)
_COUNTED = frozenset(
    "موقع مدرسه مركز قريه مدينه نقطه حاله حادث هدف منطقه بلده دوله شركه مصنع مستشفي مكان متر"
    " كيلومتر مبني".split()
)
_JOINTS = frozenset(("و", "-", "–", "/", "،", ",", "الي", "حتي", "ل"))
_BEHIND_COUNTS = frozenset(
    ("من", "%", "الف", "مليون", "مليار", "شخص", "عسكري", "جندي", "متر", "كيلومتر", "كم", "دولار")
)
_ENDS = frozenset(("", ".", "،", ",", "؛", ":", ")", "]", "»", '"', "!", "؟", "-", "–", "/", "”", "…", "("))
_PREPOSITIONS = frozenset(
    "في علي الي عن مع بين حتي ضد خلال بعد قبل منذ عندما حين حيث ثم او اثر عقب بسبب لدي هو هي"
    " وهو وهي اي ما لم لا قد التي الذي ان بحسب وفق وفقا عبر نحو حسب كان كانت هذا هذه و ل ب".split()
)
_NO_YEAR_BEFORE = frozenset(
    ("رقم", "الرقم", "القرار", "قرار", "طراز", "بوينغ", "ال", "المرسوم", "#", ".", "$", "+")
)


def read_bare_year(scan: Scan, i: int) -> Reading | None:
    """Four figures at `i` that are a year: في 2011, رؤية 2030, (1962), عامي 2021 و2022."""
    key = scan.key(i)
    if not (key.isdecimal() and len(key) == 4 and int(key) in _NEWS_YEARS):
        return None
    before, behind = scan.key(i - 1), scan.key(i + 1)
    if before in _NO_YEAR_BEFORE or (behind in _BEHIND_COUNTS and before not in _CUES):
        return None
    surely = before in _SURE_CUES and int(key) in _LIKELY_YEARS and behind not in _COUNTED
    if not (
        surely
        or _closed(behind)
        or _joined(scan, i)
        or (before in _CUES and behind.startswith(("ال", "وال")))
    ):
        return None
    if before in _CUES or _joined(scan, i) or _names_year(before):
        return Reading(i, i + 1, Year(int(key)), "bare year")
    return None


def _closed(behind: str) -> bool:
    """Whether what follows is no noun that the number counts."""
    return (
        behind in _ENDS
        or behind in _PREPOSITIONS
        or behind.startswith(("وا", "ول", "وت", "وي", "وس", "ب", "ل", "ال"))
    )


def _joined(scan: Scan, i: int) -> bool:
    """Whether another year stands before it: عامي 2021 و2022, 2020-2021."""
    before = scan.key(i - 2)
    return scan.key(i - 1) in _JOINTS and before.isdecimal() and len(before) == 4


def _names_year(before: str) -> bool:
    """Whether a noun stands before the number, as in رؤية 2030 or مونديال 2022."""
    return len(before) > 2 and before[0].isalpha() and not before[0].isascii()
