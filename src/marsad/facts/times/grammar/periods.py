"""Rules for units told from today or from the time before, years, quarters, seasons, decades."""

from __future__ import annotations

from dataclasses import replace

from marsad.calendars.numeric import is_gregorian_sign, is_hijri_sign
from marsad.facts.times.grammar.scan import Scan
from marsad.facts.times.meaning import Fixed, Reading, Same, Shift, Year, YearPart, YearRef
from marsad.facts.times.words import UnitWord
from marsad.model.time import TimeType
from marsad.text.numerals import read_cardinal, read_ordinal

DIRECTIONS = {"past": -1, "next": 1, "now": 0, "following": 1, "preceding": -1}
_BELOW_DAY = frozenset(("S", "M", "H"))
_TOLD = frozenset(("following", "preceding"))
_THIS = frozenset(("هذا", "هذه", "بهذا", "لهذا", "هذي", "هاي", "هاد", "وهذا", "وهذه"))
_NEW = frozenset(("الجديد", "الجديده"))
_THAT = frozenset(("ذلك", "تلك", "نفس", "ذات"))
_YEAR_KINDS = frozenset(
    ("الدراسي", "الجامعي", "المالي", "الهجري", "الهجريه", "الميلادي", "الميلاديه", "الدراسيه", "الماليه")
)
_AHEAD = frozenset(("قبل", "حتي", "بحلول", "حلول"))  # قبل نهاية الخريف
_IN = frozenset(("في", "وفي", "خلال", "وخلال", "الي", "حتي"))
_UNTIL = frozenset(("الي", "حتي"))
_SEASON = frozenset(("فصل", "وفصل", "بفصل", "لفصل"))
_AGE = frozenset(("العمر", "عمره", "عمرها", "عمرهم", "اعمارهم"))
_HIJRI_KINDS = frozenset(("الهجري", "الهجريه"))
_YEARS = range(1000, 2200)
_HIJRI_YEARS = range(1, 1600)


def read_period(scan: Scan, i: int) -> Reading | None:
    """A unit of the calendar: هذا الشهر, الأسبوع الماضي, عام 2022, الربع الأول من 2023, صيف 2023."""
    part = _year_part(scan, i) or _this_season(scan, i) or _named_season(scan, i)
    if part:
        return part
    edge = scan.word(i, "edge")
    start, glued = (edge.end, edge.glued) if edge else (i, None)
    found = (
        _numbered_year(scan, start)
        or _this_unit(scan, start)
        or _directed_unit(scan, start)
        or _year_part(scan, start)
        or _decade(scan, start)
        or _century(scan, start)
        or (_millennium(scan, start) if edge else None)
        or (_plain_year(scan, start) or _bare_unit(scan, start) or _bare_day(scan, start) if edge else None)
        or (_edge_season(scan, start, ahead=scan.key(i - 1) in _AHEAD) if edge else None)
    )
    if found is None or edge is None:
        return found
    return replace(found, first=i, glued=glued or 0)


def read_year_ref(scan: Scan, i: int) -> tuple[YearRef, int] | None:
    """What names the year behind a month, a season or a quarter: 2022, من العام نفسه, العام الماضي."""
    j = i + (scan.key(i) in ("من", "في", "،", ",", "/", "-"))
    numbered = _numbered_year(scan, j) or _plain_year(scan, j)
    if numbered and isinstance(numbered.meaning, Year):
        return numbered.meaning, numbered.last
    if scan.key(i) in ("،", ",", "/", "-"):
        return None
    found = _this_unit(scan, j) or _directed_unit(scan, j)
    if found is None and scan.key(i) == "من":
        found = _bare_unit(scan, j)
    meaning = found.meaning if found else None
    if found and isinstance(meaning, Shift | Same) and meaning.unit == "Y":
        return meaning, found.last
    return None


def read_unit_ref(scan: Scan, i: int, *units: str) -> tuple[Shift | Same, int] | None:
    """A unit among `units` told from today: الشهر الجاري, هذا الأسبوع, الشهر نفسه, الشهر."""
    found = _this_unit(scan, i) or _directed_unit(scan, i) or _bare_unit(scan, i)
    if found and isinstance(found.meaning, Shift | Same) and found.meaning.unit in units:
        return found.meaning, found.last
    return None


