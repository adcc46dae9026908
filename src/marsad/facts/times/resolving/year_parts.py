"""Resolves seasons, quarters, halves and feasts."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.facts.times.calendar_math import When, easter, season_start, shift
from marsad.facts.times.meaning import (
    Holiday,
    YearPart,
)
from marsad.facts.times.resolving.hijri import hijri_within
from marsad.facts.times.resolving.months import referred_year
from marsad.facts.times.resolving.setting import Resolved, Setting, dated, unknown
from marsad.facts.times.tense import FUTURE, PAST, PRESENT

_BY_TENSE = {PAST: "past", FUTURE: "next", PRESENT: "next"}
_SOON = timedelta(days=60)  # before a season begins, within which that of the year before is long over


def resolve_year_part(meaning: YearPart, setting: Setting) -> Resolved:
    """A season, quarter or half of a year."""
    if meaning.year is not None:
        year = referred_year(meaning.year, setting)
    else:
        year = _directed_part(meaning, setting)
    if year is None:
        return unknown(f"XXXX-{meaning.code}", "part of an unknown year")
    return dated(When(season_start(year, meaning.code), "Y", meaning.code), "part of a year")


def _directed_part(meaning: YearPart, setting: Setting) -> int | None:
    anchor = setting.anchor
    if anchor is None:
        return None
    started = season_start(anchor.year, meaning.code) <= anchor
    if meaning.direction in ("past", "preceding"):
        over = (shift(season_start(anchor.year, meaning.code), "MO", 3) or anchor) <= anchor
        return anchor.year if over else anchor.year - 1
    if meaning.direction in ("next", "following"):
        return anchor.year + 1 if started else anchor.year
    near = season_start(anchor.year, meaning.code) - anchor <= _SOON
    past = not meaning.direction and setting.tense == PAST and not (started or near)
    return anchor.year - past


def resolve_holiday(meaning: Holiday, setting: Setting) -> Resolved:
    """A feast of a year, of the year of publication where none is named."""
    direction = meaning.direction or (_BY_TENSE.get(setting.tense, "") if meaning.year is None else "")
    if direction and setting.anchor:
        near = None if meaning.direction else _near_feast(meaning.rule, setting.anchor)
        return near or _directed_feast(meaning.rule, direction, setting.anchor)
    year = (
        referred_year(meaning.year, setting)
        if meaning.year
        else setting.anchor.year
        if setting.anchor
        else None
    )
    if year is None:
        return unknown("XXXX-XX-XX", "a feast of an unknown year")
    day = _feast(meaning.rule, year)
    return dated(When(day, "D"), "the feast's date") if day else unknown(f"{year}-XX-XX")


def _near_feast(rule: str, anchor: date) -> Resolved | None:
    """The feast so near to publication that news most likely means it, on either side."""
    days = (_feast(rule, anchor.year + year) for year in (-1, 0, 1))
    near = next((day for day in days if day and abs(day - anchor) <= _SOON), None)
    return dated(When(near, "D"), "the feast next to publication") if near else None


def _directed_feast(rule: str, direction: str, anchor: date) -> Resolved:
    """The feast last celebrated before publication, or the next."""
    days = [day for year in (-1, 0, 1) if (day := _feast(rule, anchor.year + year))]
    past = [day for day in days if day <= anchor]
    ahead = [day for day in days if day > anchor]
    found = past[-1:] if direction == "past" else ahead[:1]
    return dated(When(found[0], "D"), "the feast's date") if found else unknown("XXXX-XX-XX")


def _feast(rule: str, year: int) -> date | None:
    if rule == "easter":
        return easter(year)
    month, day = (int(part) for part in rule.removeprefix("hijri ").split("-"))
    if not rule.startswith("hijri"):
        return date(year, month, day)
    return hijri_within(year, month, day)
