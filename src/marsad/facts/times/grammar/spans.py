"""Rules for durations, distances from the moment of speech, spans told from today, and sets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.facts.times.grammar.periods import read_year_ref
from marsad.facts.times.grammar.scan import Scan
from marsad.facts.times.meaning import Ago, Fixed, Reading, YearPart
from marsad.facts.times.words import UnitWord
from marsad.model.time import TimeType
from marsad.text.numerals import read_cardinal

_CODES = {"S": "TS", "M": "TM", "H": "TH", "D": "D", "W": "W", "MO": "M", "Y": "Y", "DE": "Y", "CE": "Y"}
_TIMES = {"DE": 10, "CE": 100}
_FRACTIONS = {
    "نصف": 0.5,
    "ونصف": 0.5,
    "النصف": 0.5,
    "والنصف": 0.5,
    "ونصفا": 0.5,
    "ربع": 0.25,
    "وربع": 0.25,
    "والربع": 0.25,
    "وربعا": 0.25,
    "ثلاثه ارباع": 0.75,
}
_ONE = frozenset(("واحد", "واحدا", "واحده", "كامل", "كاملا", "كامله"))
# What follows من or على and is no event: قبل عشر سنوات على يد مجهولين, قبل شهر على الأقل.
_NO_ARTICLE = frozenset(("الان", "الي", "الا"))
_AGO = {"قبل": -1, "منذ": -1, "بعد": 1, "وقبل": -1, "وبعد": 1, "ومنذ": -1, "مند": -1}
_TERMS = frozenset(("اجل", "حدود"))  # في أجل أسبوع, but من أجل
_EVENTS_BEFORE = frozenset("ذلك بعدها قبلها بعده قبله هذا وبعدها وقبلها".split())
_BEHIND_DECADE = frozenset("من في علي الي كامل ونصف مضي تقريبا بين منذ عندما حين بعد قبل".split())
_OPENING = frozenset('«"“(')
_OPENING_A_RANGE = frozenset(("بين", "من", "وبين", "ومن"))
_MOST_SHARED = 1000  # a first count of a range of lengths
_COUNT_JOINTS = frozenset(("و", "-", "–", "الي", "او"))
_REACH = 3  # words between قبل and how long before: قبل الموعد بدقائق
_OF_TIME = frozenset(("الزمن", "الزمان"))  # قبل قرن من الزمن
_FIRST, _LAST = frozenset(("الاولي", "الاول")), frozenset(("الاخيره", "الاخير"))
_MONTHS_OF_PART = {3: "Q", 6: "H"}
_HEDGES = frozenset(("فقط", "تقريبا", "كامله", "كاملين", "بالضبط", "تماما"))
_OTHERS = "اخري"
# Bare accusatives that can only tell how long: أمهله أسبوعا، تظاهروا أياما.
_ACCUSATIVES = frozenset(("اسبوعا", "شهرا", "اياما", "اشهرا", "اعواما"))


# Adjectives with which bare units are a length: سنوات طويلة, but عقود طويلة الأجل.
_MANY = frozenset(("طويله", "طوال", "عديده", "معدوده", "قليله", "كثيره"))


@dataclass(frozen=True, slots=True)
class _Length:
    """A length of time: its TIMEX3 value, its unit, how many of it (None where vague), the words' end."""

    value: str
    unit: str
    amount: float | None
    end: int
    glued: int


