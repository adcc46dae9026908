"""Resolves what an expression says against the day of publication, the times told before and the tense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from marsad.calendars.conversion import from_hijri
from marsad.facts.times.calendar_math import When
from marsad.facts.times.meaning import (
    Ago,
    Fixed,
    FullDate,
    Holiday,
    Meaning,
    Month,
    MonthDay,
    NthWeekday,
    Same,
    Shift,
    Weekday,
    Year,
    YearPart,
)
from marsad.facts.times.resolving.months import (
    resolve_month,
    resolve_month_day,
    resolve_nth_weekday,
    resolve_same_unit,
)
from marsad.facts.times.resolving.relative import resolve_ago, resolve_shift, resolve_weekday
from marsad.facts.times.resolving.setting import Resolved, Setting, dated, unknown
from marsad.facts.times.resolving.year_parts import resolve_holiday, resolve_year_part
from marsad.model.time import TimeType

NIGHT = "TNI"  # of a night that no day names
_LATE = 22  # published at this hour, a night is that of the day itself


def resolve(meaning: Meaning, setting: Setting) -> Resolved:
    """The value of `meaning` in its setting; X for what the text and its date leave unknown."""
    return _RESOLVERS[type(meaning)](meaning, setting)


def _full_date(meaning: FullDate, setting: Setting) -> Resolved:
    how = (
        "Hijri date by the Umm al-Qura table, a day's difference possible"
        if meaning.hijri
        else "date in full"
    )
    return dated(When(date(meaning.year, meaning.month, meaning.day), "D"), how)


def _fixed(meaning: Fixed, setting: Setting) -> Resolved:
    if meaning.type is TimeType.TIME:
        told = setting.told
        if told.day and told.day_sentence == setting.sentence:
            return dated(When(told.day, "D"), "a clock time of the day told in the sentence")
        if setting.anchor is None:
            return Resolved(TimeType.DATE, "XXXX-XX-XX", "a clock time of an unknown day")
        late = setting.moment is not None and setting.moment.hour >= _LATE
        if meaning.value == NIGHT and not late:
            return dated(When(setting.anchor - timedelta(days=1), "D"), "the night before publication")
        return dated(When(setting.anchor, "D"), "a clock time of the day of publication")
    return Resolved(meaning.type, meaning.value, "needs no reference")


def _year(meaning: Year, setting: Setting) -> Resolved:
    if not meaning.hijri:
        return dated(When(date(meaning.year, 1, 1), "Y"), "year in full")
    middle = from_hijri(meaning.year, 7, 1)
    if middle is None:
        return unknown("XXXX", "a Hijri year outside the conversion table")
    return dated(When(middle, "Y"), "Hijri year: the Gregorian year that holds its middle")


_RESOLVERS: dict[type, Callable[..., Resolved]] = {
    Fixed: _fixed,
    FullDate: _full_date,
    Year: _year,
    Ago: resolve_ago,
    Shift: resolve_shift,
    Same: resolve_same_unit,
    Weekday: resolve_weekday,
    Month: resolve_month,
    MonthDay: resolve_month_day,
    NthWeekday: resolve_nth_weekday,
    YearPart: resolve_year_part,
    Holiday: resolve_holiday,
}
