"""What an expression is resolved against, and what resolving gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from marsad.facts.times.calendar_math import When
from marsad.model.time import TimeType


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
    expression stands in; `tense` is that of its clause, which `lasts` where it tells a state. `quoted` says
    that the expression stands in quotation marks, `joined` that it ends a range (بين 14 يونيو و15 يوليو).
    """

    anchor: date | None
    moment: datetime | None
    told: Told
    sentence: int
    tense: str
    lasts: bool = False
    quoted: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 type and value with the reason; `when` the stretch of the calendar meant, if it is known."""

    type: TimeType
    value: str
    why: str
    when: When | None = None
    keeps_preposition: bool = True


def dated(when: When, why: str) -> Resolved:
    """A date that is known, with the reason."""
    return Resolved(TimeType.DATE, when.value, why, when)


def unknown(value: str, why: str = "no date of publication to count from") -> Resolved:
    """A value with X for what is not known."""
    return Resolved(TimeType.DATE, value, why)
