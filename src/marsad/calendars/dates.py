"""Finds absolute calendar dates in Arabic, English and mixed text.

Both the publication line of a page and the time expressions of a body are read through it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, tzinfo
from functools import lru_cache

from marsad.calendars.clock import Clock, read_clock, zones
from marsad.calendars.conversion import from_hijri, from_persian
from marsad.calendars.names import CalendarNames, MonthName, calendar_names, start_of
from marsad.calendars.numeric import is_gregorian_sign, is_hijri_sign, read_numeric, valid_date
from marsad.lexicon.pack import Lexicon
from marsad.text.numerals import read_ordinal
from marsad.text.segment import Tokens, tokenise

_RULES = {
    (True, True): "day, month, year",
    (False, True): "day and month",
    (True, False): "month and year",
}
_YEARS = range(1000, 2200)
_BEFORE_MONTH = frozenset((",", "،", "من", "شهر", "of", "th", "st", "nd", "rd", "/", "-", "."))
_BEFORE_YEAR = frozenset(
    (",", "،", "من", "عام", "العام", "سنه", "لعام", "لسنه", "للعام", "of", "-", "/", ".")
)
_BESIDE_WEEKDAY = frozenset((",", "،", "-", "–", "|", ":", "(", ")", "/", "الموافق"))
_BESIDE_CLOCK = frozenset(
    (",", "،", "-", "–", "|", "/", "الساعه", "في", "تمام", "at", "t", "عند", "@", "(", "يوم")
)
_CLOCK_REACH = 8  # words before a date in which its clock may begin
_LONGEST_ORDINAL = 3
_LONGEST_KEPT = 300  # characters of a text whose dates are kept


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """An absolute date found in a text.

    `start` and `end` are offsets into the text given; `year`, `month`, `day` are Gregorian and
    None where the text leaves them out; `weekday` (0 is Monday) is the one printed beside the
    date; `clock` and `zone` the printed time of day; `hijri` says that the value was converted.
    `rule` names the pattern.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    rule: str
    weekday: int | None = None
    clock: time | None = None
    zone: tzinfo | None = None
    hijri: bool = False

    @property
    def day_date(self) -> date | None:
        """The day as a `date`, or None where a part is missing."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A date of the words `[start, end)`, without what stands beside it."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    rule: str
    glued: int = 0
    hijri: bool = False


def find_dates(text: str, lexicon: Lexicon) -> list[CalendarDate]:
    """The absolute dates of `text` in order, with the weekday and the clock printed beside them.

    Reads Gregorian dates under every month name of the packs and in figures, Hijri ones (converted by
    the Umm al-Qura table) and Persian ones. Where a Hijri and a Gregorian date stand side by side, each
    is found. A date without its year has `year` None; a name alone is no date. The offsets cover the
    weekday, not the clock.

    >>> from marsad.lexicon.pack import load
    >>> [found.day_date for found in find_dates("تاريخ النشر: الجمعة 24 أيار/ مايو 2024م", load())]
    [datetime.date(2024, 5, 24)]
    """
    find = _dates_in if len(text) <= _LONGEST_KEPT else _dates_in.__wrapped__
    return list(find(text, lexicon))


@lru_cache(maxsize=512)
def _dates_in(text: str, lexicon: Lexicon) -> tuple[CalendarDate, ...]:
    """As `find_dates`, kept: of a page's date lines the date, the sources and the dateline are asked for."""
    tokens = tokenise(text)
    keys = tuple([key.lower() for key in tokens.keys])
    names = lexicon.derive(calendar_names)
    found: list[CalendarDate] = []
    floor = 0
    for i in range(len(keys)):
        if i < floor:
            continue
        parts = _in_figures(keys, i) or _named(keys, i, floor, names)
        if parts:
            found.append(_with_surroundings(parts, tokens, keys, floor, lexicon))
            floor = parts.end
    return tuple(found)


def _in_figures(keys: tuple[str, ...], i: int) -> _Parts | None:
    numeric = read_numeric(keys, i) if keys[i][0].isdecimal() else None
    if numeric is None:
        return None
    day = numeric.day
    rule = "Hijri date in figures, converted" if numeric.hijri else "date in figures"
    return _Parts(i, numeric.end, day.year, day.month, day.day, rule, hijri=numeric.hijri)


def _named(keys: tuple[str, ...], i: int, floor: int, names: CalendarNames) -> _Parts | None:
    """The date around a month's name at word `i`; it starts at word `floor` or later."""
    month = names.month(keys, i)
    if month is None:
        return None
    start, day, year = _before(keys, i, floor) if month.glued == 0 else (i, None, None)
    end = month.end
    if day is None:
        day, end = _day_behind(keys, end)
    if year is None:
        year, end = _year_behind(keys, end)
    glued = month.glued if start == i else 0
    return _settled(month, _Parts(start, end, year, month.number, day, "", glued))


def _settled(month: MonthName, parts: _Parts) -> _Parts | None:
    """`parts` turned Gregorian, None where too little stands beside the name or there is no such day."""
    year, day = parts.year, parts.day
    if year is None or day is None:
        enough = month.calendar == "gregorian" and month.use != "dated" and (year or day)
        return replace(parts, rule=_RULES[year is not None, day is not None]) if enough else None
    if month.calendar == "gregorian":
        return replace(parts, rule=_RULES[True, True]) if valid_date(year, month.number, day) else None
    convert = from_hijri if month.calendar == "hijri" else from_persian
    real = convert(year, month.number, day)
    if real is None:
        return None
    rule = f"{month.calendar.capitalize()} date, converted"
    hijri = month.calendar == "hijri"
    return replace(parts, year=real.year, month=real.month, day=real.day, rule=rule, hijri=hijri)


