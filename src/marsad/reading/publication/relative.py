"""Reads how long ago a page says it was published: منذ 3 ساعات, قبل يومين, 5 minutes ago."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from marsad.text.normalise import fold

_UNITS = {
    "seconds": "ثانيه|ثانيتين|ثوان|ثواني|sec|secs|second|seconds",
    "minutes": "دقيقه|دقيقتين|دقائق|دقايق|min|mins|minute|minutes",
    "hours": "ساعه|ساعتين|ساعات|hr|hrs|hour|hours",
    "days": "يوم|يوما|يومين|ايام|day|days",
    "weeks": "اسبوع|اسبوعا|اسبوعين|اسابيع|week|weeks",
}
_PLURALS = frozenset("ثوان ثواني دقائق دقايق ساعات ايام اسابيع".split())
_UNIT_OF = {form: unit for unit, forms in _UNITS.items() for form in forms.split("|")}
_NUMBERS = {
    word: number
    for number, words in {
        1: "واحد|واحده|a|an|one",
        2: "اثنين|two",
        3: "ثلاث|ثلاثه|three",
        4: "اربع|اربعه|four",
        5: "خمس|خمسه|five",
        6: "ست|سته|six",
        7: "سبع|سبعه|seven",
        8: "ثمان|ثماني|ثمانيه|eight",
        9: "تسع|تسعه|nine",
        10: "عشر|عشره|ten",
    }.items()
    for word in words.split("|")
}
_FORMS = "|".join(sorted(_UNIT_OF, key=len, reverse=True))
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_AGO = re.compile(
    rf"(?<!\w)(?:(?:منذ|قبل)\s+(?:(?:حوالي|نحو)\s+)?(?:(?P<number>\d{{1,3}}|{_NUMBER})\s*)?(?P<unit>{_FORMS})(?!\w)"
    rf"|(?P<count>\d{{1,3}}|{_NUMBER})\s*(?P<english>{_FORMS})\s+ago(?!\w))"
)
_NOW = re.compile(r"(?<!\w)(?:الان|منذ لحظات|قبل لحظات|منذ قليل|قبل قليل|just now)(?!\w)")
_DAY = re.compile(
    r"(?:^|[^\w\s]\s*|(?<!\w)(?:نشر|نشرت|بتاريخ|تاريخ|تحديث|updated|posted)\s+)"
    r"(?P<today>اليوم|today)(?!\w)(?! (?:السابع|24))"
    r"|(?<!\w)(?P<yesterday>امس|البارحه|yesterday)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Ago:
    """A distance back from the moment of reading; `exact` says that it holds to the hour."""

    distance: timedelta
    exact: bool


def read_ago(text: str) -> Ago | None:
    """The distance that a date line gives instead of a date, or None.

    >>> read_ago("منذ 3 ساعات").distance
    datetime.timedelta(seconds=10800)
    >>> read_ago("نشر قبل يومين").distance
    datetime.timedelta(days=2)
    """
    folded = fold(text).lower()
    if match := _AGO.search(folded):
        unit = match["unit"] or match["english"]
        number = _count(match["number"] or match["count"], unit)
        grain = _UNIT_OF[unit]
        if number is None:
            return None
        return Ago(timedelta(**{grain: number}), exact=grain not in ("days", "weeks"))
    if _NOW.search(folded):
        return Ago(timedelta(0), exact=True)
    if match := _DAY.search(folded):
        return Ago(timedelta(days=0 if match["today"] else 1), exact=False)
    return None


def _count(number: str | None, unit: str) -> int | None:
    """How many units: one or two where the word itself says so, None for a bare plural (قبل أيام)."""
    if number is None and unit in _PLURALS:
        return None
    if number is None:
        return 2 if unit.endswith("ين") else 1
    return int(number) if number.isdigit() else _NUMBERS[number]
