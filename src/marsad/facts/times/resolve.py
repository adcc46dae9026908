"""Resolves what an expression says against the day of publication, the times told before and the tense."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from marsad.calendars.conversion import from_hijri, to_hijri
from marsad.facts.times.calendar_math import When, easter, in_month, season_start, shift
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
    YearRef,
)
from marsad.facts.times.tense import FUTURE, PAST, PRESENT
from marsad.model.time import TimeType

_FAR = 300  # days; a date without its year is not looked for farther away against a nearer reading
_MIDDLE = 15  # the day that stands for a Hijri month


@dataclass(frozen=True, slots=True)
class Told:
    """What the text told before: the last time of any grain and the last day, with their sentences."""

    when: When | None = None
    day: date | None = None
    when_sentence: int = -9
    day_sentence: int = -9


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against.

    `moment` is the time of publication where a clock is known; `sentence` numbers the sentence the
    expression stands in; `tense` is that of its clause, which `lasts` where it tells a state.
    """

    anchor: date | None
    moment: datetime | None
    told: Told
    sentence: int
    tense: str
    lasts: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 type and value with the reason; `when` the stretch of the calendar meant, if it is known."""

    type: TimeType
    value: str
    why: str
    when: When | None = None
    keeps_preposition: bool = True


def resolve(meaning: Meaning, setting: Setting) -> Resolved:
    """The value of `meaning` in its setting; X for what the text and its date leave unknown."""
    if isinstance(meaning, Fixed):
        return _fixed(meaning, setting)
    if isinstance(meaning, Ago):
        return _ago(meaning, setting)
    if isinstance(meaning, Year):
        return _year(meaning)
    if isinstance(meaning, Same):
        return _same(meaning, setting)
    if isinstance(meaning, Month):
        return _month(meaning, setting)
    if isinstance(meaning, YearPart):
        return _year_part(meaning, setting)
    return resolve_day(meaning, setting)


def resolve_day(meaning: Meaning, setting: Setting) -> Resolved:
    """The value of a meaning that names a day, or a unit told from today."""
    if isinstance(meaning, FullDate):
        how = (
            "Hijri date by the Umm al-Qura table, a day's difference possible"
            if meaning.hijri
            else "date in full"
        )
        return _dated(When(date(meaning.year, meaning.month, meaning.day), "D"), how)
    if isinstance(meaning, Shift):
        return _shifted(meaning, setting)
    if isinstance(meaning, Weekday):
        return _weekday(meaning, setting)
    if isinstance(meaning, MonthDay):
        return _month_day(meaning, setting)
    if isinstance(meaning, NthWeekday):
        return _nth_weekday(meaning, setting)
    if isinstance(meaning, Holiday):
        return _holiday(meaning, setting)
    return resolve(meaning, setting)


def _dated(when: When, why: str) -> Resolved:
    return Resolved(TimeType.DATE, when.value, why, when)


def _unknown(value: str, why: str = "no date of publication to count from") -> Resolved:
    return Resolved(TimeType.DATE, value, why)


def _fixed(meaning: Fixed, setting: Setting) -> Resolved:
    if meaning.type is TimeType.TIME:
        told = setting.told
        if told.day and told.day_sentence == setting.sentence:
            return _dated(When(told.day, "D"), "a clock time of the day told in the sentence")
        if setting.anchor is None:
            return Resolved(TimeType.DATE, "XXXX-XX-XX", "a clock time of an unknown day")
        return _dated(When(setting.anchor, "D"), "a clock time of the day of publication")
    return Resolved(meaning.type, meaning.value, "needs no reference")


def _year(meaning: Year) -> Resolved:
    if not meaning.hijri:
        return _dated(When(date(meaning.year, 1, 1), "Y"), "year in full")
    middle = from_hijri(meaning.year, 7, 1)
    if middle is None:
        return _unknown("XXXX", "a Hijri year outside the conversion table")
    return _dated(When(middle, "Y"), "Hijri year: the Gregorian year that holds its middle")


def _shifted(meaning: Shift, setting: Setting) -> Resolved:
    base = _base(meaning, setting)
    if base is None:
        return _unknown({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "MO": "XXXX-XX"}.get(meaning.unit, "XXXX"))
    moved = shift(base, meaning.unit, meaning.amount)
    if moved is None:
        return _unknown("XXXX")
    if meaning.unit == "DE":
        return Resolved(TimeType.DATE, f"{moved.year // 10}", "decade counted from publication")
    if meaning.unit == "CE":
        return Resolved(TimeType.DATE, f"{moved.year // 100}", "century counted from publication")
    return _dated(When(moved, meaning.unit), f"{meaning.amount:+d} {meaning.unit} from {base}")


def _base(meaning: Shift, setting: Setting) -> date | None:
    """The day to count from: the told one for التالي and for a unit without adjective in a told sentence."""
    told = setting.told
    if meaning.told:
        known = told.day if meaning.unit in ("D", "W") else told.when.day if told.when else None
        return known or setting.anchor
    near = told.when and told.when_sentence == setting.sentence
    if meaning.amount == 0 and meaning.unit == "MO" and near and told.when and told.when.grain != "Y":
        return told.when.day
    return setting.anchor


def _same(meaning: Same, setting: Setting) -> Resolved:
    told = setting.told
    if meaning.unit == "D":
        near = told.day if setting.sentence - told.day_sentence <= 2 else None
        base = near or setting.anchor or told.day
        return _dated(When(base, "D"), "the day told before") if base else _unknown("XXXX-XX-XX")
    if told.when is None:
        return (
            _unknown("PAST_REF", "refers to a time the text does not tell")
            if not meaning.unit
            else _unknown("XXXX")
        )
    grain = meaning.unit or ("MO" if told.when.grain == "D" else told.when.grain)
    if grain not in ("Y", "MO", "W", "D"):
        return Resolved(TimeType.DATE, told.when.value, "the time told before", told.when)
    code = told.when.code if not meaning.unit else ""
    return _dated(When(told.when.day, grain, code), "the time told before")


def _ago(meaning: Ago, setting: Setting) -> Resolved:
    as_length = Resolved(
        TimeType.DURATION, meaning.value, "counted from another event", keeps_preposition=False
    )
    if _counts_from_event(meaning, setting):
        return as_length
    if meaning.amount is None:
        value = "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
        return Resolved(TimeType.DATE, value, "an uncounted distance from speech")
    if meaning.unit in ("S", "M", "H"):
        return _hours_from_speech(meaning, setting)
    if setting.anchor is None:
        return _unknown({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "MO": "XXXX-XX"}.get(meaning.unit, "XXXX"))
    return _counted_from_speech(meaning, setting.anchor)


def _counts_from_event(meaning: Ago, setting: Setting) -> bool:
    """Whether the distance is a length: since a state began, or after an event in the past."""
    if meaning.preposition == "منذ":
        return setting.tense != PAST or setting.lasts
    if meaning.sign < 0:
        return False
    return setting.tense == PAST or (meaning.unit in ("S", "M", "H") and setting.tense != FUTURE)


def _counted_from_speech(meaning: Ago, anchor: date) -> Resolved:
    amount = meaning.amount or 0
    whole = int(amount)
    unit = meaning.unit if amount == whole else {"Y": "MO", "MO": "D", "W": "D"}.get(meaning.unit, "D")
    scale = 1 if amount == whole else {"Y": 12, "MO": 30, "W": 7}.get(meaning.unit, 1)
    moved = shift(anchor, unit, meaning.sign * int(amount * scale))
    if moved is None:
        return _unknown("XXXX")
    grain = "Y" if unit in ("DE", "CE") else unit
    return _dated(When(moved, grain), f"{meaning.value} {'before' if meaning.sign < 0 else 'after'} {anchor}")


def _hours_from_speech(meaning: Ago, setting: Setting) -> Resolved:
    if setting.moment is None:
        value = setting.anchor.isoformat() if setting.anchor else "XXXX-XX-XX"
        return Resolved(TimeType.DATE, value, "hours from an unknown hour of the day of publication")
    step = {"S": timedelta(seconds=1), "M": timedelta(minutes=1), "H": timedelta(hours=1)}[meaning.unit]
    moved = setting.moment + meaning.sign * (meaning.amount or 0) * step
    form = "%Y-%m-%dT%H:%M:%S" if meaning.unit == "S" else "%Y-%m-%dT%H:%M"
    return Resolved(TimeType.TIME, moved.strftime(form), f"counted from {setting.moment:%Y-%m-%dT%H:%M}")


def _weekday(meaning: Weekday, setting: Setting) -> Resolved:
    anchor = setting.anchor
    if anchor is None:
        return _unknown(f"XXXX-WXX-{meaning.day + 1}", "a weekday of an unknown week")
    if meaning.week:
        week = shift(anchor, "W", meaning.week.amount) or anchor
        day = week + timedelta(days=meaning.day - week.weekday())
        return _dated(When(day, "D"), f"the weekday of week {When(week, 'W').value}")
    ahead = (meaning.day - anchor.weekday()) % 7
    direction = meaning.direction or setting.tense or PAST
    reason = (
        f"by its adjective ({meaning.direction})" if meaning.direction else f"by the clause ({direction})"
    )
    distance = _weekday_distance(meaning, ahead, direction)
    return _dated(
        When(anchor + timedelta(days=distance), "D"), f"the nearest such weekday to {anchor} {reason}"
    )


def _weekday_distance(meaning: Weekday, ahead: int, direction: str) -> int:
    extra = 7 if meaning.beyond else 0
    if direction in ("next", "following", FUTURE, PRESENT):
        return (ahead or (7 if meaning.direction else 0)) + extra
    if direction == "now":
        return ahead if ahead <= 3 else ahead - 7
    back = (7 - ahead) % 7
    return -(back or (7 if meaning.direction else 0)) - extra


def _month(meaning: Month, setting: Setting) -> Resolved:
    if meaning.calendar == "hijri":
        return _hijri_month(meaning, setting)
    year, why = _year_of(meaning, setting, 1)
    if year is None:
        return _unknown(f"XXXX-{meaning.month:02d}", why)
    return _dated(When(date(year, meaning.month, 1), "MO"), why)


def _month_day(meaning: MonthDay, setting: Setting) -> Resolved:
    if not isinstance(meaning.month, Month):
        month = (
            _shifted(meaning.month, setting)
            if isinstance(meaning.month, Shift)
            else _same(meaning.month, setting)
        )
        if month.when is None:
            return _unknown(f"XXXX-XX-{meaning.day:02d}")
        day = in_month(month.when.day.year, month.when.day.month, meaning.day)
        return (
            _dated(When(day, "D"), month.why)
            if day
            else _unknown(f"{month.value}-{meaning.day:02d}", "no such day")
        )
    if meaning.month.calendar == "hijri":
        return _hijri_day(meaning.day, meaning.month, setting)
    year, why = _year_of(meaning.month, setting, meaning.day)
    if year is None:
        return _unknown(f"XXXX-{meaning.month.month:02d}-{meaning.day:02d}", why)
    day = in_month(year, meaning.month.month, meaning.day)
    if day is None:
        return _unknown(f"{year}-{meaning.month.month:02d}-{meaning.day:02d}", "no such day in the calendar")
    return _dated(When(day, "D"), why)


def _year_of(month: Month, setting: Setting, day: int) -> tuple[int | None, str]:
    """The year of a month or of a day in it, and how it was found."""
    if month.year is not None:
        year = _referred_year(month.year, setting)
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


def _referred_year(ref: YearRef, setting: Setting) -> int | None:
    if isinstance(ref, Year):
        if not ref.hijri:
            return ref.year
        middle = from_hijri(ref.year, 7, 1)
        return middle.year if middle else None
    resolved = _same(ref, setting) if isinstance(ref, Same) else _shifted(ref, setting)
    return resolved.when.day.year if resolved.when else None


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
    """The year told in the same sentence, or anywhere before in an undated article, carried on."""
    told = setting.told
    if told.when is None or told.when.grain == "W":
        return None
    near = (
        told.when_sentence == setting.sentence
        and setting.anchor
        and told.when.day.year != setting.anchor.year
    )
    if setting.anchor is not None and not near:
        return None
    year = told.when.day.year
    start = told.when.day
    if told.when.grain == "Y" and not told.when.code:
        return year
    return (
        year if (month.month, day) >= (start.month, start.day if told.when.grain == "D" else 1) else year + 1
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
    best = min(wanted, key=lambda y: abs(distances[y]), default=None)
    nearest = min(years, key=lambda y: abs(distances[y]))
    if best is None or (tense and abs(distances[best]) > _FAR) or not tense:
        return nearest
    return best


def _distance(year: int, month: int, day: int, anchor: date) -> int:
    if day == 1 and month == anchor.month and year == anchor.year:
        return 0
    return (date(year, month, day) - anchor).days


def _hijri_month(meaning: Month, setting: Setting) -> Resolved:
    """The Gregorian month that holds the middle of a Hijri one."""
    middle, why = _hijri_date(_MIDDLE, meaning, setting)
    if middle is None:
        return _unknown("XXXX-XX", why)
    return _dated(When(middle, "MO"), f"Hijri month, by its middle; {why}")


def _hijri_day(day: int, month: Month, setting: Setting) -> Resolved:
    found, why = _hijri_date(day, month, setting)
    if found is None:
        return _unknown("XXXX-XX-XX", why)
    return _dated(
        When(found, "D"), f"Hijri date by the Umm al-Qura table, a day's difference possible; {why}"
    )


def _hijri_date(day: int, month: Month, setting: Setting) -> tuple[date | None, str]:
    if isinstance(month.year, Year):
        return from_hijri(month.year.year, month.month, day), "year beside it"
    today = to_hijri(setting.anchor) if setting.anchor else None
    if today is None or setting.anchor is None:
        return None, "no date of publication to count from"
    anchor = setting.anchor
    years = [found for y in (-2, -1, 0, 1, 2) if (found := from_hijri(today[0] + y, month.month, day))]
    within = today[1] == month.month and not month.direction
    direction = month.direction or setting.tense
    past = [
        found
        for found in years
        if found <= anchor and (found.month, found.year) != (anchor.month, anchor.year)
    ]
    ahead = [found for found in years if found > anchor]
    if within:
        return from_hijri(today[0], month.month, day), "the Hijri month of publication"
    if direction in ("past", PAST) and past:
        return past[-1 - month.beyond], "the last before publication"
    if direction in ("next", FUTURE, PRESENT) and ahead:
        return ahead[month.beyond], "the first after publication"
    return min(years, key=lambda found: abs((found - anchor).days)), "the nearest to publication"


def _nth_weekday(meaning: NthWeekday, setting: Setting) -> Resolved:
    month = (
        _month(meaning.month, setting)
        if isinstance(meaning.month, Month)
        else _shifted(meaning.month, setting)
    )
    if month.when is None:
        return _unknown("XXXX-XX-XX", month.why)
    first = month.when.day.replace(day=1)
    if meaning.nth > 0:
        day = first + timedelta(days=(meaning.day - first.weekday()) % 7 + 7 * (meaning.nth - 1))
    else:
        last = (shift(first, "MO", 1) or first) - timedelta(days=1)
        day = last - timedelta(days=(last.weekday() - meaning.day) % 7)
    return _dated(When(day, "D"), f"weekday {meaning.nth} of {month.value}")


def _holiday(meaning: Holiday, setting: Setting) -> Resolved:
    year = (
        _referred_year(meaning.year, setting)
        if meaning.year
        else setting.anchor.year
        if setting.anchor
        else None
    )
    if year is None:
        return _unknown("XXXX-XX-XX", "a feast of an unknown year")
    day = _feast(meaning.rule, year)
    return _dated(When(day, "D"), "the feast's date") if day else _unknown(f"{year}-XX-XX")


def _feast(rule: str, year: int) -> date | None:
    if rule == "easter":
        return easter(year)
    month, day = (int(part) for part in rule.removeprefix("hijri ").split("-"))
    if not rule.startswith("hijri"):
        return date(year, month, day)
    near = to_hijri(date(year, 6, 30))
    found = [from_hijri(near[0] + step, month, day) for step in (-1, 0, 1)] if near else []
    return next((candidate for candidate in found if candidate and candidate.year == year), None)


def _year_part(meaning: YearPart, setting: Setting) -> Resolved:
    if meaning.year is not None:
        year = _referred_year(meaning.year, setting)
    else:
        year = _directed_part(meaning, setting.anchor)
    if year is None:
        return _unknown(f"XXXX-{meaning.code}", "part of an unknown year")
    return _dated(When(season_start(year, meaning.code), "Y", meaning.code), "part of a year")


def _directed_part(meaning: YearPart, anchor: date | None) -> int | None:
    if anchor is None:
        return None
    started = season_start(anchor.year, meaning.code) <= anchor
    if meaning.direction in ("past", "preceding"):
        over = (shift(season_start(anchor.year, meaning.code), "MO", 3) or anchor) <= anchor
        return anchor.year if over else anchor.year - 1
    if meaning.direction in ("next", "following"):
        return anchor.year + 1 if started else anchor.year
    return anchor.year
