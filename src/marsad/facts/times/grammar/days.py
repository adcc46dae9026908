"""Rules for days: weekdays, today and its neighbours, parts of the day, several names of one day."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.times.grammar.clocks import read_clock_time
from marsad.facts.times.grammar.dates import read_date, read_slashed_day
from marsad.facts.times.grammar.day_names import read_day_name
from marsad.facts.times.grammar.periods import DIRECTIONS, read_unit_ref
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
_LATE = frozenset(("متاخر", "متاخره", "مبكر", "مبكره", "لاحق", "سابق"))
_APPOSITION = frozenset(("،", ",", "(", "الموافق", "-", "–", "اي", "/"))
PART_ALONE = "part of the day alone"
_ADVERBS = frozenset(("صباحا", "مساء", "فجرا", "ظهرا", "عصرا", "ليلا"))
_NO_PART_AFTER = frozenset(("كل", "يوميا", "ذات", "او", "و", "عمت", "بعد", "قبل"))
_AT = frozenset(("عند", "وعند", "في", "وفي", "مع", "ومع"))
_STOPS = frozenset(("،", ",", ".", "؛", "", ")"))
_HOURS = frozenset(("ساعات", "ساعه"))
_HOURS_OF = frozenset(("الساعات", "ساعات", "الساعه"))
_NAMED_PARTS = {
    "الفجر": "TMO",
    "الصباح": "TMO",
    "الظهر": "TAF",
    "الظهيره": "TAF",
    "المساء": "TEV",
    "الليل": "TNI",
}
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
    elif scan.key(i) in _HOURS and scan.key(i + 1) in _NAMED_PARTS:
        return _hours_of(scan, i)
    elif scan.key(i) in _HOURS_OF and scan.key(i + 1) in scan.around.early_hours and scan.key(i + 2) == "من":
        j = i + 2
    elif scan.key(i) in ("لاحقا", "ساعه", "ساعات") and (scan.key(i) == "لاحقا" or scan.key(i + 1) in _LATE):
        j = i + 1 + (scan.key(i) != "لاحقا")
    else:
        return None
    j += scan.key(j) in ("من", "في")
    found = read_day(scan, j) or _late_in_unit(scan, i, j) or read_this_part(scan, j)
    return replace(found, first=i, glued=0) if found and found.glued == 0 else None


def _late_in_unit(scan: Scan, i: int, j: int) -> Reading | None:
    """The rest of وقت سابق من الشهر, وقت لاحق من هذا الأسبوع."""
    linked = scan.key(j - 1) == "من" or scan.key(j) in ("هذا", "هذه")
    ref = read_unit_ref(scan, j, "W", "MO", "Y") if scan.key(i) == "وقت" and linked else None
    return Reading(j, ref[1], ref[0], "some time of a unit") if ref else None


def _late_at_night(scan: Scan, i: int) -> Reading | None:
    """ساعة متأخرة من الليل, with no day beside it."""
    if scan.key(i) not in ("ساعه", "ساعات", "وقت") or scan.key(i + 1) not in ("متاخر", "متاخره"):
        return None
    if scan.key(i + 2) != "من" or scan.key(i + 3) != "الليل" or _names_day(scan, i + 4):
        return None
    return Reading(i, i + 4, Fixed(TimeType.TIME, "TNI"), PART_ALONE, part="TNI")


def _hours_of(scan: Scan, i: int) -> Reading | None:
    """ساعات الفجر الأولى من يوم السبت."""
    j = i + 2
    while scan.key(j) in ("الاولي", "المتاخره", "المبكره", "من"):
        j += 1
    chain = _chain(scan, j)
    if chain is None or chain.glued:
        return None
    return replace(chain, first=i, part=_NAMED_PARTS[scan.key(i + 1)])


def _with_part(scan: Scan, i: int, part: TimeWord) -> Reading | None:
    j = part.end + (scan.key(part.end) == "من")
    j += scan.key(j) == "نهار"
    if scan.key(j) == "كل":
        return _part_of_every_day(scan, i, j + 1, part)
    chain = _chain(scan, j)
    if chain is None or chain.glued:
        return None
    chain = _night_of_dates(scan, night_between(scan, chain)) if part.value == "TNI" else chain
    clock = read_clock_time(scan, chain.last)
    found = replace(chain, first=i, glued=part.glued, part=part.value)
    if clock and clock.meaning == Fixed(TimeType.TIME, ""):
        return replace(found, last=clock.last, clock=clock.clock)
    return found


def _part_of_every_day(scan: Scan, i: int, j: int, part: TimeWord) -> Reading | None:
    """مساء كل سبت, صباح كل يوم جمعة, مساء كل يوم."""
    day = scan.key(j) == "يوم"
    weekday = scan.weekday(j + day)
    if not day and (weekday is None or weekday.article):
        return None
    value = f"XXXX-WXX-{weekday.day + 1}" if weekday else "XXXX-XX-XX"
    meaning = Fixed(TimeType.SET, f"{value}{part.value}")
    return Reading(i, weekday.end if weekday else j + 1, meaning, "set of parts of the day", part.glued)


def night_between(scan: Scan, chain: Reading) -> Reading:
    """ليل السبت الأحد: the night between two weekdays is that of the first."""
    meaning = chain.meaning
    if not isinstance(meaning, Weekday) or meaning.direction or chain.also:
        return chain
    j = chain.last + (scan.key(chain.last) in _NIGHT_JOINTS)
    other = scan.weekday(j)
    if other and other.day == (meaning.day + 1) % 7 and other.glued == 0:
        direction = scan.word(other.end, "direction")
        end = direction.end if direction else other.end
        return replace(chain, last=end, meaning=Weekday(meaning.day, direction.value if direction else ""))
    return chain


def _night_of_dates(scan: Scan, chain: Reading) -> Reading:
    """ليلة 31 مارس - 1 أبريل: the night between two dates is that of the first."""
    second = read_date(scan, chain.last + 1) if scan.key(chain.last) in _NIGHT_JOINTS else None
    dates = isinstance(chain.meaning, MonthDay | FullDate)
    return replace(chain, last=second.last) if second and dates and not second.glued else chain


def read_part_alone(scan: Scan, i: int) -> Reading | None:
    """صباحا, مساء, فجرا with no day beside them: the day is that of the sentence, else of publication."""
    if late := _late_at_night(scan, i):
        return late
    part = scan.word(i, "part_adverb")
    if part is None or not _stands_for_part(scan, i, part) or _names_day(scan, part.end):
        return None
    night = part.value if part.value == "TNI" else ""
    return Reading(i, part.end, Fixed(TimeType.TIME, night), PART_ALONE, part.glued, part=part.value)


def _stands_for_part(scan: Scan, i: int, part: TimeWord) -> bool:
    """Whether a part of the day is told: صباحا, وليلا،, بعد الظهر، and behind منذ, عند or حتى: الفجر."""
    key, before = scan.key(i), scan.key(i - 1)
    if part.glued:
        return key[1:] in _ADVERBS and scan.key(part.end) in ("،", ",")
    if key == "بعد":
        return scan.key(part.end) in _STOPS and before not in _NO_PART_AFTER
    named = key in _NAMED_PARTS and (
        before in scan.around.since or (before in _AT and scan.key(i + 1) in _STOPS)
    )
    return named or (key in _ADVERBS and before not in _NO_PART_AFTER)


def _names_day(scan: Scan, i: int) -> bool:
    """Whether what follows a part of the day names its day or another part: ومساء، الأحد، كل يوم."""
    key = scan.key(i)
    if key in ("كل", "يوم", "امس", "غد", "ونهارا", "و", "او"):
        return True
    if key.startswith("و") and scan.word(i, "part_adverb", "part", "day"):
        return True
    named = scan.weekday(i) or scan.unit(i) or scan.word(i, "day", "part_adverb")
    return key.startswith("ال") and named is not None


def read_this_part(scan: Scan, i: int) -> Reading | None:
    """A part of the day told from today: هذا المساء, هذه الليلة, الليلة الماضية, الليلة قبل الماضية."""
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
    first = read_day_name(scan, i)
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
    found = read_day_name(scan, last) or read_slashed_day(scan, last)
    if found and found.glued == 0:
        return found
    if scan.key(last) not in _APPOSITION:
        return None
    j = last + 1 + (scan.key(last + 1) == "الموافق")
    found = read_day_name(scan, j) or (read_slashed_day(scan, j) if j > last + 1 else None)
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


def _with_time_behind(scan: Scan, chain: Reading) -> Reading:
    """A part of the day or a clock behind the day: الجمعة مساء, الخميس الساعة الثامنة."""
    j = chain.last + (scan.key(chain.last) in ("في", "عند", "،", ",", "-"))
    clock = read_clock_time(scan, j)
    if clock and clock.glued == 0 and clock.meaning == Fixed(TimeType.TIME, ""):
        return replace(chain, last=clock.last, clock=clock.clock, part=clock.part)
    part = scan.word(chain.last, "part_adverb")
    if part and part.glued == 0 and scan.key(part.end) not in ("عيد",):
        following = read_day_name(scan, part.end)
        if following is None or following.glued:
            return replace(chain, last=part.end, part=part.value)
    return chain