def year_at(scan: Scan, i: int) -> tuple[int, bool, int] | None:
    """A year in figures or words at `i`: its number, whether it is Hijri, the position behind it."""
    numeral = read_cardinal(scan.keys, i)
    if numeral is None or numeral.value != int(numeral.value) or "," in scan.key(i):
        return None
    sign = scan.key(numeral.end)
    hijri = is_hijri_sign(sign)
    value, end = int(numeral.value), numeral.end + (hijri or is_gregorian_sign(sign))
    if value in (_HIJRI_YEARS if hijri else _YEARS):
        return value, hijri, end
    return None


def _numbered_year(scan: Scan, i: int) -> Reading | None:
    """عام 2022, للعام 2024, سنة 1988."""
    unit = scan.unit(i)
    if unit is None or unit.unit != "Y" or unit.number != "one":
        return None
    j = i + 1 + (scan.key(i + 1) in _YEAR_KINDS)
    found = year_at(scan, j)
    if (
        found is None
        or scan.key(found[2]) in ("%",)
        or (not scan.key(j)[0].isdecimal() and not found[0] > _YEARS[0])
    ):
        return None
    year, hijri, end = found
    hijri = hijri or scan.key(i + 1) in _HIJRI_KINDS
    direction = scan.word(end, "direction")
    end = direction.end if direction and scan.key(i).endswith("عام") else end
    return Reading(i, end, Year(year, hijri), "numbered year", unit.glued)


def _plain_year(scan: Scan, i: int) -> Reading | None:
    """Four figures that can only be a year, beside something that names a part of one."""
    key = scan.key(i)
    if not (key.isdecimal() and len(key) == 4):
        return None
    found = year_at(scan, i)
    return Reading(i, found[2], Year(found[0], found[1]), "year in figures") if found else None


def _this_unit(scan: Scan, i: int) -> Reading | None:
    """هذا العام, هذه السنة, العام هذا; ذلك العام, نفس الشهر."""
    first = i
    if scan.key(i) in _THAT:
        unit = scan.unit(i + 1)
        if unit is None or not unit.article or unit.number != "one" or unit.unit not in ("D", "W", "MO", "Y"):
            return None
        return Reading(i, unit.end, Same(unit.unit), "unit told before")
    if scan.key(i) in _THIS:
        unit = scan.unit(i + 1)
        if unit is None or not unit.article or unit.number != "one" or unit.unit in _BELOW_DAY:
            return None
        glued = 0 if scan.key(i) in ("هذا", "هذه", "هذي", "هاي", "هاد") else 1
        return Reading(first, unit.end, Shift(unit.unit, 0), "this unit", glued)
    unit = scan.unit(i)
    if (
        unit
        and unit.article
        and unit.number == "one"
        and scan.key(unit.end) in _THIS
        and unit.unit in ("W", "MO", "Y")
    ):
        return Reading(first, unit.end + 1, Shift(unit.unit, 0), "this unit", unit.glued)
    return None


def _directed_unit(scan: Scan, i: int) -> Reading | None:
    """العام الماضي, الشهر المقبل, العام نفسه, الأسبوع قبل الماضي, العام الدراسي الحالي."""
    unit = scan.unit(i)
    if unit is None or not unit.article or unit.number != "one" or unit.unit in _BELOW_DAY:
        return None
    j = unit.end + (scan.key(unit.end) in _YEAR_KINDS)
    skip = scan.word(j, "skip")
    if skip:
        return Reading(i, skip.end, Shift(unit.unit, 2 * DIRECTIONS[skip.value]), "unit beyond", unit.glued)
    if unit.unit == "Y" and scan.key(j) in _NEW and j == unit.end:
        return Reading(i, j + 1, Shift("Y", 0, new=True), "the new year", unit.glued)
    direction = scan.word(j, "direction")
    last_day = unit.unit == "D" and scan.key(j) == "الاخير"  # اليوم الأخير من الزيارة
    if direction is None or last_day or _is_adjective(scan, i, direction.value):
        return None
    if direction.value == "same":
        return _same_unit(scan, i, unit, direction.end)
    meaning = Shift(unit.unit, DIRECTIONS[direction.value], told=direction.value in _TOLD)
    return Reading(i, direction.end, meaning, f"unit with adjective ({direction.value})", unit.glued)


