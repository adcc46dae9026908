"""Rules for times of day by the clock: الساعة الخامسة صباحا, 15:30, الثالثة وربع بعد الظهر, منتصف الليل."""

from __future__ import annotations

import re
from dataclasses import replace

from marsad.facts.times.grammar.scan import Scan
from marsad.facts.times.meaning import Clock, Fixed, Reading, Shift
from marsad.model.time import TimeType
from marsad.text.numerals import Numeral, read_cardinal, read_ordinal

_HOUR_WORDS = frozenset(("الساعه", "للساعه", "والساعه", "بالساعه"))
_FRACTIONS = {
    "ربع": 15,
    "الربع": 15,
    "نصف": 30,
    "النصف": 30,
    "نص": 30,
    "ثلث": 20,
    "الثلث": 20,
    "ربعا": 15,
    "ثلثا": 20,
}
_MINUTES = frozenset(("دقيقه", "دقائق", "دقايق"))
_ZONE_WORDS = frozenset(("بتوقيت", "توقيت", "بالتوقيت", "ت", "gmt", "GMT"))
_DOTTED = re.compile(r"(\d{1,2})[.](\d{2})")
_LAST_HOUR = 24


def read_clock_time(scan: Scan, i: int) -> Reading | None:
    """A time of day by the clock at `i`; its day is told elsewhere."""
    worded = scan.key(i) in _HOUR_WORDS
    glued = len(scan.key(i)) - len("الساعه") if worded and not scan.key(i).startswith("لل") else 0
    j = i + worded
    hour = _hour(scan, j, worded=worded)
    if hour is None:
        return _moment(scan, i)
    value, j, digits = hour
    dotted = _DOTTED.fullmatch(scan.key(j - 1)) if digits else None
    minute, second, j = (int(dotted[2]), None, j) if dotted else _minutes(scan, j, digits=digits)
    moment = _moment(scan, j)
    if worded and moment and moment.glued == 0:
        return replace(moment, first=i, glued=glued)
    part, end = _half(scan, j)
    if not worded and not part and minute is None:
        return None
    if not worded and dotted and scan.key(j) not in _ZONE_WORDS:
        return None
    if not worded and digits and minute is not None and not part and not _plausible(scan, i, j):
        return None
    if value > _LAST_HOUR or (minute or 0) > 59:
        return None
    clock = clock_of(value, minute or 0, second, part)
    glued = glued if worded else _glued(scan, i)
    return Reading(i, end, Fixed(TimeType.TIME, ""), "clock", glued, clock=clock)