def read_ago(scan: Scan, i: int) -> Reading | None:
    """قبل يومين, منذ نحو عام, بعد ثلاثة أيام: with the preposition, to be settled by the clause."""
    sign = _AGO.get(scan.key(i))
    if sign is None or _repeats(scan, i) or (sign > 0 and scan.key(i - 1) == "الا"):  # لا يسري إلا بعد عامين
        return None
    approx = scan.word(i + 1, "approx")
    length = _length(scan, approx.end if approx else i + 1, cued=True)
    if length is None or length.glued:
        return None
    behind = length.end + (scan.key(length.end) in _HEDGES)
    if scan.key(behind) == "من" and scan.key(behind + 1) in _OF_TIME:
        length = replace(length, end=behind + 2)
        behind = length.end
    from_now = scan.key(behind) == "من" and scan.key(behind + 1) in ("الان", "اليوم")
    from_event = scan.key(behind) in ("من", "علي") and scan.key(behind + 1) not in scan.around.no_event
    if (from_event and not from_now) or scan.key(behind) in scan.around.spent:
        return None
    end = behind + 2 if from_now else length.end
    preposition = scan.key(i).removeprefix("و")
    meaning = Ago(sign, length.unit, length.amount, length.value, preposition, from_now)
    return Reading(i, end, meaning, "distance from speech", int(scan.key(i) != preposition))


def _repeats(scan: Scan, i: int) -> bool:
    """Whether "after" at `i` stands between a unit and itself: يوما بعد يوم."""
    before, behind = scan.unit(i - 1), scan.unit(i + 1)
    if scan.key(i) != "بعد" or before is None or behind is None:
        return False
    return (before.unit, before.number, behind.number) == (behind.unit, "one", "one")


def read_duration(scan: Scan, i: int) -> Reading | None:
    """خمس سنوات, يومين, أكثر من عقد, ثلاثة أيام ونصف, بضعة أشهر, نصف ساعة, سنوات."""
    if _repeats(scan, i - 1):
        return None
    approx = scan.word(i, "approx")
    start = approx.end if approx else i
    cued = approx is not None or scan.key(i - 1) in scan.around.before_length
    cued = cued or (scan.key(i).startswith("ب") and scan.key(i - 1) in _EVENTS_BEFORE)
    cued = cued or (scan.key(i - 1) in _TERMS and scan.key(i - 2) == "في") or scan.key(i - 1) == "باجل"
    cued = cued or (scan.key(i - 1) == "في" and _is_record(scan, i))
    before = {scan.key(j) for j in range(i - _REACH, i)}
    cued = cued or (scan.key(i).startswith("ب") and not before.isdisjoint(("قبل", "بعد", "قبيل")))
    length = _length(scan, start, cued=cued)
    if length is None or (approx and length.glued):
        return None
    glued = approx.glued if approx else length.glued
    return Reading(i, length.end, Fixed(TimeType.DURATION, length.value), "duration", glued)


def _is_record(scan: Scan, i: int) -> bool:
    """Whether something is the most or least of a stretch: أدنى مستوى في عام, أسوأ خسارة في شهر."""
    return any(scan.word(j, "first") and scan.key(j)[0] in "اآ" for j in range(i - 4, i - 2))


def read_shared_count(scan: Scan, i: int) -> list[Reading]:
    """The two counts of one unit: بين 7 و10 سنوات, من 3 إلى 5 أيام; the first is a bare number."""
    count = read_cardinal(scan.keys, i)
    if count is None or count.glued or count.definite or not 0 < count.value < _MOST_SHARED:
        return []
    figures = scan.key(i).isdecimal()
    j = count.end + (scan.key(count.end) in _COUNT_JOINTS)
    second = _counted(scan, j)
    if second is None or second.amount is None or (j > count.end) == (second.glued > 0):
        return []
    opened = scan.key(i - 1) in _OPENING_A_RANGE or (figures and scan.key(count.end) != "و" and j > count.end)
    if not opened or figures != scan.key(j).isdecimal() or count.value >= second.amount:
        return []
    value = _value(second.unit, count.value)
    first = Reading(i, count.end, Fixed(TimeType.DURATION, value), "duration of a range")
    return [first, Reading(j, second.end, Fixed(TimeType.DURATION, second.value), "duration", second.glued)]


