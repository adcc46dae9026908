"""The grammar of time expressions: one rule after another at a word, and series of days (6 و10 مارس)."""

from __future__ import annotations

from dataclasses import replace

from marsad.calendars.numeric import valid_date
from marsad.facts.times.grammar.clocks import read_clock_time
from marsad.facts.times.grammar.dates import (
    every_year,
    read_calendar,
    read_day_number,
    read_week_of_month,
)
from marsad.facts.times.grammar.days import (
    night_between,
    read_dateline_day,
    read_day,
    read_part_alone,
    read_this_part,
)
from marsad.facts.times.grammar.periods import read_period
from marsad.facts.times.grammar.scan import Scan
from marsad.facts.times.grammar.spans import (
    read_ago,
    read_duration,
    read_set,
    read_shared_count,
    read_told_span,
)
from marsad.facts.times.grammar.years import read_bare_year
from marsad.facts.times.meaning import Fixed, FullDate, MonthDay, Reading, Same
from marsad.facts.times.words import TimeWord
from marsad.model.time import TimeType
from marsad.text.numerals import read_ordinal

IN_A_NAME = "date in a name"
LATER = "later"
THEN = "reference to the time told"
_JOINTS = frozenset(("و", "-", "–", "الي", "حتي", "وحتي", "او", "،", ",", "لغايه", "والي"))
_MARKS = frozenset('«"“(')
_UP_TO = frozenset(("حتي", "وحتي", "لغايه", "في", "وفي", "حد", "منذ"))
_LONGEST_SERIES = 6
_RULES = (
    read_set,
    read_this_part,
    read_dateline_day,
    read_week_of_month,
    read_day,
    read_calendar,
    read_told_span,
    read_period,
    read_ago,
    read_duration,
    read_part_alone,
    read_bare_year,
)


def read_times(scan: Scan, i: int) -> list[Reading]:
    """The expressions that begin at word `i`: none, one, or a series of days that share their month."""
    before = i - 1 - (scan.key(i - 1) in _MARKS)  # حركة «23 مارس»
    if scan.key(before) in scan.around.by_date_named:
        named = read_calendar(scan, i)
        return [replace(named, rule=IN_A_NAME)] if named else []
    clock = _clock_with_day(scan, i)
    if clock:
        return [clock]
    series = _series(scan, i) or read_shared_count(scan, i)
    if series:
        return series
    word = _single_word(scan, i)
    if word:
        return [word]
    found = next((reading for rule in _RULES if (reading := rule(scan, i))), None)
    return [every_year(scan, found)] if found else []


def _clock_with_day(scan: Scan, i: int) -> Reading | None:
    """A clock time with the day it belongs to: الساعة الخامسة من مساء اليوم الجمعة."""
    clock = read_clock_time(scan, i)
    if clock is None:
        return None
    j = clock.last + (scan.key(clock.last) in ("من", "يوم", "في"))
    day = read_day(scan, clock.last) or read_day(scan, j)
    if day is None or day.glued or day.clock:
        return clock
    if clock.rule == "moment":
        day = night_between(scan, day)
    return replace(day, first=i, glued=clock.glued, clock=clock.clock, rule=f"clock, {day.rule}")


def _single_word(scan: Scan, i: int) -> Reading | None:
    """References that one word or a fixed phrase makes: الآن, قريبا, لاحقا, حينها."""
    word = scan.word(i, "vague", "later", "then", "until now")
    if word is None or _is_another(scan, i, word):
        return None
    if word.kind == "then" and (scan.key(word.end) == "ال" or _is_ordinal(scan, word.end)):
        return None
    if word.kind == "then":
        return Reading(i, word.end, Same(word.value), THEN, word.glued)
    if word.kind == "vague" and (_is_same(scan, word.end) or _is_moment_told(scan, i)):
        return None  # في الآن نفسه
    if word.kind == "later" and (read_day(scan, i) or _is_dated(scan, word.end)):
        return None
    rule = LATER if word.kind == "later" else "vague reference"
    return Reading(i, word.end, Fixed(TimeType.DATE, word.value), rule, word.glued)


def _is_another(scan: Scan, i: int, word: TimeWord) -> bool:
    """Whether a vague word is counted from an event (قبل قليل من القمة) or an hour of some day."""
    if word.kind == "until now":
        return scan.key(i - 1) not in scan.around.till_now or scan.key(word.end).startswith("ال")
    return scan.key(word.end - 1) == "قليل" and scan.key(word.end) in ("من", "علي")


def _is_dated(scan: Scan, i: int) -> bool:
    """Whether "later" is only when in a stretch that is told: وقت لاحق من الأسبوع الجاري."""
    return read_period(scan, i + (scan.key(i) == "من")) is not None


def _is_moment_told(scan: Scan, i: int) -> bool:
    """Whether هذه اللحظة is a moment told of, and not now: حتى هذه اللحظة."""
    moment = scan.key(i) == "هذه" and scan.key(i + 1).startswith("اللحظ")
    return moment and scan.key(i - 1) not in _UP_TO


def _is_same(scan: Scan, i: int) -> bool:
    direction = scan.word(i, "direction")
    return direction is not None and direction.value == "same"


def _is_ordinal(scan: Scan, i: int) -> bool:
    ordinal = read_ordinal(scan.keys, i)
    return ordinal is not None and ordinal.definite


def _series(scan: Scan, i: int) -> list[Reading]:
    """Days that share the month of the last: بين 6 و10 مارس, من الثالث إلى الخامس من مايو."""
    starts: list[tuple[int, int, int, int]] = []
    j = i
    while len(starts) < _LONGEST_SERIES:
        number = read_day_number(scan, j)
        if number is None:
            return []
        day, end, glued = number
        starts.append((j, end, day, glued))
        if scan.key(end) in _JOINTS:
            j = end + 1
        elif scan.key(end).startswith("و") and read_ordinal(scan.keys, end):
            j = end
        else:
            return []
        last = read_calendar(scan, j)
        if last and isinstance(last.meaning, MonthDay | FullDate) and last.rule != "month and day":
            shared = [_shared(*start, last) for start in starts]
            return [reading for reading in (*shared, last) if reading]
    return []


def _shared(first: int, end: int, day: int, glued: int, last: Reading) -> Reading | None:
    meaning = last.meaning
    if isinstance(meaning, MonthDay):
        return Reading(first, end, MonthDay(day, meaning.month), "day of a series", glued)
    if isinstance(meaning, FullDate) and not meaning.hijri and valid_date(meaning.year, meaning.month, day):
        return Reading(first, end, FullDate(meaning.year, meaning.month, day), "day of a series", glued)
    return None
