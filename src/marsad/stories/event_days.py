"""The days that a TIMEX3 value covers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from marsad.model.happening import Days

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T|$)")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})$")
_PART = re.compile(r"(\d{4})-(Q|H)([1-4])$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_YEAR = re.compile(r"(\d{4})$")


def days_of(value: str | None) -> Days | None:
    """The first and last day of a value; None for durations, sets, vague and underspecified ones.

    >>> days_of("2024-02"), days_of("2024-05-24TEV").precision, days_of("P2D")
    (Days(first='2024-02-01', last='2024-02-29', precision='month'), 'day', None)
    """
    for pattern, build in _READERS:
        match = pattern.match(value or "")
        if match:
            try:
                return build(match)
            except ValueError:  # a day that no calendar has: 2023-02-30
                return None
    return None


def apart(a: Days, b: Days) -> int:
    """How many days lie between two spans; 0 where they touch or overlap."""
    gap = max(day_number(a.first), day_number(b.first)) - min(day_number(a.last), day_number(b.last))
    return max(0, gap)


def days_between(a: str, b: str) -> int:
    """How many days the ISO day `b` lies after `a`."""
    return day_number(b) - day_number(a)


@lru_cache(maxsize=10_000)
def day_number(day: str) -> int:
    """Days since the year 1 of an ISO day.

    >>> day_number("2024-03-01") - day_number("2024-02-28")
    2
    """
    return date.fromisoformat(day).toordinal()


def month_number(day: str) -> int:
    """Months since the year 0 of an ISO day.

    >>> month_number("2024-01-05") - month_number("2023-12-31")
    1
    """
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _one_day(match: re.Match[str]) -> Days:
    day = date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    return Days(day, day, "day")


def _month(match: re.Match[str]) -> Days:
    return _months(int(match[1]), int(match[2]), 1, "month")


def _week(match: re.Match[str]) -> Days:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return Days(monday.isoformat(), (monday + timedelta(6)).isoformat(), "week")


def _part(match: re.Match[str]) -> Days:
    length, precision = (3, "quarter") if match[2] == "Q" else (6, "half")
    return _months(int(match[1]), (int(match[3]) - 1) * length + 1, length, precision)


def _season(match: re.Match[str]) -> Days:
    return _months(int(match[1]), _SEASONS[match[2]], 3, "season")


def _year(match: re.Match[str]) -> Days:
    return _months(int(match[1]), 1, 12, "year")


def _months(year: int, month: int, length: int, precision: str) -> Days:
    first = date(year, month, 1)
    over, index = divmod(month + length - 2, 12)
    last = date(year + over, index + 1, monthrange(year + over, index + 1)[1])
    return Days(first.isoformat(), last.isoformat(), precision)


_READERS = (
    (_DAY, _one_day),
    (_MONTH, _month),
    (_WEEK, _week),
    (_PART, _part),
    (_SEASON, _season),
    (_YEAR, _year),
)