def read_told_span(scan: Scan, i: int) -> Reading | None:
    """الأيام المقبلة (a reference), الأيام الثلاثة المقبلة, الساعات الـ24 الماضية (lengths)."""
    counted = _definite_count(scan, i)
    unit = scan.unit(counted[1] if counted else i)
    if unit is None or (counted is None and (not unit.article or unit.number == "one")):
        return None
    amount, end = _amount(scan, unit, counted)
    part = _months_of_year(scan, i, unit, amount, end)
    if part:
        return part
    end += scan.key(end) in scan.around.few
    direction = scan.word(end, "direction")
    if direction is None or direction.value not in ("past", "next", "now"):
        return _definite_length(i, end, unit, amount, counted)
    meaning = _span_meaning(unit, amount, direction.value)
    glued = counted[2] if counted else unit.glued
    return Reading(i, direction.end, meaning, "span told from today", glued) if meaning else None


def _months_of_year(scan: Scan, i: int, unit: UnitWord, amount: float | None, end: int) -> Reading | None:
    """الأشهر الستة الأولى من العام الجاري: the half or quarter, another count of months its length."""
    place = scan.key(end)
    year = read_year_ref(scan, end + 1) if unit.unit == "MO" and place in _FIRST | _LAST else None
    if year is None or amount is None or scan.key(end + 1) != "من":
        return None
    letter = _MONTHS_OF_PART.get(int(amount), "")
    if not letter:
        length = Fixed(TimeType.DURATION, _value(unit.unit, amount))
        return Reading(i, year[1], length, "months of a year", unit.glued)
    number = 1 if place in _FIRST else 4 if letter == "Q" else 2
    return Reading(i, year[1], YearPart(f"{letter}{number}", "", year[0]), "months of a year", unit.glued)


def _amount(scan: Scan, unit: UnitWord, counted: tuple[float, int, int] | None) -> tuple[float | None, int]:
    """How many units a definite span has, None where it is not counted, and the position behind the count."""
    if counted:
        return counted[0], unit.end
    if unit.number == "two":
        return 2.0, unit.end
    behind = read_cardinal(scan.keys, unit.end)
    if behind and behind.glued == 0 and (behind.definite or scan.word(behind.end, "direction")):
        return behind.value, behind.end
    other = scan.unit(unit.end)
    joined = other and other.article and other.number == "many" and other.glued == 1
    return None, other.end if other and joined else unit.end


def _span_meaning(unit: UnitWord, amount: float | None, direction: str) -> Fixed | None:
    if amount is not None:
        return Fixed(TimeType.DURATION, _value(unit.unit, amount))
    if direction == "now" or unit.unit in ("S", "M") or unit.number == "one":
        return None
    return Fixed(TimeType.DATE, "PAST_REF" if direction == "past" else "FUTURE_REF")


def _definite_length(
    i: int, end: int, unit: UnitWord, amount: float | None, counted: tuple[float, int, int] | None
) -> Reading | None:
    """السنوات الأربع, الأشهر الستة: a counted span that no adjective places."""
    if amount is None or unit.number == "two" or counted:
        return None
    return Reading(i, end, Fixed(TimeType.DURATION, _value(unit.unit, amount)), "counted span", unit.glued)


def read_set(scan: Scan, i: int) -> Reading | None:
    """يوميا, كل ساعة, كل ثلاثة أشهر, كل يوم جمعة, كل عام."""
    word = scan.word(i, "set")
    if word:
        return Reading(i, word.end, Fixed(TimeType.SET, word.value), "set", word.glued)
    if scan.key(i - 1) == "في" and scan.key(i - 2) in scan.around.so_often:
        return _so_often(scan, i)
    if scan.key(i) not in ("كل", "وكل", "بكل"):
        return None
    glued = int(scan.key(i) != "كل")
    unit, part = scan.unit(i + 1), scan.word(i + 1, "part")
    if part and part.glued == 0 and unit is None and not scan.weekday(part.end):  # كل صباح
        value = Fixed(TimeType.SET, f"XXXX-XX-XX{part.value}")
        return Reading(i, part.end, value, "set of parts of the day", glued)
    day = unit is not None and unit.unit == "D" and unit.number == "one"
    weekday = scan.weekday(i + 1 + day)
    if weekday and (day or not weekday.article) and not weekday.glued:
        return Reading(
            i, weekday.end, Fixed(TimeType.SET, f"XXXX-WXX-{weekday.day + 1}"), "set of weekdays", glued
        )
    length = _length(scan, i + 1, cued=True)
    if length is None or length.glued or length.amount is None or scan.key(length.end) in ("علي", "من"):
        return None
    return Reading(i, length.end, Fixed(TimeType.SET, length.value), "set", glued)


