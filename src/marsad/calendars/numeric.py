"""Reads dates written in figures alone: 2020/12/25, 9-11-2023, 17.03.2020, 7/3/1429 هـ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from marsad.calendars.conversion import from_hijri

_DOTTED = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{1,4})")
_MARKS = frozenset("/-.")
_HIJRI_SIGNS = frozenset(("ه", "هجري", "هجريه", "للهجره"))
_GREGORIAN_SIGNS = frozenset(("م", "ميلادي", "ميلاديه"))
_HIJRI_YEARS = range(1380, 1500)  # a bare year in this range is Hijri: no news is that old


@dataclass(frozen=True, slots=True)
class NumericDate:
    """A Gregorian day written in figures, ending before word `end`; `hijri` says it was converted."""

    day: date
    end: int
    hijri: bool = False


def read_numeric(keys: tuple[str, ...], i: int) -> NumericDate | None:
    """The date in figures at word `i`: day, month, year or year, month, day, parted by one kind of mark."""
    numbers, end = _numbers(keys, i)
    if not numbers:
        return None
    sign = keys[end] if end < len(keys) else ""
    hijri_sign, gregorian_sign = sign in _HIJRI_SIGNS, sign in _GREGORIAN_SIGNS
    for year, month, day in _orders(numbers):
        hijri = hijri_sign or (year in _HIJRI_YEARS and not gregorian_sign)
        found = from_hijri(year, month, day) if hijri else valid_date(year, month, day)
        if found:
            return NumericDate(found, end + (hijri_sign or gregorian_sign), hijri)
    return None


def valid_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_hijri_sign(key: str) -> bool:
    """Whether a word marks the year before it as Hijri: هـ, هجري."""
    return key in _HIJRI_SIGNS


def is_gregorian_sign(key: str) -> bool:
    """Whether a word marks the year before it as Gregorian: م, ميلادي."""
    return key in _GREGORIAN_SIGNS


def _numbers(keys: tuple[str, ...], i: int) -> tuple[list[str], int]:
    """The three numbers of a date in figures; none where a fourth follows or precedes them."""
    if dotted := _DOTTED.fullmatch(keys[i]):
        return list(dotted.groups()), i + 1
    parts = keys[i : i + 5]
    if len(parts) < 5 or parts[1] not in _MARKS or parts[3] != parts[1]:
        return [], i
    numbers = [parts[0], parts[2], parts[4]]
    if not all(number.isdecimal() and len(number) <= 4 for number in numbers):
        return [], i
    before = i > 1 and keys[i - 1] == parts[1] and keys[i - 2].isdecimal()
    behind = keys[i + 5 : i + 6] == (parts[1],) and keys[i + 6 : i + 7] and keys[i + 6].isdecimal()
    return ([], i) if before or behind else (numbers, i + 5)


def _orders(numbers: list[str]) -> list[tuple[int, int, int]]:
    """Year, month and day in the orders the numbers may stand in, the usual one first."""
    first, middle, last = map(int, numbers)
    if len(numbers[0]) == 4:
        return [(first, middle, last)]
    if len(numbers[2]) == 2 and max(map(len, numbers)) == 2:
        last += 2000 if last < 70 else 1900
    elif len(numbers[2]) != 4:
        return []
    return [(last, middle, first), (last, first, middle)]
