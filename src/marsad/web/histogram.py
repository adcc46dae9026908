"""Counts by day as columns over time: days, months or years, as wide as the time they span asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

_MOST_DAYS = 62
_MOST_MONTHS = 84
_MOST_COLUMNS = 120
_LAST = date.max  # what a calendar ends with


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of time (its first and last day, its name as an ISO value) and how much falls into it."""

    value: str
    first: str
    last: str
    count: int


def columns(days: Mapping[str, int]) -> tuple[Column, ...]:
    """The columns from the first day counted to the last, empty ones with them; none for a single day.

    >>> [(each.value, each.count) for each in columns({"2024-01-30": 2, "2024-02-01": 1})]
    [('2024-01-30', 2), ('2024-01-31', 0), ('2024-02-01', 1)]
    >>> [each.value for each in columns({"2023-12-30": 2, "2024-03-01": 1, "2024-03-09": 1})]
    ['2023-12', '2024-01', '2024-02', '2024-03']
    """
    if len(days) < 2:
        return ()
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    length = _value_length(first, last)
    counts: dict[str, int] = {}
    for day, count in days.items():
        counts[day[:length]] = counts.get(day[:length], 0) + count
    values = dict.fromkeys(islice(_values(first, last, length), _MOST_COLUMNS))
    return tuple(_column(value, counts.get(value, 0)) for value in values)


def _value_length(first: date, last: date) -> int:
    """How many characters of an ISO day name a column: a day's, a month's or a year's."""
    if (last - first).days < _MOST_DAYS:
        return 10
    months = (last.year - first.year) * 12 + last.month - first.month
    return 7 if months < _MOST_MONTHS else 4


def _values(first: date, last: date, length: int) -> Iterator[str]:
    day = first
    while day.isoformat()[:length] <= last.isoformat()[:length]:
        yield day.isoformat()[:length]
        day = _after(day, length)


def _after(day: date, length: int) -> date:
    """The first day of the column behind that of `day`."""
    if length == 10:
        return min(day, _LAST - timedelta(1)) + timedelta(1)
    if length == 4 or day.month == 12:
        return date(min(day.year + 1, _LAST.year), 1, 1)
    return date(day.year, day.month + 1, 1)


def _column(value: str, count: int) -> Column:
    start = date.fromisoformat(value + "-01-01"[: 10 - len(value)])
    last = _after(start, len(value)) - timedelta(1)
    return Column(value, start.isoformat(), last.isoformat(), count)