def _same_unit(scan: Scan, i: int, unit: UnitWord, end: int) -> Reading:
    """العام نفسه; الشهر نفسه من العام الماضي is the month told, in another year."""
    year = read_year_ref(scan, end) if unit.unit == "MO" and scan.key(end) == "من" else None
    meaning, last = (Same(unit.unit, year[0]), year[1]) if year else (Same(unit.unit), end)
    return Reading(i, last, meaning, "same unit", unit.glued)


def _is_adjective(scan: Scan, i: int, direction: str) -> bool:
    """Whether العام is the adjective "general": الأمين العام السابق."""
    before = scan.key(i - 1)
    if scan.key(i) != "العام" or not before:
        return False
    return before in scan.around.general or (
        direction in ("preceding", "now") and before.startswith(("ال", "وال", "لل"))
    )


def _bare_unit(scan: Scan, i: int) -> Reading | None:
    """The definite unit behind an edge word: نهاية الشهر, مطلع العام."""
    unit = scan.unit(i)
    if (
        unit is None
        or not unit.article
        or unit.number != "one"
        or unit.unit not in ("W", "MO", "Y", "DE", "CE")
    ):
        return None
    end = unit.end + (scan.key(unit.end) in _YEAR_KINDS)
    return Reading(i, end, Shift(unit.unit, 0, loose=True), "unit without adjective", unit.glued)


def _bare_day(scan: Scan, i: int) -> Reading | None:
    """The day behind an edge word: قبل نهاية اليوم, but not نهاية اليوم الأول."""
    unit = scan.unit(i)
    if unit is None or not unit.article or unit.number != "one" or unit.unit != "D":
        return None
    described = scan.key(unit.end).startswith("ال") or scan.weekday(unit.end) is not None
    return None if described else Reading(i, unit.end, Shift("D", 0), "day without adjective", unit.glued)


def _year_part(scan: Scan, i: int) -> Reading | None:
    """الربع الأول من 2023, النصف الثاني من العام الجاري, صيف 2023, الخريف الماضي."""
    season = scan.word(i, "season")
    if season:
        return _season(scan, i, season.value, season.end, season.glued)
    part = scan.word(i, "part of year")
    letter = part.value if part else None
    ordinal = read_ordinal(scan.keys, i + 1)
    last = scan.key(i + 1) == "الاخير"
    if part is None or (ordinal is None and not last):
        return None
    most = 4 if letter == "Q" else 2
    number, end = (most, i + 2) if last or ordinal is None else (int(ordinal.value), ordinal.end)
    year = read_year_ref(scan, end)
    if number > most or (year is None and not _is_quarter_alone(scan, i, end)):
        return None
    meaning = YearPart(f"{letter}{number}", "", year[0] if year else None)
    return Reading(i, year[1] if year else end, meaning, "part of a year", part.glued)


def _is_quarter_alone(scan: Scan, i: int, end: int) -> bool:
    """Whether a quarter with no year beside it is one of a year: خلال الربع الأول، but not من المباراة."""
    edge = scan.key(i - 1) in scan.around.before_quarter
    return edge and scan.key(i) == "الربع" and scan.key(end) not in ("من", "في", "لل")


def _season(scan: Scan, i: int, code: str, end: int, glued: int) -> Reading | None:
    direction = scan.word(end, "direction")
    if (
        direction
        and direction.value in DIRECTIONS
        and scan.key(end - 1).startswith(("ال", "وال", "لل", "بال"))
    ):
        return Reading(i, direction.end, YearPart(code, direction.value), "season with adjective", glued)
    if scan.key(i - 1) in ("شهر", "شهري"):
        return None
    year = read_year_ref(scan, end)
    if year is None:
        before = scan.key(i - 1)
        return _edge_season(scan, i, ahead=before in _UNTIL) if before in _IN and not glued else None
    return Reading(i, year[1], YearPart(code, "", year[0]), "season of a year", glued)


