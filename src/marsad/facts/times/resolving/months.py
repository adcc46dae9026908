"""Resolves months and days of the month, with the year that the text leaves out."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.calendars.conversion import from_hijri
from marsad.facts.times.calendar_math import When, in_month, shift
from marsad.facts.times.meaning import (
    Month,
    MonthDay,
    NthWeekday,
    Same,
    Shift,
    Year,
    YearRef,
)
from marsad.facts.times.resolving.hijri import resolve_hijri_day, resolve_hijri_month
from marsad.facts.times.resolving.relative import resolve_same, resolve_shift
from marsad.facts.times.resolving.setting import Resolved, Setting, dated, unknown
from marsad.facts.times.tense import FUTURE, NEAREST, PAST

_RECENT, _NOW = 31, 10  # days from publication within which a date is not carried on from an earlier year
_FAR = 300  # days; a date without its year is not looked for farther away against a nearer reading


def resolve_month(meaning: Month, setting: Setting) -> Resolved:
    """A month by its name, at the month's grain."""
    if meaning.calendar == "hijri":
        return resolve_hijri_month(meaning, setting)
    year, why = _year_of(meaning, setting, 1)
    if year is None:
        return unknown(f"XXXX-{meaning.month:02d}", why)
    return dated(When(date(year, meaning.month, 1), "MO"), why)


def resolve_month_day(meaning: MonthDay, setting: Setting) -> Resolved:
    """A day of a named or told month."""
    if not isinstance(meaning.month, Month):
        month = (
            resolve_shift(meaning.month, setting)
            if isinstance(meaning.month, Shift)
            else resolve_same(meaning.month, setting)
        )
        if month.when is None:
            return unknown(f"XXXX-XX-{meaning.day:02d}")
        day = in_month(month.when.day.year, month.when.day.month, meaning.day)
        return (
            dated(When(day, "D"), month.why)
            if day
            else unknown(f"{month.value}-XX", "no such day in the month")
        )
    if meaning.month.calendar == "hijri":
        return resolve_hijri_day(meaning.day, meaning.month, setting)
    year, why = _year_of(meaning.month, setting, meaning.day)
    if year is None:
        return unknown(f"XXXX-{meaning.month.month:02d}-{meaning.day:02d}", why)
    day = in_month(year, meaning.month.month, meaning.day)
    if day is None:
        return unknown(f"{year}-{meaning.month.month:02d}-XX", "no such day in the month")
    return dated(When(day, "D"), why)


def resolve_nth_weekday(meaning: NthWeekday, setting: Setting) -> Resolved:
    """The nth weekday, or the nth week, of a month."""
    month = (
        resolve_month(meaning.month, setting)
        if isinstance(meaning.month, Month)
        else resolve_shift(meaning.month, setting)
    )
    if month.when is None:
        return unknown("XXXX-XX-XX", month.why)
    first = month.when.day.replace(day=1)
    if meaning.nth > 0:
        day = first + timedelta(days=(meaning.day - first.weekday()) % 7 + 7 * (meaning.nth - 1))
    else:
        last = (shift(first, "MO", 1) or first) - timedelta(days=1)
        day = last - timedelta(days=(last.weekday() - meaning.day) % 7)
    return dated(When(day, "W" if meaning.week else "D"), f"number {meaning.nth} of {month.value}")


def resolve_same_unit(meaning: Same, setting: Setting) -> Resolved:
    """The unit told before, in the year that is named beside it (الشهر نفسه من العام الماضي)."""
    told = resolve_same(meaning, setting)
    year = referred_year(meaning.year, setting) if meaning.year and told.when else None
    if year is None or told.when is None:
        return told
    day = in_month(year, told.when.day.month, 1)
    return dated(When(day, "MO"), "the month told before, in another year") if day else told


def referred_year(ref: YearRef, setting: Setting) -> int | None:
    """The Gregorian year that is named or told beside a month, None where it is unknown."""
    if isinstance(ref, Year):
        if not ref.hijri:
            return ref.year
        middle = from_hijri(ref.year, 7, 1)
        return middle.year if middle else None
    resolved = resolve_same(ref, setting) if isinstance(ref, Same) else resolve_shift(ref, setting)
    return resolved.when.day.year if resolved.when else None