def _before(keys: tuple[str, ...], i: int, floor: int) -> tuple[int, int | None, int | None]:
    """Where the date begins, its day and, in "2020/ آذار/ 17", its year, before a month at word `i`."""
    j = i
    while j > floor and i - j < 3 and keys[j - 1] in _BEFORE_MONTH:
        j -= 1
    if j > floor and keys[j - 1].isdecimal():
        number = keys[j - 1]
        minute = j > floor + 2 and keys[j - 2] == ":" and keys[j - 3].isdecimal()
        if len(number) <= 2 and 1 <= int(number) <= 31 and not minute:
            return j - 1, int(number), None
        if len(number) == 4 and int(number) in _YEARS and keys[j : j + 1] in (("/",), ("-",)):
            return j - 1, None, int(number)
        return i, None, None
    for k in range(max(j - _LONGEST_ORDINAL, floor), j):
        ordinal = read_ordinal(keys, k)
        if ordinal and ordinal.end == j and 1 <= ordinal.value <= 31:
            return k, int(ordinal.value), None
    return i, None, None


def _day_behind(keys: tuple[str, ...], end: int) -> tuple[int | None, int]:
    """The day behind a month's name (November 9, 2020; 2020/ آذار/ 17) with a year or nothing after it."""
    j = end + (keys[end : end + 1] in (("/",), ("-",)))
    if j >= len(keys) or not (keys[j].isdecimal() and len(keys[j]) <= 2 and 1 <= int(keys[j]) <= 31):
        return None, end
    after = j + 1 + (keys[j + 1 : j + 2] in (("th",), ("st",), ("nd",), ("rd",)))
    if j > end or after == len(keys) or _year_behind(keys, after)[0]:
        return int(keys[j]), after
    return None, end


def _year_behind(keys: tuple[str, ...], end: int) -> tuple[int | None, int]:
    """The year behind a day and month or a month, with its sign (م, هـ)."""
    j = end
    while j < len(keys) and j - end < 3 and keys[j] in _BEFORE_YEAR:
        j += 1
    if j >= len(keys) or not (keys[j].isdecimal() and len(keys[j]) == 4 and int(keys[j]) in _YEARS):
        return None, end
    sign = keys[j + 1] if j + 1 < len(keys) else ""
    return int(keys[j]), j + 1 + (is_hijri_sign(sign) or is_gregorian_sign(sign))


def _with_surroundings(
    parts: _Parts, tokens: Tokens, keys: tuple[str, ...], floor: int, lexicon: Lexicon
) -> CalendarDate:
    names = lexicon.derive(calendar_names)
    weekday, first = _weekday_before(keys, parts.start, floor, names)
    start = start_of(tokens, parts.start, parts.glued) if first == parts.start else tokens.starts[first]
    if weekday is None:
        weekday = _weekday_behind(keys, parts.end, names)
    clock = _clock_behind(keys, parts.end, lexicon) or _clock_before(keys, first, floor, lexicon)
    return CalendarDate(
        start,
        tokens.ends[parts.end - 1],
        parts.year,
        parts.month,
        parts.day,
        parts.rule,
        weekday,
        clock.time if clock else None,
        clock.zone if clock else None,
        parts.hijri,
    )


def _weekday_before(
    keys: tuple[str, ...], start: int, floor: int, names: CalendarNames
) -> tuple[int | None, int]:
    """The weekday that stands before a date, with the word it begins at."""
    j = start
    while j > floor and start - j < 2 and keys[j - 1] in _BESIDE_WEEKDAY:
        j -= 1
    for k in (j - 2, j - 1):
        weekday = names.weekday(keys, k) if k >= floor else None
        if weekday and weekday.end == j:
            return weekday.day, k
    return None, start


def _weekday_behind(keys: tuple[str, ...], end: int, names: CalendarNames) -> int | None:
    """The weekday that stands behind a date, unless a further date follows it."""
    j = end
    while j < len(keys) and j - end < 2 and keys[j] in _BESIDE_WEEKDAY:
        j += 1
    weekday = names.weekday(keys, j)
    if weekday is None or (weekday.end < len(keys) and keys[weekday.end][0].isdecimal()):
        return None
    return weekday.day


def _clock_behind(keys: tuple[str, ...], end: int, lexicon: Lexicon) -> Clock | None:
    j = end
    while j < len(keys) and j - end < 4 and keys[j] in _BESIDE_CLOCK:
        j += 1
    return read_clock(keys, j, lexicon.derive(zones))


def _clock_before(keys: tuple[str, ...], start: int, floor: int, lexicon: Lexicon) -> Clock | None:
    """The clock that ends where the date begins, marks between them left out."""
    end = start
    while end > floor and start - end < 3 and keys[end - 1] in _BESIDE_CLOCK:
        end -= 1
    for j in range(max(end - _CLOCK_REACH, floor), end):
        clock = read_clock(keys, j, lexicon.derive(zones))
        if clock and end <= clock.end <= start:
            return clock
    return None
