"""The packs of calendar names: months of all systems, weekdays, time zones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month's name in one `calendar` (`gregorian`, `hijri` or `persian`), numbered from 1.

    `use` says how much must stand beside the name before it is read as a month (see the pack's
    header); `countries` are those whose CLDR locale prints it.
    """

    pack: ClassVar[str] = "months"
    name: str
    variants: tuple[str, ...]
    calendar: str
    month: int
    use: str
    countries: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class WeekdayRow:
    """A weekday's name; `day` is 0 for Monday."""

    pack: ClassVar[str] = "weekdays"
    name: str
    variants: tuple[str, ...]
    day: int
    language: str
    example: str


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A time zone as news names it; `zone` is its name in the IANA database."""

    pack: ClassVar[str] = "zones"
    name: str
    variants: tuple[str, ...]
    zone: str
    example: str
