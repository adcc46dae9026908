"""Rules for dates of the calendar: the day and month, the month, figures, days of a told month."""

from __future__ import annotations

from dataclasses import replace

from marsad.calendars.conversion import from_hijri
from marsad.calendars.names import MonthName
from marsad.calendars.numeric import read_numeric, valid_date
from marsad.facts.times.grammar.known import known_year
from marsad.facts.times.grammar.periods import DIRECTIONS, read_unit_ref, read_year_ref
from marsad.facts.times.grammar.scan import Scan
from marsad.facts.times.meaning import (
    DayMeaning,
    Fixed,
    FullDate,
    Meaning,
    Month,
    MonthDay,
    NthWeekday,
    Reading,
    Shift,
    Weekday,
    Year,
    YearRef,
)
from marsad.model.time import TimeType
from marsad.text.numerals import read_cardinal, read_ordinal

_GREGORIAN_YEARS = 1700  # the year beside a Hijri month is Gregorian from here on
_ARTICLE = "ال"
_FIRST_DAY = frozenset(("فاتح", "الفاتح", "غره"))
_BARE_MONTHS = frozenset(("الجاري", "المقبل", "القادم", "الماضي", "المنصرم", "الفائت"))
_ORDINAL_WORDS = frozenset(("اليوم", "يوم"))


def read_calendar(scan: Scan, i: int) -> Reading | None:
    """A day of the calendar or a month by name at `i`."""
    return read_date(scan, i) or read_month(scan, i)


def every_year(scan: Scan, found: Reading) -> Reading:
    """6 مارس من كل عام, الأحد من كل أسبوع: a date that returns."""
    every = found.last + (scan.key(found.last) == "من")
    unit = scan.unit(every + 1) if scan.key(every) == "كل" else None
    value = _returning(found.meaning, unit.unit) if unit else ""
    if not value:
        return found
    return replace(found, last=every + 2, meaning=Fixed(TimeType.SET, value), rule="date of every year")


def _returning(meaning: Meaning, unit: str) -> str:
    """The value of a date that returns every `unit`, empty where it cannot."""
    if isinstance(meaning, MonthDay) and isinstance(meaning.month, Month) and unit == "Y":
        return f"XXXX-{meaning.month.month:02d}-{meaning.day:02d}"
    if isinstance(meaning, Month) and meaning.calendar == "gregorian" and unit == "Y":
        return f"XXXX-{meaning.month:02d}"
    return f"XXXX-WXX-{meaning.day + 1}" if isinstance(meaning, Weekday) and unit == "W" else ""


def read_date(scan: Scan, i: int) -> Reading | None:
    """A day of the calendar: 18 أكتوبر 2024, العشرين من فبراير, 28 من الشهر الجاري, 2024/5/24, أول فبراير."""
    key = scan.key(i)
    numeric = read_numeric(scan.keys, i) if key and key[0].isdecimal() else None
    if numeric:
        day = numeric.day
        return Reading(
            i, numeric.end, FullDate(day.year, day.month, day.day, numeric.hijri), "date in figures"
        )
    found = read_day_number(scan, i)
    if found is None:
        return _month_first(scan, i)
    day_number, end, glued = found
    return _day_of(scan, i, end, day_number, glued)


def read_month(scan: Scan, i: int) -> Reading | None:
    """A month: أبريل المقبل, شهر رمضان, نوفمبر من العام نفسه, مطلع أوت الجاري, شهر 9."""
    edge = scan.word(i, "edge")
    j = edge.end if edge else i
    unit = scan.unit(j)
    worded = bool(unit and unit.unit == "MO" and unit.number == "one")
    glued = edge.glued if edge else unit.glued if unit and worded else None
    j += worded
    month = scan.month(j) or (_numbered_month(scan, j) if worded and unit and not unit.article else None)
    if month is None or (month.glued and (edge or worded)):
        return None
    meaning, end = _month_with_year(scan, month)
    if not (edge or worded or end > month.end or _stands_alone(scan, j, month)):
        return None
    if month.use == "dated" and not (worded and month.calendar == "hijri"):  # شهر صفر
        return None
    meaning = _with_known_year(scan, i, meaning, None)
    return Reading(i, end, meaning, "month", month.glued if glued is None else glued)


def read_nth_weekday(scan: Scan, i: int) -> Reading | None:
    """The nth weekday of a month: آخر خميس من شهر مايو, ثالث ثلاثاء في أيلول 2014, الاثنين الأخير من مارس."""
    nth, weekday, end = _nth_before(scan, i) or _nth_behind(scan, i) or (0, -1, i)
    if not nth:
        return None
    end += scan.key(end) in ("من", "في", "بشهر")
    month = read_month(scan, end)
    if month and isinstance(month.meaning, Month):
        return Reading(i, month.last, NthWeekday(nth, weekday, month.meaning), "nth weekday of a month")
    told = read_unit_ref(scan, end, "MO")
    if told and isinstance(told[0], Shift):
        return Reading(i, told[1], NthWeekday(nth, weekday, told[0]), "nth weekday of a told month")
    return None