def _year_of(month: Month, setting: Setting, day: int) -> tuple[int | None, str]:
    """The year of a month or of a day in it, and how it was found."""
    if month.year is not None:
        year = referred_year(month.year, setting)
        return year, "the year beside it" if year else "its year is unknown"
    anchor = setting.anchor
    if month.direction and anchor:
        return _directed_year(
            month, anchor, day
        ), f"month with adjective ({month.direction}), counted from {anchor}"
    if month.direction in ("past", "next", "now"):
        return None, "no date of publication to count from"
    followed = _year_after_told(month, setting, day)
    if followed:
        return followed, "the first after the time told before"
    if anchor is None:
        return None, "no year beside it and no date of publication"
    return _nearest_year(
        month, anchor, day, setting.tense
    ), f"the nearest to {anchor}, tense: {setting.tense or 'none'}"


def _directed_year(month: Month, anchor: date, day: int) -> int:
    step = 1 if month.beyond else 0
    this = (month.month, day if day > 1 else 0) < (anchor.month, anchor.day if day > 1 else 0)
    same = month.month == anchor.month
    if month.direction in ("past", "preceding"):
        return anchor.year - step if this else anchor.year - 1 - step
    if month.direction in ("next", "following"):
        ahead = not this and not (same and day <= 1)
        return anchor.year + step if ahead else anchor.year + 1 + step
    return anchor.year


def _year_after_told(month: Month, setting: Setting, day: int) -> int | None:
    """The year told just before, in this sentence or the last, carried on."""
    told = setting.told
    if told.when is None or told.when.grain == "W":
        return None
    distance = setting.sentence - told.when_sentence
    if distance > (0 if told.when.grain == "Y" else 1):
        return None
    if setting.anchor and _is_recent(month, setting.anchor, day, within=_RECENT if distance else _NOW):
        return None
    if setting.joined and told.when.grain in ("D", "MO") and not _is_ahead(told.when, setting):
        return _carried_year(told.when, month, day)
    if setting.anchor and told.when.day.year >= setting.anchor.year:
        return None
    year = _carried_year(told.when, month, day)
    ahead = setting.anchor and (year, month.month, day) > (
        setting.anchor.year,
        setting.anchor.month,
        setting.anchor.day,
    )
    return year if bool(ahead) == (setting.tense == FUTURE) or not setting.anchor else None


def _is_ahead(when: When, setting: Setting) -> bool:
    return setting.anchor is not None and when.day.year > setting.anchor.year


def _carried_year(when: When, month: Month, day: int) -> int:
    """The year of the first such day after a told time; the told year itself where only that is told."""
    year, start = when.day.year, when.day
    if when.grain == "Y" and not when.code:
        return year
    return year + ((month.month, day) < (start.month, start.day if when.grain == "D" else 1))


def _is_recent(month: Month, anchor: date, day: int, *, within: int) -> bool:
    """Whether such a day lies so near to publication that news most likely means it."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    return any(
        in_month(year, month.month, day) and abs(_distance(year, month.month, day, anchor)) <= within
        for year in years
    )


def _nearest_year(month: Month, anchor: date, day: int, tense: str) -> int:
    """The year of the nearest such day in the tense's direction; against the tense where that is far off."""
    years = [
        year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if in_month(year, month.month, day)
    ]
    if not years:
        return anchor.year
    distances = {year: _distance(year, month.month, day, anchor) for year in years}
    wanted = [y for y in years if (distances[y] <= 0 if tense == PAST else distances[y] >= 0)]
    wanted = years if tense == NEAREST else wanted
    best = min(wanted, key=lambda y: abs(distances[y]), default=None)
    nearest = min(years, key=lambda y: abs(distances[y]))
    if best is None or (tense and abs(distances[best]) > _FAR) or not tense:
        return nearest
    return best


def _distance(year: int, month: int, day: int, anchor: date) -> int:
    if day == 1 and month == anchor.month and year == anchor.year:
        return 0
    return (date(year, month, day) - anchor).days
