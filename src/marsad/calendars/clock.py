"""Reads printed times of day: 21:15, 02:11:06 GMT, 9:23 مساء, with their zones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from marsad.lexicon.calendar_names import ZoneRow
from marsad.lexicon.countries import Country
from marsad.lexicon.pack import Lexicon
from marsad.text.segment import tokenise

_MORNING = frozenset(("ص", "صباحا", "الصبح", "am", "فجرا", "ق", "صباح"))
_EVENING = frozenset(("م", "مساء", "مساءا", "pm", "ليلا", "ظهرا", "عصرا", "ب", "بعد"))
_OFFSET = re.compile(r"(\d{2})(\d{2})?")
_ZONE_WORDS = frozenset(("بتوقيت", "توقيت", "ت"))


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day that ends before word `end`; `zone` is None where none is printed."""

    time: time
    end: int
    zone: tzinfo | None = None


class Zones:
    """The index of time zones by their names' words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._zones: dict[tuple[str, ...], str] = {}
        for row in lexicon.rows(ZoneRow):
            for name in (row.name, *row.variants):
                self._zones[tokenise(name.lower()).keys] = row.zone

    def read(self, keys: tuple[str, ...], i: int) -> tuple[tzinfo | None, int]:
        """The zone printed at word `i` and the position behind it; `(None, i)` where none is."""
        j = i + (keys[i : i + 1] == ("(",))
        named = keys[j : j + 1] and keys[j] in _ZONE_WORDS
        j += bool(named)
        for length in (3, 2, 1):
            name = self._zones.get(tuple(keys[j : j + length]))
            if name and (named or keys[j].isascii()):
                zone, end = _with_offset(keys, j + length, name)
                return zone, end + (keys[end : end + 1] == (")",) and keys[i] == "(")
        if keys[i : i + 1] in (("+",), ("-",), ("z",)) and i and keys[i - 1].isdecimal():
            return _bare_offset(keys, i)
        return None, i


_OF_SEVERAL_ZONES = frozenset("AU BR CA CD CL EC ES FM ID KI KZ MN MX NZ PG PT RU UA US".split())


def zones_of_countries(lexicon: Lexicon) -> dict[str, ZoneInfo]:
    """The time zone of each country that has one alone and whose name or capital the zones pack knows."""
    named = {name: row.zone for row in lexicon.rows(ZoneRow) for name in (row.name, *row.variants)}
    found: dict[str, ZoneInfo] = {}
    for country in lexicon.rows(Country):
        names = (country.name, *country.names, *country.cities)
        zone = next((named[name] for name in names if name in named), None)
        if zone and country.code not in _OF_SEVERAL_ZONES:
            found[country.code] = ZoneInfo(zone)
    return found


def zones(lexicon: Lexicon) -> Zones:
    """The index for `lexicon.derive`."""
    return Zones(lexicon)


def read_clock(keys: tuple[str, ...], i: int, index: Zones) -> Clock | None:
    """The clock at word `i`: hours and minutes parted by a colon, then morning or evening, then a zone.

    A zone before the clock (GMT 17:27) is read where the clock is read from the zone on.
    """
    zone, i = index.read(keys, i)
    parts, end = _parts(keys, i)
    if not parts:
        return None
    hour, end = _half_day(keys, end, parts[0])
    if hour > 23 or parts[1] > 59 or parts[-1] > 59:
        return None
    after, end = index.read(keys, end)
    second = parts[2] if len(parts) > 2 else 0
    return Clock(time(hour, parts[1], second), end, after or zone)


def _parts(keys: tuple[str, ...], i: int) -> tuple[list[int], int]:
    """Hour, minute and perhaps second, parted by colons."""
    numbers: list[int] = []
    while i < len(keys) and keys[i].isdecimal() and len(keys[i]) <= 2 and len(numbers) < 3:
        numbers.append(int(keys[i]))
        i += 1
        if keys[i : i + 1] != (":",):
            break
        i += 1
    return (numbers, i) if len(numbers) > 1 else ([], i)


def _half_day(keys: tuple[str, ...], end: int, hour: int) -> tuple[int, int]:
    if end >= len(keys):
        return hour, end
    if keys[end] in _MORNING:
        return hour % 12 if hour == 12 else hour, _behind(keys, end)
    if keys[end] in _EVENING:
        return hour + 12 if hour < 12 else hour, _behind(keys, end)
    return hour, end


def _behind(keys: tuple[str, ...], end: int) -> int:
    """The position behind a half-day word; Persian ones are two letters with points (ب.ظ)."""
    tail = tuple(keys[end + 1 : end + 3])
    return end + 3 if tail == (".", "ظ") else end + 1


def _with_offset(keys: tuple[str, ...], end: int, name: str) -> tuple[tzinfo, int]:
    """The zone `name`, moved by a printed offset (GMT+0400)."""
    sign = keys[end] if end < len(keys) else ""
    digits = _OFFSET.fullmatch(keys[end + 1]) if sign in ("+", "-") and end + 1 < len(keys) else None
    if digits is None or int(digits[1]) > 14:
        return _zone(name), end
    minutes = int(digits[2] or 0)
    behind = end + 2
    if keys[behind : behind + 1] == (":",) and keys[behind + 1 : behind + 2] and keys[behind + 1].isdecimal():
        minutes, behind = int(keys[behind + 1]), behind + 2
    distance = timedelta(hours=int(digits[1]), minutes=minutes % 60)
    return timezone(distance if sign == "+" else -distance), behind


def _bare_offset(keys: tuple[str, ...], i: int) -> tuple[tzinfo | None, int]:
    """The offset glued to a clock: 02:11:06+03:00, 02:11Z."""
    if keys[i] == "z":
        return _zone("UTC"), i + 1
    zone, end = _with_offset(keys, i, "UTC")
    return (zone, end) if end > i else (None, i)


@cache
def _zone(name: str) -> tzinfo:
    return timezone.utc if name == "UTC" else ZoneInfo(name)  # noqa: UP017