def _so_often(scan: Scan, i: int) -> Reading | None:
    """The unit in which something happens so often: مرة في السنة, مرتين في الأسبوع."""
    unit = scan.unit(i)
    if unit is None or unit.unit not in ("D", "W", "MO", "Y") or not unit.article or unit.number != "one":
        return None
    first = scan.key(i - 3) in ("لاول", "اول", "لاخر", "اخر")
    if first or unit.glued or scan.key(unit.end).startswith("ال"):
        return None
    return Reading(i, unit.end, Fixed(TimeType.SET, _value(unit.unit, 1)), "set")


def _definite_count(scan: Scan, i: int) -> tuple[float, int, int] | None:
    """الـ24 ساعة: a count with the article before its unit."""
    numeral = read_cardinal(scan.keys, i)
    if numeral is None or not numeral.definite or scan.unit(numeral.end) is None:
        return None
    return numeral.value, numeral.end, numeral.glued


def _length(scan: Scan, i: int, *, cued: bool) -> _Length | None:
    """A length of time at `i`; a bare unit counts only where `cued`."""
    found = _counted(scan, i) or _few(scan, i) or _fraction(scan, i) or _uncounted(scan, i, cued=cued)
    return _with_rest(scan, found) if found else None


def _counted(scan: Scan, i: int) -> _Length | None:
    unit = scan.unit(i)
    if unit and not unit.article and unit.number == "two":
        return _Length(_value(unit.unit, 2), unit.unit, 2, unit.end, unit.glued)
    numeral = read_cardinal(scan.keys, i)
    if numeral is None or numeral.definite or not 0 < numeral.value < 1e7:
        return None
    end = numeral.end
    unit = scan.unit(end)
    if unit is None or unit.article or unit.glued or unit.number == "two":
        return None
    return _Length(_value(unit.unit, numeral.value), unit.unit, numeral.value, unit.end, numeral.glued)


def _few(scan: Scan, i: int) -> _Length | None:
    few = scan.word(i, "few")
    unit = scan.unit(few.end) if few else None
    if few is None or unit is None or unit.number != "many" or unit.glued:
        return None
    return _Length(_value(unit.unit, None), unit.unit, None, unit.end, few.glued)


def _fraction(scan: Scan, i: int) -> _Length | None:
    """نصف ساعة, ربع قرن."""
    share = _FRACTIONS.get(scan.key(i))
    unit = scan.unit(i + 1)
    if (
        share is None
        or unit is None
        or unit.article
        or unit.number != "one"
        or "ليل" in scan.key(i + 1)  # منتصف ليلة
        or unit.glued
    ):
        return None
    return _Length(_value(unit.unit, share), unit.unit, share, unit.end, int(scan.key(i).startswith("و")))


