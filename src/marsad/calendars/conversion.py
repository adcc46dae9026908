"""Turns Hijri and Persian dates into Gregorian ones.

Hijri dates go through hijridate's Umm al-Qura table (1343 to 1500 AH); news of other countries may
differ from it by a day, since the month begins there with the sighting of the moon. Persian years are
laid out by the 33-year cycle of leap years, exact for 1244 to 1472 AP.
"""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

_FIRST_HIJRI, _LAST_HIJRI = 1343, 1500
_FIRST_PERSIAN, _LAST_PERSIAN = 1244, 1472
_PERSIAN_ANCHOR = (1399, date(2020, 3, 20))  # first of Farvardin 1399
_PERSIAN_LEAPS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))  # years of the cycle, by year modulo 33


def from_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri one, None where there is no such day or no table for it.

    >>> from_hijri(1441, 5, 16)
    datetime.date(2020, 1, 11)
    """
    if not _FIRST_HIJRI <= year <= _LAST_HIJRI or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    if day == 30 and Hijri(year, month, 1).month_length() < 30:
        day = 29  # elsewhere the month may have had the day
    gregorian = Hijri(year, month, day).to_gregorian()
    return date(gregorian.year, gregorian.month, gregorian.day)


def to_hijri(day: date) -> tuple[int, int, int] | None:
    """Year, month and day of the Hijri calendar, None outside the table (1924 to 2077)."""
    if not date(1924, 8, 1) <= day <= date(2077, 11, 16):
        return None
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    return hijri.year, hijri.month, hijri.day


def from_persian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Persian (Solar Hijri) one, None where there is no such day.

    >>> from_persian(1398, 11, 29)
    datetime.date(2020, 2, 18)
    """
    if not _FIRST_PERSIAN <= year <= _LAST_PERSIAN or not 1 <= month <= 12:
        return None
    if not 1 <= day <= _persian_month_length(year, month):
        return None
    anchor_year, anchor = _PERSIAN_ANCHOR
    passed = sum(_persian_month_length(year, before) for before in range(1, month))
    return anchor + timedelta(days=_persian_years(anchor_year, year) + passed + day - 1)


def _persian_month_length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or year % 33 in _PERSIAN_LEAPS else 29


def _persian_years(first: int, last: int) -> int:
    """Days from the beginning of year `first` to that of `last`."""
    sign = 1 if last >= first else -1
    years = range(min(first, last), max(first, last))
    return sign * sum(365 + (year % 33 in _PERSIAN_LEAPS) for year in years)