def read_slashed_day(scan: Scan, i: int) -> Reading | None:
    """A day and month in figures without a year, 21/09, where what stands beside it shows a date."""
    keys = scan.keys[i : i + 3]
    if len(keys) < 3 or keys[1] not in ("/", "-") or not (keys[0].isdecimal() and keys[2].isdecimal()):
        return None
    day, month = int(keys[0]), int(keys[2])
    if not (1 <= day <= 31 and 1 <= month <= 12) or scan.key(i + 3) == keys[1]:
        return None
    return Reading(i, i + 3, MonthDay(day, Month("gregorian", month)), "day and month in figures")


def read_week_of_month(scan: Scan, i: int) -> Reading | None:
    """الأسبوع الأول من مايو, آخر أسبوع من الشهر: the week whose Monday is the month's nth."""
    unit = scan.unit(i)
    last = scan.key(i + 1) in ("الاخير",)
    ordinal = read_ordinal(scan.keys, i + 1)
    if unit is None or unit.unit != "W" or not unit.article or not (last or (ordinal and ordinal.definite)):
        return None
    end = i + 2 if last or ordinal is None else ordinal.end
    end += scan.key(end) in ("من", "في")
    month = read_month(scan, end)
    told = None if month else read_unit_ref(scan, end, "MO")
    meaning = month.meaning if month else told[0] if told else None
    if not isinstance(meaning, Month | Shift):
        return None
    nth = -1 if last or ordinal is None else int(ordinal.value)
    last_word = month.last if month else told[1] if told else end
    return Reading(i, last_word, NthWeekday(nth, 0, meaning, week=True), "week of a month", unit.glued)


def _nth_before(scan: Scan, i: int) -> tuple[int, int, int] | None:
    if scan.key(i) in ("اخر",):
        nth, end = -1, i + 1
    else:
        ordinal = read_ordinal(scan.keys, i)
        if ordinal is None or ordinal.definite or not 1 <= ordinal.value <= 5:
            return None
        nth, end = int(ordinal.value), ordinal.end
    end += scan.key(end) == "يوم"
    weekday = scan.weekday(end)
    return (nth, weekday.day, weekday.end) if weekday and not weekday.article else None


def _nth_behind(scan: Scan, i: int) -> tuple[int, int, int] | None:
    weekday = scan.weekday(i)
    if weekday is None or not weekday.article:
        return None
    if scan.key(weekday.end) in ("الاخير", "الاخيره"):
        return -1, weekday.day, weekday.end + 1
    ordinal = read_ordinal(scan.keys, weekday.end)
    if ordinal is None or not ordinal.definite or not 1 <= ordinal.value <= 5:
        return None
    return int(ordinal.value), weekday.day, ordinal.end


def read_day_number(scan: Scan, i: int) -> tuple[int, int, int] | None:
    """A day's number at `i`, in figures or as an ordinal, with the position behind it and glued letters."""
    key = scan.key(i)
    if key in _FIRST_DAY:
        return 1, i + 1, 0
    if key == _ARTICLE:  # الـ15 من مايو
        i += 1
    if scan.key(i).isdecimal():
        figures = scan.key(i)
        return (int(figures), i + 1, 0) if len(figures) <= 2 and 1 <= int(figures) <= 31 else None
    return _ordinal_day(scan, i, key)


def _ordinal_day(scan: Scan, i: int, key: str) -> tuple[int, int, int] | None:
    """The same told by an ordinal: الثالث, اليوم الثالث, ثالث يوم من."""
    if scan.key(i + 1) == "يوم" and key not in _ORDINAL_WORDS:
        ordinal = read_ordinal(scan.keys, i)
        if ordinal is None or ordinal.definite or ordinal.end != i + 1 or scan.key(i + 2) != "من":
            return None
        return int(ordinal.value), i + 2, ordinal.glued
    if scan.key(i + 1) == "ايام":  # أول أيام رمضان
        ordinal = read_ordinal(scan.keys[: i + 1], i)
        return (int(ordinal.value), i + 2, ordinal.glued) if ordinal and not ordinal.definite else None
    worded = key in _ORDINAL_WORDS
    ordinal = read_ordinal(scan.keys, i + worded)
    if ordinal is None or not 1 <= ordinal.value <= 31:
        return None
    if not (ordinal.definite or (key == "اول" and not worded)):
        return None
    return int(ordinal.value), ordinal.end, ordinal.glued