def _uncounted(scan: Scan, i: int, *, cued: bool) -> _Length | None:
    """أسبوع, يوم واحد, ساعات: a unit without a number."""
    unit = scan.unit(i)
    if unit is None or unit.article or unit.number == "two":
        return None
    if unit.unit in ("DE", "CE") and unit.number == "one" and not _closed(scan.key(unit.end)):
        return None
    one = scan.key(unit.end) in _ONE or (unit.unit != "D" and scan.key(unit.end) in scan.around.one_more)
    stands = _unmodified(scan, unit.end) and unit.unit not in ("S", "M")
    cued = cued or scan.key(i) in _ACCUSATIVES or (unit.glued == 1 and scan.key(i)[0] == "ل")  # تأجلت لأسبوع
    if unit.number == "one" and (one or scan.key(unit.end) == "ونصف" or (cued and stands)):
        return _Length(_value(unit.unit, 1), unit.unit, 1, unit.end + one, unit.glued)
    cued = cued or scan.key(unit.end) == _OTHERS  # سنوات أخرى
    cued = cued or (unit.glued == 1 and scan.key(i)[0] == "ل")  # توقفت لساعات
    cued = cued or scan.key(i - 1) == "الا"  # لم تدم إلا دقائق
    cued = cued or (scan.key(unit.end) == "من" and unit.unit not in ("DE", "CE", "M", "S"))  # سنوات من الجهد
    cued = cued or (scan.key(unit.end) in _MANY and not scan.key(unit.end + 1).startswith("ال"))
    behind = _count_behind(scan, unit)
    if behind:
        return behind
    described = scan.key(unit.end).startswith("ال") and scan.key(unit.end) not in _NO_ARTICLE
    if unit.number == "many" and cued and not described:
        adjective = scan.key(unit.end) in scan.around.few
        return _Length(_value(unit.unit, None), unit.unit, None, unit.end + adjective, unit.glued)
    return None


def _count_behind(scan: Scan, unit: UnitWord) -> _Length | None:
    """سنوات ثلاث, أيام خمسة: a count in words behind its plural, with nothing counted behind it."""
    count = read_cardinal(scan.keys, unit.end) if unit.number == "many" else None
    if count is None or count.glued or count.definite or not 3 <= count.value <= 10:
        return None
    if scan.key(unit.end)[0].isdecimal() or scan.key(count.end)[:1].isalpha():
        return None
    return _Length(_value(unit.unit, count.value), unit.unit, count.value, count.end, unit.glued)


def _closed(following: str) -> bool:
    """Whether no noun follows, which would make عقد the holding of something."""
    noun = following.isalpha() or following in _OPENING
    return not noun or following in _BEHIND_DECADE or following.startswith("و")


def _unmodified(scan: Scan, end: int) -> bool:
    """Whether a bare unit stands by itself: no year, no name of a day or month behind it."""
    following = scan.key(end)
    if following[:1].isdecimal() or scan.weekday(end) or scan.month(end):
        return False
    return not (following.startswith("ال") and following not in _NO_ARTICLE) and following not in (
        "ما",
        "كان",
        "هو",
        "هي",
    )


def _with_rest(scan: Scan, length: _Length) -> _Length:
    """A half or a smaller unit behind a length: ثلاثة أيام ونصف, عام ونصف العام, عامين وثلاثة أشهر."""
    key = scan.key(length.end)
    share = _FRACTIONS.get(key) if key.startswith("و") else None
    if share and length.amount is not None:
        unit = scan.unit(length.end + 1)
        end = length.end + 1 + (unit is not None and unit.unit == length.unit and unit.number == "one")
        amount = length.amount + share
        return replace(length, value=_value(length.unit, amount), amount=amount, end=end)
    j = length.end + (key == "و")
    smaller = _counted(scan, j) if length.amount is not None and key.startswith("و") else None
    if smaller and (key == "و") == (smaller.glued == 0) and _is_smaller(smaller.unit, length.unit):
        return replace(length, value=_joined(length.value, smaller.value), end=smaller.end)
    return length


def _is_smaller(unit: str, than: str) -> bool:
    order = list(_CODES)
    return order.index(unit) < order.index(than)


def _joined(first: str, second: str) -> str:
    rest = second.removeprefix("P")
    return first + (rest.removeprefix("T") if "T" in first else rest)


def _value(unit: str, amount: float | None) -> str:
    """The TIMEX3 value of so many units, X where they are not counted: P2D, PTXH, P3.5D, P10Y."""
    code = _CODES[unit]
    if amount is None:
        number = "X" if unit not in _TIMES else "XX" if unit == "DE" else "XXX"
    else:
        number = f"{amount * _TIMES.get(unit, 1):.10g}"
    return f"P{code[:-1]}{number}{code[-1]}"
