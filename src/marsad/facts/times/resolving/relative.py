"""Resolves what is told from the moment of speech, or from the time told before."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.facts.times.calendar_math import When, shift
from marsad.facts.times.meaning import (
    Ago,
    Same,
    Shift,
    Weekday,
)
from marsad.facts.times.resolving.setting import Resolved, Setting, dated, unknown
from marsad.facts.times.tense import FUTURE, PAST, PRESENT
from marsad.model.time import TimeType

_LATE_IN_YEAR = 10  # the month from which the new year is the next
_LATE_BY_UTC = 20  # the hour from which the next day has begun in Arab countries, by summer time too
_SHORTLY = 3  # sentences
_PARTS = {"CE": ("Y", 100), "DE": ("Y", 10), "Y": ("MO", 12), "MO": ("D", 30), "W": ("D", 7)}
"""The unit that parts of a unit are counted in, and how many of it make one."""


def resolve_shift(meaning: Shift, setting: Setting) -> Resolved:
    """So many units from the moment of speech or from the time told before."""
    base = _base(meaning, setting)
    if base is None:
        return unknown({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "MO": "XXXX-XX"}.get(meaning.unit, "XXXX"))
    amount = int(base.month >= _LATE_IN_YEAR) if meaning.new else meaning.amount
    moved = shift(base, meaning.unit, amount)
    if moved is None:
        return unknown("XXXX")
    if meaning.unit == "DE":
        return Resolved(TimeType.DATE, f"{moved.year // 10}", "decade counted from publication")
    if meaning.unit == "CE":
        return Resolved(TimeType.DATE, f"{moved.year // 100}", "century counted from publication")
    return dated(When(moved, meaning.unit), f"{meaning.amount:+d} {meaning.unit} from {base}")


def _base(meaning: Shift, setting: Setting) -> date | None:
    """The day to count from: the told one for التالي and for a unit without adjective in a told sentence."""
    told = setting.told
    if meaning.told:
        known = told.day if meaning.unit in ("D", "W") else told.when.day if told.when else None
        vague = known is None and told.when is not None and told.when_sentence == setting.sentence
        return None if vague else known or setting.anchor  # عام 1981، وفي الأسبوع التالي
    if setting.quoted and meaning.unit == "D" and told.day and _said_then(told.day, setting):
        return min(told.day, setting.anchor) if setting.anchor else told.day
    near = told.when and told.when_sentence == setting.sentence
    if meaning.loose and meaning.unit == "MO" and near and told.when and told.when.grain != "Y":
        return told.when.day
    return setting.anchor


def _said_then(day: date, setting: Setting) -> bool:
    """Whether quoted words were said on the day told in their sentence, or as yesterday shortly before."""
    distance = setting.sentence - setting.told.day_sentence
    yesterday = setting.anchor is not None and setting.anchor - day == timedelta(days=1)
    return distance == 0 or (yesterday and distance <= _SHORTLY)


def resolve_same(meaning: Same, setting: Setting) -> Resolved:
    """The time that the text told of before."""
    told = setting.told
    if meaning.unit == "D":
        near = told.day if setting.sentence - told.day_sentence <= _SHORTLY else None
        base = near or setting.anchor or told.day
        return dated(When(base, "D"), "the day told before") if base else unknown("XXXX-XX-XX")
    if told.when is None:
        return (
            unknown("PAST_REF", "refers to a time the text does not tell")
            if not meaning.unit
            else unknown("XXXX")
        )
    grain = meaning.unit or ("MO" if told.when.grain == "D" else told.when.grain)
    if grain not in ("Y", "MO", "W", "D"):
        return Resolved(TimeType.DATE, told.when.value, "the time told before", told.when)
    code = told.when.code if not meaning.unit else ""
    return dated(When(told.when.day, grain, code), "the time told before")


def resolve_ago(meaning: Ago, setting: Setting) -> Resolved:
    """A distance from speech as a date, or as a length where it counts from another event."""
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
        return unknown({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "MO": "XXXX-XX"}.get(meaning.unit, "XXXX"))
    return _counted_from_speech(meaning, setting.anchor)


def _counts_from_event(meaning: Ago, setting: Setting) -> bool:
    """Whether the distance is a length: since a state began, or after an event in the past."""
    if meaning.from_now:
        return False
    if meaning.preposition == "منذ":
        return setting.tense != PAST or setting.lasts
    if meaning.sign < 0:
        return False
    return setting.tense not in (FUTURE, PRESENT) or (
        meaning.unit in ("S", "M", "H") and setting.tense != FUTURE
    )


def _counted_from_speech(meaning: Ago, anchor: date) -> Resolved:
    amount = meaning.amount or 0
    whole = int(amount)
    unit, scale = (meaning.unit, 1) if amount == whole else _PARTS.get(meaning.unit, ("D", 1))
    moved = shift(anchor, unit, meaning.sign * int(amount * scale))
    if moved is None:
        return Resolved(TimeType.DATE, "PAST_REF", "before the calendar begins")
    grain = "Y" if unit in ("DE", "CE") else unit
    return dated(When(moved, grain), f"{meaning.value} {'before' if meaning.sign < 0 else 'after'} {anchor}")


def _hours_from_speech(meaning: Ago, setting: Setting) -> Resolved:
    if setting.moment is None:
        value = setting.anchor.isoformat() if setting.anchor else "XXXX-XX-XX"
        return Resolved(TimeType.DATE, value, "hours from an unknown hour of the day of publication")
    step = {"S": timedelta(seconds=1), "M": timedelta(minutes=1), "H": timedelta(hours=1)}[meaning.unit]
    moved = setting.moment + meaning.sign * (meaning.amount or 0) * step
    form = "%Y-%m-%dT%H:%M:%S" if meaning.unit == "S" else "%Y-%m-%dT%H:%M"
    return Resolved(TimeType.TIME, moved.strftime(form), f"counted from {setting.moment:%Y-%m-%dT%H:%M}")


def resolve_weekday(meaning: Weekday, setting: Setting) -> Resolved:
    """The weekday nearest to publication in the direction of its adjective or its clause."""
    anchor = setting.anchor
    if anchor is None:
        return unknown(f"XXXX-WXX-{meaning.day + 1}", "a weekday of an unknown week")
    if meaning.week:
        week = shift(anchor, "W", meaning.week.amount) or anchor
        day = week + timedelta(days=meaning.day - week.weekday())
        return dated(When(day, "D"), f"the weekday of week {When(week, 'W').value}")
    ahead = (meaning.day - anchor.weekday()) % 7
    direction = meaning.direction or setting.tense or PAST
    reason = (
        f"by its adjective ({meaning.direction})" if meaning.direction else f"by the clause ({direction})"
    )
    distance = _weekday_distance(meaning, ahead, direction)
    if ahead == 1 and not meaning.direction and direction == PAST and _is_next_day_there(setting):
        distance, reason = 1, f"{reason}; the day had begun where the page was written"
    return dated(
        When(anchor + timedelta(days=distance), "D"), f"the nearest such weekday to {anchor} {reason}"
    )


def _is_next_day_there(setting: Setting) -> bool:
    """Whether a page published late in the evening by UTC may tell of the next day as today."""
    moment = setting.moment
    return moment is not None and moment.utcoffset() == timedelta() and moment.hour >= _LATE_BY_UTC


def _weekday_distance(meaning: Weekday, ahead: int, direction: str) -> int:
    extra = 7 if meaning.beyond else 0
    if direction in ("next", "following", FUTURE, PRESENT):
        return (ahead or (7 if meaning.direction else 0)) + extra
    if direction == "now":
        return ahead if ahead <= 3 else ahead - 7
    back = (7 - ahead) % 7
    return -(back or (7 if meaning.direction else 0)) - extra