def _day_of(scan: Scan, i: int, end: int, day: int, glued: int) -> Reading | None:
    """The date of a day's number whose month follows at `end`."""
    j = end + (scan.key(end) in ("من", "/", "-"))
    linked = j > end
    bare = scan.word(j, "direction")
    if bare and bare.value in DIRECTIONS and bare.glued == 0 and scan.key(bare.end - 1) in _BARE_MONTHS:
        told = Shift("MO", DIRECTIONS[bare.value])
        return Reading(i, bare.end, MonthDay(day, told), "day of this month", glued)
    ref = read_unit_ref(scan, j, "MO") if scan.key(end) == "من" or not linked else None
    if ref and ((not linked and not scan.word(ref[1] - 1, "direction")) or _ordinal_month(scan, ref[1])):
        ref = None
    if ref:
        return Reading(i, ref[1], MonthDay(day, ref[0]), "day of a told month", glued)
    worded = scan.key(j) in ("شهر", "من") and (scan.month(j + 1) is not None or scan.key(j + 1) == "شهر")
    j += worded
    worded = worded or scan.key(j) == "شهر"
    j += scan.key(j) == "شهر"
    month = scan.month(j) or (_numbered_month(scan, j) if worded else None)
    if month is None and scan.key(j) == "الشهر":
        month = _ordinal_month(scan, j + 1)
    if month is None or month.glued:
        return None
    return _dated(scan, i, day, month, glued)


def _dated(scan: Scan, i: int, day: int, month: MonthName, glued: int) -> Reading | None:
    meaning, end = _month_with_year(scan, month)
    year = meaning.year
    if not isinstance(year, Year):
        if month.use == "dated" or month.calendar == "persian":
            return None
        dated = MonthDay(day, _with_known_year(scan, i, meaning, day))
        return Reading(i, end, dated, "day and month", glued)
    full = _full_date(year.year, month, day)
    return Reading(i, end, full, "full date", glued) if full else None


def _with_known_year(scan: Scan, i: int, month: Month, day: int | None) -> Month:
    """`month` with the year of the event that the words before it name, where nothing else tells it."""
    if month.calendar != "gregorian" or month.direction or month.year is not None:
        return month
    year = known_year(scan.known, scan.keys, i, month.month, day)
    return replace(month, year=Year(year)) if year else month


def _full_date(year: int, month: MonthName, day: int) -> FullDate | None:
    if month.calendar == "hijri":
        real = from_hijri(year, month.number, day)
    else:
        real = valid_date(year, month.number, day) if month.calendar == "gregorian" else None
    return FullDate(real.year, real.month, real.day, month.calendar == "hijri") if real else None


def _month_first(scan: Scan, i: int) -> Reading | None:
    """شباط 13, يوليو 13-15, ديسمبر 25, 2020: the day behind its month, where nothing is counted."""
    month = scan.month(i)
    if month is None or month.calendar != "gregorian" or month.use == "dated":
        return None
    found = read_day_number(scan, month.end)
    if found is None or found[2]:
        return None
    day, end, _ = found
    year = read_year_ref(scan, end)
    if year and isinstance(year[0], Year):
        full = _full_date(year[0].year, month, day)
        return Reading(i, year[1], full, "full date", month.glued) if full else None
    if scan.key(end) not in ("", ".", "،", ",", ")", "-", "الي", "حتي", "؛", ":", "و"):
        return None
    meaning: DayMeaning = MonthDay(day, Month(month.calendar, month.number))
    return Reading(i, end, meaning, "month and day", month.glued)


def _month_with_year(scan: Scan, month: MonthName) -> tuple[Month, int]:
    """The month with the adjective or the year that follows its name."""
    skip = scan.word(month.end, "skip")
    if skip:
        return Month(month.calendar, month.number, skip.value, beyond=True), skip.end
    direction = scan.word(month.end, "direction")
    if direction and direction.value != "same":
        return Month(month.calendar, month.number, direction.value), direction.end
    found = read_year_ref(scan, month.end)
    if found is None:
        return Month(month.calendar, month.number), month.end
    year: YearRef = found[0]
    if isinstance(year, Year) and month.calendar == "hijri" and year.year < _GREGORIAN_YEARS:
        year = Year(year.year, hijri=True)
    return Month(month.calendar, month.number, "", year), found[1]


def _numbered_month(scan: Scan, i: int) -> MonthName | None:
    """The number behind شهر: شهر 9, شهر تسعة."""
    numeral = read_cardinal(scan.keys, i) if scan.key(i) != "واحد" else None  # شهر واحد is a length
    if (
        numeral is None
        or not 1 <= numeral.value <= 12
        or numeral.value != int(numeral.value)
        or numeral.definite
    ):
        return None
    return MonthName("gregorian", int(numeral.value), "near", numeral.end)


def _ordinal_month(scan: Scan, i: int) -> MonthName | None:
    """The ordinal behind الشهر: الشهر الثامن."""
    ordinal = read_ordinal(scan.keys, i)
    if ordinal is None or not ordinal.definite or ordinal.glued or not 1 <= ordinal.value <= 12:
        return None
    return MonthName("gregorian", int(ordinal.value), "near", ordinal.end)


def _stands_alone(scan: Scan, i: int, month: MonthName) -> bool:
    """Whether a month's name with nothing beside it can only be a month here."""
    if month.double or month.use == "plain":
        return True
    return month.use == "cue" and (month.glued > 0 or scan.key(i - 1) in scan.around.before_month)
