"""Rules for days: weekdays, today and its neighbours, parts of the day, and several names of one day side by side."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.times.grammar.clocks import read_clock_time
from marsad.facts.times.grammar.dates import read_date, read_nth_weekday, read_slashed_day
from marsad.facts.times.grammar.periods import DIRECTIONS, read_unit_ref, read_year_ref
from marsad.facts.times.grammar.scan import Scan
from marsad.facts.times.meaning import (
    DayMeaning,
    Fixed,
    FullDate,
    Holiday,
    MonthDay,
    NthWeekday,
    Reading,
    Same,
    Shift,
    Weekday,
)
from marsad.facts.times.words import TimeWord
from marsad.model.time import TimeType
from marsad.text.numerals import read_ordinal

_DAYS = (Shift, MonthDay, Weekday, NthWeekday, FullDate, Same, Holiday)
_NO_WEEKDAY_AFTER = frozenset(
    "صلاه خطبه خطيب عبد سوق بصلاه لصلاه وصلاه خطبتي يدعي احد كلا هذين ايا اسمه بركات مسجد".split()
)
_NO_WEEKDAY_BEFORE = frozenset(
    "معا كليهما العظيمه السوداء البيضاء الحزينه اللذين اللذان الدامي الاسود".split()
)
# "The day" behind which these stand is no "today".
_NOT_TODAY = frozenset(
    "العالمي الوطني الدولي الواحد الاخير المفتوح التالي السابق الموالي اللاحق الذي التي الاخر المقرر المذكور الختامي"
    " الافتتاحي التاريخي الدراسي الموعود الماضي المنصرم القادم المقبل الجاي السابع".split()
)
_NO_TODAY_AFTER = frozenset("ذلك عالم بذلك لذلك منتصف طيله نهايه بدايه طوال طول بدء ساعات في_نفس".split())
_LATE = frozenset(("متاخر", "متاخره", "مبكر", "مبكره", "لاحق", "سابق"))
_APPOSITION = frozenset(("،", ",", "(", "الموافق", "-", "–", "اي", "/"))
_DATELINE = 6  # words from the beginning of a body in which its dateline stands
_NIGHT_JOINTS = frozenset(("-", "/", "–", "الي"))


def read_day(scan: Scan, i: int) -> Reading | None:
    """A day with all its names, its part and its clock: مساء أمس الجمعة 10 يناير 2020."""
    late = _late(scan, i)
    if late:
        return late
    part = scan.word(i, "part")
    if part:
        return _with_part(scan, i, part)
    chain = _chain(scan, i)
    return _with_time_behind(scan, chain) if chain else None


def read_dateline_day(scan: Scan, i: int) -> Reading | None:
    """A day and month in figures in the dateline: كييف 11-11 (شينخوا)."""
    if i > _DATELINE or scan.key(i + 3) not in ("(", "-", "/"):
        return None
    return read_slashed_day(scan, i)


def _late(scan: Scan, i: int) -> Reading | None:
    """وقت متأخر من ليل الخميس, وقت لاحق اليوم, لاحقا اليوم, وقت سابق من مساء اليوم."""
    if scan.key(i) == "وقت" and scan.key(i + 1) in _LATE:
        j = i + 2
    elif scan.key(i) in ("لاحقا", "ساعه", "ساعات") and (scan.key(i) == "لاحقا" or scan.key(i + 1) in _LATE):
        j = i + 1 + (scan.key(i) != "لاحقا")
    else:
        return None
    j += scan.key(j) in ("من", "في")
    found = read_day(scan, j)
    return replace(found, first=i, glued=0) if found and found.glued == 0 else None


def _with_part(scan: Scan, i: int, part: TimeWord) -> Reading | None:
    j = part.end + (scan.key(part.end) == "من")
    j += scan.key(j) == "نهار"
    if scan.key(j) == "كل":
        return None
    chain = _chain(scan, j)
    if chain is None or chain.glued:
        return None
    chain = _night_between(scan, part, chain)
    clock = read_clock_time(scan, chain.last)
    found = replace(chain, first=i, glued=part.glued, part=part.value)
    if clock and clock.meaning == Fixed(TimeType.TIME, ""):
        return replace(found, last=clock.last, clock=clock.clock)
    return found


def _night_between(scan: Scan, part: TimeWord, chain: Reading) -> Reading:
    """ليل السبت الأحد: the night between two weekdays is that of the first."""
    meaning = chain.meaning
    if part.value != "TNI" or not isinstance(meaning, Weekday) or meaning.direction or chain.also:
        return chain
    j = chain.last + (scan.key(chain.last) in _NIGHT_JOINTS)
    other = scan.weekday(j)
    if other and other.day == (meaning.day + 1) % 7 and other.glued == 0:
        direction = scan.word(other.end, "direction")
        end = direction.end if direction else other.end
        return replace(chain, last=end, meaning=Weekday(meaning.day, direction.value if direction else ""))
    return chain


def read_this_part(scan: Scan, i: int) -> Reading | None:
    """A part of the day told from today: هذا المساء, هذه الليلة, الليلة, الليلة الماضية, الليلة قبل الماضية."""
    this = scan.key(i) in ("هذا", "هذه")
    word = scan.key(i + this)
    code = {"الليله": "TNI", "المساء": "TEV", "الصباح": "TMO", "الامسيه": "TEV", "الظهيره": "TAF"}.get(word)
    if code is None or not (this or word == "الليله"):
        return None
    end = i + this + 1
    skip, direction = scan.word(end, "skip"), scan.word(end, "direction")
    if skip and skip.value == "past":
        return Reading(i, skip.end, Shift("D", -2), "part of a day from today", part=code)
    if direction and direction.value in ("past", "next"):
        return Reading(
            i, direction.end, Shift("D", DIRECTIONS[direction.value]), "part of a day from today", part=code
        )
    if read_ordinal(scan.keys, end):
        return None
    return Reading(i, end, Shift("D", 0), "part of a day from today", part=code)


def _chain(scan: Scan, i: int) -> Reading | None:
    """The names of one day that stand side by side: اليوم، الجمعة; السبت 16 جمادى الأولى 1441."""
    first = _day(scan, i)
    if first is None:
        return None
    also: list[DayMeaning] = []
    last, rule, dual = first.last, first.rule, first.dual
    kinds = {_kind(first)}
    while len(also) < 3:
        following = _next_name(scan, last)
        if following is None or _kind(following) in kinds:
            break
        if not isinstance(following.meaning, _DAYS):
            break
        kinds.add(_kind(following))
        bracket = scan.key(following.first - 1) == "(" and scan.key(following.last) == ")"
        also.append(following.meaning)
        last, dual = following.last + bracket, dual or following.dual
    return replace(first, last=last, rule=rule, also=tuple(also), dual=dual)


def _next_name(scan: Scan, last: int) -> Reading | None:
    found = _day(scan, last) or read_slashed_day(scan, last)
    if found and found.glued == 0:
        return found
    if scan.key(last) not in _APPOSITION:
        return None
    j = last + 1 + (scan.key(last + 1) == "الموافق")
    found = _day(scan, j) or (read_slashed_day(scan, j) if j > last + 1 else None)
    return found if found and found.glued == 0 and not _lists(scan, last, found) else None


def _lists(scan: Scan, mark: int, found: Reading) -> bool:
    """Whether what stands behind a mark is another day of a list, not another name of the same day."""
    weekday_behind = isinstance(found.meaning, Weekday) and scan.key(mark) in ("-", "–", "/")
    return weekday_behind and isinstance(found.meaning, Weekday) and bool(found.meaning.direction)


def _kind(reading: Reading) -> str:
    meaning = reading.meaning
    if isinstance(meaning, FullDate):
        return "hijri" if meaning.hijri else "date"
    if isinstance(meaning, MonthDay):
        return "date"
    return type(meaning).__name__


def _day(scan: Scan, i: int) -> Reading | None:
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
    weekday = scan.weekday(i)
    if weekday is None or not (weekday.article or named) or scan.key(i)[0].isascii():
        return None
    if not named and (scan.key(i - 1) in _NO_WEEKDAY_AFTER or scan.key(weekday.end) in _NO_WEEKDAY_BEFORE):
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


def _today(scan: Scan, i: int) -> Reading | None:
    word = scan.word(i, "day")
    if word is None:
        if scan.key(i) in ("هذا", "بهذا") and scan.key(i + 1) == "اليوم":
            return Reading(i, i + 2, Shift("D", 0), "this day")
        return None
    if word.value == "0":
        return _real_today(scan, i, word)
    return Reading(i, word.end, Shift("D", int(word.value)), "day from today", word.glued)


def _real_today(scan: Scan, i: int, word: TimeWord) -> Reading | None:
    """اليوم where it means today, or the times we live in."""
    following, before = scan.key(word.end), scan.key(i - 1)
    if following == "اكثر" and scan.key(word.end + 1) == "من" and scan.key(word.end + 2) == "اي":
        return Reading(i, word.end, Fixed(TimeType.DATE, "PRESENT_REF"), "today as the present", word.glued)
    direction = scan.word(word.end, "direction")
    if direction and direction.value in ("past", "next", "preceding", "following"):
        told = direction.value in ("preceding", "following")
        shift = Shift("D", DIRECTIONS[direction.value], told=told)
        return Reading(i, direction.end, shift, "day with adjective", word.glued)
    skip = scan.word(word.end, "skip")
    if skip:
        return Reading(
            i, skip.end, Shift("D", 2 * DIRECTIONS[skip.value]), "day beyond the nearest", word.glued
        )
    if before in _NO_TODAY_AFTER or following in _NOT_TODAY or (direction and direction.value == "same"):
        return None
    ordinal = read_ordinal(scan.keys, word.end)
    if ordinal and ordinal.definite and ordinal.glued == 0:
        return None
    return Reading(i, word.end, Shift("D", 0), "today", word.glued)


def _same_day(scan: Scan, i: int) -> Reading | None:
    """اليوم نفسه, اليوم ذاته."""
    word = scan.word(i, "day")
    direction = scan.word(i + 1, "direction")
    if word and word.value == "0" and direction and direction.value == "same":
        return Reading(i, direction.end, Same("D"), "same day", word.glued)
    return None


def _holiday(scan: Scan, i: int) -> Reading | None:
    """A feast that a year or يوم follows: عيد الفطر 2013."""
    word = scan.word(i, "holiday")
    if word is None:
        return None
    year = read_year_ref(scan, word.end)
    if year is None:
        return (
            Reading(i, word.end, Holiday(word.value), "feast", word.glued)
            if scan.key(i - 1) == "يوم"
            else None
        )
    return Reading(i, year[1], Holiday(word.value, year[0]), "feast of a year", word.glued)


def _with_time_behind(scan: Scan, chain: Reading) -> Reading:
    """A part of the day or a clock behind the day: الجمعة مساء, الخميس الساعة الثامنة."""
    j = chain.last + (scan.key(chain.last) in ("في", "عند", "،", ",", "-"))
    clock = read_clock_time(scan, j)
    if clock and clock.glued == 0 and clock.meaning == Fixed(TimeType.TIME, ""):
        return replace(chain, last=clock.last, clock=clock.clock, part=clock.part)
    part = scan.word(chain.last, "part_adverb")
    if part and part.glued == 0 and scan.key(part.end) not in ("عيد",):
        following = _day(scan, part.end)
        if following is None or following.glued:
            return replace(chain, last=part.end, part=part.value)
    return chain