def clock_of(hour: int, minute: int, second: int | None, part: str) -> Clock:
    """The clock of an hour that a part of the day places; minutes below zero count back from it."""
    whole = 12 if hour == 12 and minute < 0 else _hour_of_day(hour, part)
    total = (whole * 60 + minute) % (24 * 60)
    return Clock(total // 60, total % 60, second, part)


def _glued(scan: Scan, i: int) -> int:
    ordinal = read_ordinal(scan.keys, i)
    return ordinal.glued if ordinal else 0


def _plausible(scan: Scan, i: int, end: int) -> bool:
    """Whether bare figures with a colon are a clock, not a score or a verse."""
    whole = len(scan.key(i + 2)) == 2
    return whole and scan.key(i - 1) != ":" and scan.key(end) != ":"


def _moment(scan: Scan, i: int) -> Reading | None:
    """منتصف الليل: midnight is the end of its day."""
    word = scan.word(i, "moment")
    if word is None:
        return None
    hour, minute = (int(part) for part in word.value[1:].split(":"))
    past = (
        hour == _LAST_HOUR and scan.key(i - 1) in scan.around.since
    )  # since the midnight that opened this day
    meaning = Shift("D", -1) if past else Fixed(TimeType.TIME, "")
    return Reading(i, word.end, meaning, "moment", word.glued, clock=Clock(hour, minute))


def _hour(scan: Scan, i: int, *, worded: bool) -> tuple[int, int, bool] | None:
    """Hour, position behind it, and whether it stands in figures."""
    key = scan.key(i)
    if dotted := _DOTTED.fullmatch(key):
        return int(dotted[1]), i + 1, True
    if key.isdecimal():
        return (int(key), i + 1, True) if len(key) <= 2 and int(key) <= _LAST_HOUR else None
    ordinal = _hour_ordinal(scan, i)
    if ordinal and ordinal.definite and 1 <= ordinal.value <= 12 and _feminine(scan, i, ordinal.end):
        return int(ordinal.value), ordinal.end, False
    if key in ("الواحده", "للواحده", "والواحده"):
        return 1, i + 1, False
    cardinal = read_cardinal(scan.keys, i) if worded else None
    if cardinal and 1 <= cardinal.value <= 12 and cardinal.value == int(cardinal.value):
        return int(cardinal.value), cardinal.end, False
    if worded and cardinal and key.endswith(("ه",)):
        single = read_cardinal(scan.keys[: i + 1], i)
        if single and single.value <= 12:
            return int(single.value), i + 1, False
    return None


def _hour_ordinal(scan: Scan, i: int) -> Numeral | None:
    """The ordinal of an hour, minutes joined to it left out: الخامسة وخمسين دقيقة."""
    ordinal = read_ordinal(scan.keys, i)
    if ordinal and ordinal.value > 12 and ordinal.end > i + 1:
        return read_ordinal(scan.keys[: i + 1], i)
    return ordinal


def _feminine(scan: Scan, i: int, end: int) -> bool:
    return scan.key(i).endswith(("ه", "ي")) or (end > i + 1 and scan.key(end - 1) in ("عشره", "عشر"))


def _minutes(scan: Scan, i: int, *, digits: bool) -> tuple[int | None, int | None, int]:
    """Minutes and seconds behind an hour: :30, وربع, و18 دقيقة, إلا ثلثا."""
    if digits and scan.key(i) == ":" and scan.key(i + 1).isdecimal() and len(scan.key(i + 1)) <= 2:
        minute, end = int(scan.key(i + 1)), i + 2
        if scan.key(end) == ":" and scan.key(end + 1).isdecimal() and len(scan.key(end + 1)) <= 2:
            return minute, int(scan.key(end + 1)), end + 2
        return minute, None, end
    if scan.key(i) == "الا":
        return _less(scan, i)
    j = i + (scan.key(i) == "و")
    key = scan.key(j) if j > i else scan.key(j).removeprefix("و")
    if (key in _FRACTIONS and scan.key(j) != key) or (j > i and key in _FRACTIONS):
        return _FRACTIONS[key], None, j + 1
    numeral = read_cardinal(scan.keys, j) if (j > i or scan.key(j).startswith("و")) else None
    if numeral and numeral.value < 60 and scan.key(numeral.end) in _MINUTES:
        return int(numeral.value), None, numeral.end + 1
    return None, None, i


def _less(scan: Scan, i: int) -> tuple[int | None, int | None, int]:
    key = scan.key(i + 1)
    if key in _FRACTIONS:
        return -_FRACTIONS[key], None, i + 2
    numeral = read_cardinal(scan.keys, i + 1)
    if numeral and numeral.value < 60 and scan.key(numeral.end) in _MINUTES:
        return -int(numeral.value), None, numeral.end + 1
    return None, None, i


def _half(scan: Scan, i: int) -> tuple[str, int]:
    """The part of the day behind a clock, empty where none follows."""
    if scan.key(i) in ("ص", "am"):
        return "TMO", i + 1
    if scan.key(i) in ("م", "pm"):
        return "TEV", i + 1
    night = scan.word(i + 1, "moment") if scan.key(i) == "بعد" else None
    if night and night.value == "T24:00":  # الثانية بعد منتصف الليل
        return "TMO", night.end
    j = i + (scan.key(i) in ("من", "في", "هذا"))
    part = scan.word(j, "part_adverb")
    if part and part.glued == 0:
        return part.value, part.end
    named = scan.word(j, "part")
    return (named.value, i) if named and named.glued == 0 else ("", i)


def _hour_of_day(hour: int, part: str) -> int:
    if part == "TMO":
        return 0 if hour == 12 else hour
    if part in ("TAF", "TEV"):
        return hour + 12 if hour < 12 else hour
    if part == "TNI":
        return hour + 12 if 6 <= hour < 12 else hour % 12 if hour == 12 else hour
    return hour