def _named_season(scan: Scan, i: int) -> Reading | None:
    """فصل الشتاء, فصل الصيف الماضي."""
    season = scan.word(i + 1, "season") if scan.key(i) in _SEASON else None
    if season is None or season.glued or not scan.key(i + 1).startswith("ال"):
        return None
    found = _season(scan, i + 1, season.value, season.end, 0) or _edge_season(scan, i + 1)
    return replace(found, first=i, glued=len(scan.key(i)) - len("فصل")) if found else None


def _this_season(scan: Scan, i: int) -> Reading | None:
    """هذا الصيف."""
    season = scan.word(i + 1, "season") if scan.key(i) in _THIS else None
    if season is None or season.glued or not scan.key(i + 1).startswith("ال"):
        return None
    return Reading(i, season.end, YearPart(season.value, "now"), "this season", int(scan.key(i)[0] in "وبل"))


def _edge_season(scan: Scan, i: int, *, ahead: bool = False) -> Reading | None:
    """The season behind an edge word or في: مطلع الصيف, but not الربيع العربي; `ahead`: still to come."""
    season = scan.word(i, "season")
    if season is None or not scan.key(i).startswith("ال"):
        return None
    following = scan.key(season.end)
    if following.startswith("ال") and following.endswith(("ي", "ه")):
        return None
    return Reading(i, season.end, YearPart(season.value, "next" if ahead else ""), "season", season.glued)


def _decade(scan: Scan, i: int) -> Reading | None:
    """الثمانينات, تسعينيات القرن الماضي, عقد التسعينيات."""
    numbered = _numbered_decade(scan, i)
    if numbered:
        return numbered
    decade = scan.word(i, "decade")
    bare = None if decade else scan.word(i, "bare decade")
    found = decade or bare
    if found is None:
        return None
    if scan.key(found.end) == "من" and scan.key(found.end + 1) in _AGE:
        return None
    century = _century(scan, found.end + (scan.key(found.end) == "من"))
    if century and isinstance(century.meaning, Fixed):
        value, end = century.meaning.value, century.last
    elif decade:
        value, end = "19", found.end
    else:
        return None
    return Reading(i, end, Fixed(TimeType.DATE, f"{value}{found.value}"), "decade", found.glued)


def _millennium(scan: Scan, i: int) -> Reading | None:
    """The millennium behind an edge word: مطلع الألفية, بداية الألفية الثالثة."""
    if scan.key(i) != "الالفيه":
        return None
    end = i + 1 + (scan.key(i + 1) in ("الثالثه", "الجديده", "الحاليه"))
    return Reading(i, end, Fixed(TimeType.DATE, "2"), "millennium")


def _numbered_decade(scan: Scan, i: int) -> Reading | None:
    """العقد الأول من القرن الحالي: the value is the year without its last figure."""
    unit = scan.unit(i)
    if unit is None or unit.unit != "DE" or unit.number != "one" or not unit.article:
        return None
    ordinal = read_ordinal(scan.keys, i + 1)
    last = scan.key(i + 1) == "الاخير"
    end = i + 2 if last or ordinal is None else ordinal.end
    century = _century(scan, end + 1) if scan.key(end) == "من" else None
    number = 10 if last else int(ordinal.value) if ordinal else 0
    if century is None or not isinstance(century.meaning, Fixed) or not 1 <= number <= 10:
        return None
    value = f"{century.meaning.value}{number - 1}"
    return Reading(i, century.last, Fixed(TimeType.DATE, value), "decade of a century", unit.glued)


def _century(scan: Scan, i: int) -> Reading | None:
    """القرن التاسع عشر, القرن الـ19, القرن الماضي: the value is the year without its last two figures."""
    unit = scan.unit(i)
    if unit is None or unit.unit != "CE" or unit.number != "one" or not unit.article:
        return None
    direction = scan.word(i + 1, "direction")
    if direction and direction.value in ("past", "now"):
        value = "19" if direction.value == "past" else "20"
        return Reading(i, direction.end, Fixed(TimeType.DATE, value), "century with adjective", unit.glued)
    numeral = read_ordinal(scan.keys, i + 1) or read_cardinal(scan.keys, i + 1)
    if numeral is None or not 1 <= numeral.value <= 30:
        return None
    end = numeral.end + (scan.key(numeral.end) == "الميلادي")
    place = Fixed(TimeType.DATE, f"{int(numeral.value) - 1:02d}")
    return Reading(i, end, place, "numbered century", unit.glued)
