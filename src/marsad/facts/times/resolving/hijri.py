"""Resolves months and days of the Hijri calendar that stand without a full date."""

from __future__ import annotations

from datetime import date

from marsad.calendars.conversion import from_hijri, to_hijri
from marsad.facts.times.calendar_math import When
from marsad.facts.times.meaning import (
    Month,
    Year,
)
from marsad.facts.times.resolving.setting import Resolved, Setting, dated, unknown
from marsad.facts.times.tense import FUTURE, PAST, PRESENT

_MIDDLE = 15  # the day that stands for a Hijri month


def resolve_hijri_month(meaning: Month, setting: Setting) -> Resolved:
    """The Gregorian month that holds the middle of a Hijri one."""
    middle, why = _hijri_date(_MIDDLE, meaning, setting)
    if middle is None:
        return unknown("XXXX-XX", why)
    return dated(When(middle, "MO"), f"Hijri month, by its middle; {why}")


def resolve_hijri_day(day: int, month: Month, setting: Setting) -> Resolved:
    """A day of a Hijri month without its year, or with it."""
    found, why = _hijri_date(day, month, setting)
    if found is None:
        return unknown("XXXX-XX-XX", why)
    return dated(When(found, "D"), f"Hijri date by the Umm al-Qura table, a day's difference possible; {why}")


def hijri_within(year: int, month: int, day: int) -> date | None:
    """The first day of that Hijri name within a Gregorian year."""
    middle = to_hijri(date(year, 6, 30)) if 1 <= year <= 9999 else None
    found = [from_hijri(middle[0] + step, month, day) for step in (-1, 0, 1)] if middle else []
    return next((candidate for candidate in found if candidate and candidate.year == year), None)


def _hijri_date(day: int, month: Month, setting: Setting) -> tuple[date | None, str]:
    if isinstance(month.year, Year):
        if month.year.hijri:
            return from_hijri(month.year.year, month.month, day), "year beside it"
        return hijri_within(month.year.year, month.month, day), "the Gregorian year beside it"
    today = to_hijri(setting.anchor) if setting.anchor else None
    if today is None or setting.anchor is None:
        return None, "no date of publication to count from"
    anchor = setting.anchor
    years = [found for y in (-2, -1, 0, 1, 2) if (found := from_hijri(today[0] + y, month.month, day))]
    within = today[1] == month.month and not month.direction
    direction = month.direction or setting.tense
    past = [found for found in years if found <= anchor]
    ahead = [found for found in years if found > anchor]
    if within:
        return from_hijri(today[0], month.month, day), "the Hijri month of publication"
    if direction in ("past", PAST) and past:
        return past[-1 - month.beyond], "the last before publication"
    if direction in ("next", FUTURE, PRESENT) and ahead:
        return ahead[month.beyond], "the first after publication"
    return min(years, key=lambda found: abs((found - anchor).days)), "the nearest to publication"
