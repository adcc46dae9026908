"""Rules for one name of a day: weekday, today and its neighbours, the same day, a feast."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.times.grammar.dates import read_date, read_nth_weekday, read_slashed_day
from marsad.facts.times.grammar.periods import DIRECTIONS, read_unit_ref, read_year_ref
from marsad.facts.times.grammar.scan import Scan
from marsad.facts.times.meaning import (
    Fixed,
    Holiday,
    NthWeekday,
    Reading,
    Same,
    Shift,
    Weekday,
)
from marsad.facts.times.words import TimeWord
from marsad.model.time import TimeType
from marsad.text.numerals import read_cardinal, read_ordinal

_THAN_EVER = ("اكثر", "من", "اي")
_FEMININE = ("ه", "الاولي")


def read_day_name(scan: Scan, i: int) -> Reading | None:
    """One name of a day."""
    return (
        _weekday_or_date_behind_day(scan, i)
        or _today(scan, i)
        or _same_day(scan, i)
        or read_nth_weekday(scan, i)
        or _weekday(scan, i)
        or read_date(scan, i)
        or _holiday(scan, i)
    )


def _weekday_or_date_behind_day(scan: Scan, i: int) -> Reading | None:
    """يوم الاثنين, يوم 31 يوليوز, ليوم الجمعة; يوم stays in."""
    unit = scan.unit(i)
    if unit is None or unit.unit != "D" or unit.number != "one" or unit.article or "ليل" in scan.key(i):
        return None
    found = (
        _weekday(scan, i + 1, named=True)
        or read_date(scan, i + 1)
        or read_slashed_day(scan, i + 1)
        or _holiday(scan, i + 1)
    )
    if found is None or found.glued or isinstance(found.meaning, NthWeekday):
        return None
    return replace(found, first=i, glued=unit.glued)


def _weekday(scan: Scan, i: int, *, named: bool = False) -> Reading | None:
    """الخميس, الجمعة القادمة, الاثنين من الأسبوع المقبل, الأربعاء قبل الماضي."""
    if scan.key(i) in ("هذا", "هذه") and not named:
        found = _weekday(scan, i + 1, named=True)
        this = found and isinstance(found.meaning, Weekday) and scan.key(i + 1).startswith("ال")
        return replace(found, first=i) if found and this and found.glued == 0 else None
    weekday = scan.weekday(i)
    if weekday is None or not (weekday.article or named) or scan.key(i)[0].isascii():
        return None
    if not named and _is_no_weekday(scan, i, weekday.end):
        return None
    skip = scan.word(weekday.end, "skip")
    if skip:
        meaning = Weekday(weekday.day, skip.value, beyond=True)
        return Reading(i, skip.end, meaning, "weekday beyond the nearest", weekday.glued)
    direction = scan.word(weekday.end, "direction")
    if direction and direction.value != "same":
        dual = scan.key(weekday.end).endswith(("ين", "ان"))
        meaning = Weekday(weekday.day, direction.value)
        return Reading(i, direction.end, meaning, "weekday with adjective", weekday.glued, dual=dual)
    j = weekday.end + (scan.key(weekday.end) == "من")
    week = read_unit_ref(scan, j, "W")
    if week and isinstance(week[0], Shift) and (week[1] - j > 1):
        return Reading(i, week[1], Weekday(weekday.day, week=week[0]), "weekday of a week", weekday.glued)
    if scan.key(weekday.end) in ("نفسه", "ذاته"):
        return Reading(i, weekday.end + 1, Weekday(weekday.day), "weekday", weekday.glued)
    return Reading(i, weekday.end, Weekday(weekday.day), "weekday", weekday.glued)


def _is_no_weekday(scan: Scan, i: int, end: int) -> bool:
    """Whether what stands around it makes something else of a weekday: صلاة الجمعة, للجمعة الثانية."""
    ordinal = read_ordinal(scan.keys, end)
    counted = ordinal is not None and ordinal.end == end + 1 and scan.key(end).endswith(_FEMININE)
    counted = counted and scan.key(i).endswith("ه")  # السبت السادس عشر is a date
    around = scan.around
    before, behind = scan.key(i - 1), scan.key(end)
    return counted or before in around.before_no_weekday or behind in around.behind_no_weekday


def _today(scan: Scan, i: int) -> Reading | None:
    word = scan.word(i, "day")
    if word is None:
        if scan.key(i) in ("هذا", "بهذا") and scan.key(i + 1) == "اليوم":
            return Reading(i, i + 2, Shift("D", 0), "this day", int(scan.key(i) == "بهذا"))
        return None
    if word.value == "0":
        return _real_today(scan, i, word)
    if scan.key(word.end) in scan.around.behind_no_tomorrow and "بكر" in scan.key(i):  # بكرة القدم
        return None
    return Reading(i, word.end, Shift("D", int(word.value)), "day from today", word.glued)


def _real_today(scan: Scan, i: int, word: TimeWord) -> Reading | None:
    """اليوم where it means today, or the times we live in."""
    told = _told_day(scan, i, word)
    if told:
        return told
    around, following, before = scan.around, scan.key(word.end), scan.key(i - 1)
    if _is_rate(scan, i):
        return Reading(i, word.end, Fixed(TimeType.SET, "P1D"), "rate", word.glued)
    direction = scan.word(word.end, "direction")
    ordinal = read_ordinal(scan.keys, word.end)
    if before in around.before_no_today or following in around.behind_no_today:
        return None
    if direction and direction.value == "same":
        return None
    if (ordinal and ordinal.definite and ordinal.glued == 0) or following == "ال":  # اليوم الـ230
        return None
    if (
        following in around.act_as_present
        or before in around.living_now
        or scan.key(i - 2) in around.living_now
        or scan.keys[word.end : word.end + 3] == _THAN_EVER
    ):
        return Reading(i, word.end, Fixed(TimeType.DATE, "PRESENT_REF"), "today as the present", word.glued)
    return Reading(i, word.end, Shift("D", 0), "today", word.glued)


def _is_rate(scan: Scan, i: int) -> bool:
    """Whether اليوم is the day by which something is counted: مليون برميل في اليوم, مرتين في اليوم."""
    if scan.key(i - 1) != "في" or scan.key(i) != "اليوم" or scan.key(i + 1).startswith("ال"):
        return False
    counted = any(scan.key(j)[:1].isdecimal() or read_cardinal(scan.keys, j) for j in range(i - 4, i - 2))
    return counted or scan.key(i - 2) in scan.around.so_often


def _told_day(scan: Scan, i: int, word: TimeWord) -> Reading | None:
    """اليوم التالي, اليوم السابق, اليوم بعد القادم."""
    skip = scan.word(word.end, "skip")
    if skip:
        meaning = Shift("D", 2 * DIRECTIONS[skip.value])
        return Reading(i, skip.end, meaning, "day beyond the nearest", word.glued)
    direction = scan.word(word.end, "direction")
    if direction is None or direction.value in ("now", "same") or scan.key(word.end) == "الاخير":
        return None
    planned = scan.key(i - 1) in scan.around.before_no_day_to_come
    idea = planned or scan.key(direction.end)[:1] == "ل"  # اليوم التالي للحرب
    if direction.value == "following" and idea:
        return None
    shift = Shift("D", DIRECTIONS[direction.value], told=direction.value in ("preceding", "following"))
    return Reading(i, direction.end, shift, "day with adjective", word.glued)


def _same_day(scan: Scan, i: int) -> Reading | None:
    """اليوم نفسه, اليوم ذاته."""
    word = scan.word(i, "day")
    direction = scan.word(i + 1, "direction")
    if word and word.value == "0" and direction and direction.value == "same":
        return Reading(i, direction.end, Same("D"), "same day", word.glued)
    return None


def _holiday(scan: Scan, i: int) -> Reading | None:
    """A feast that a year or يوم follows: عيد الفطر 2013."""
    if scan.key(i) == "اول" and scan.key(i + 1) == "ايام":  # أول أيام عيد الأضحى
        feast = scan.word(i + 2, "holiday")
        return Reading(i, feast.end, Holiday(feast.value), "first day of a feast") if feast else None
    word = scan.word(i, "holiday")
    if word is None:
        return None
    direction = scan.word(word.end, "direction")
    if direction is not None and direction.value in ("past", "next"):  # عيد الفطر الماضي
        meaning = Holiday(word.value, direction=direction.value)
        return Reading(i, direction.end, meaning, "feast with adjective", word.glued)
    year = read_year_ref(scan, word.end)
    if year is None:
        dates = scan.key(i - 1) in scan.around.before_feast
        return Reading(i, word.end, Holiday(word.value), "feast", word.glued) if dates else None
    return Reading(i, year[1], Holiday(word.value, year[0]), "feast of a year", word.glued)
