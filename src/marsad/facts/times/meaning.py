"""What a time expression says, before it is resolved: one small class for each way of naming a time."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.time import TimeType


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the moment of speech (yesterday, last week), or from the time told before.

    `loose` says that nothing places the unit (نهاية الشهر), so that the sentence may; `new` that it is
    the year that has just begun or soon does (العام الجديد).
    """

    unit: str
    amount: int
    told: bool = False
    loose: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """A numbered year, Hijri where it says so."""

    year: int
    hijri: bool = False


@dataclass(frozen=True, slots=True)
class Same:
    """The unit that the text told of before (العام نفسه, يومها), the told time itself where it is empty.

    `year` is another year that the unit is of (الشهر نفسه من العام الماضي).
    """

    unit: str = ""
    year: Year | Shift | Same | None = None


YearRef = Year | Shift | Same


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its name; `direction` is that of an adjective, `year` what names its year."""

    calendar: str
    month: int
    direction: str = ""
    year: YearRef | None = None
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the month; the month is named or told from today (من الشهر الجاري). Day 0 is the last one."""

    day: int
    month: Month | Shift | Same


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week; `week` names its week, `beyond` says one further than the adjective."""

    day: int
    direction: str = ""
    week: Shift | None = None
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The nth such weekday of a month, -1 the last (آخر خميس من الشهر); `week` means the week it begins."""

    nth: int
    day: int
    month: Month | Shift
    week: bool = False


@dataclass(frozen=True, slots=True)
class FullDate:
    """A Gregorian day written in full, `hijri` where it was converted."""

    year: int
    month: int
    day: int
    hijri: bool = False


@dataclass(frozen=True, slots=True)
class YearPart:
    """A season, quarter or half (SP, Q1, H2) of a year."""

    code: str
    direction: str = ""
    year: YearRef | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast by its date: `rule` is month-day, `hijri` month-day, or `easter`, the last or next."""

    rule: str
    year: YearRef | None = None
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no resolving: references, durations, sets, centuries."""

    type: TimeType
    value: str


@dataclass(frozen=True, slots=True)
class Ago:
    """A counted distance back (`sign` -1) or ahead (1); `amount` None where it is not counted.

    `from_now`: the words say so (بعد يومين من الآن).
    """

    sign: int
    unit: str
    amount: float | None
    value: str
    preposition: str
    from_now: bool = False


DayMeaning = Shift | MonthDay | Weekday | NthWeekday | FullDate | Same | Holiday
Meaning = DayMeaning | Year | Month | YearPart | Fixed | Ago


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `half` is the part of the day that tells morning from evening, where one is told."""

    hour: int
    minute: int
    second: int | None = None
    half: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression of the words `[first, last)` and what it says.

    `glued` letters of the first word belong to no expression. `part` is a TIMEX3 part of the day,
    `clock` a time of day. `also` are further descriptions of the same day (اليوم، الجمعة).
    """

    first: int
    last: int
    meaning: Meaning
    rule: str
    glued: int = 0
    part: str = ""
    clock: Clock | None = None
    also: tuple[DayMeaning, ...] = ()
    dual: bool = False
