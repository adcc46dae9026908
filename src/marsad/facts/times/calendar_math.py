"""Points of the calendar at a grain: moving by units, and writing them as TIMEX3 values."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of the calendar: the `grain` (Y, MO, W, D) that `day` lies in; `code` a part of a year."""

    day: date
    grain: str
    code: str = ""

    @property
    def value(self) -> str:
        """The TIMEX3 value: 2024, 2024-05, 2024-W21, 2024-05-24, 2023-Q1."""
        if self.code:
            return f"{self.day.year:04d}-{self.code}"
        if self.grain == "W":
            year, week, _ = self.day.isocalendar()
            return f"{year:04d}-W{week:02d}"
        length = {"Y": 4, "MO": 7, "D": 10}[self.grain]
        return self.day.isoformat()[:length]


def shift(day: date, unit: str, amount: int) -> date | None:
    """`day` moved by so many units, to the month's last day where it is shorter; None beyond year 1."""
    try:
        if unit in ("D", "W"):
            return day + timedelta(days=amount * (7 if unit == "W" else 1))
        months = amount * {"MO": 1, "Y": 12, "DE": 120, "CE": 1200}[unit]
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def season_start(year: int, code: str) -> date:
    """The first day of a part of a year (SP, Q2, H2)."""
    if code in _SEASON_MONTH:
        return date(year, _SEASON_MONTH[code], 1)
    return date(year, (int(code[1]) - 1) * (3 if code[0] == "Q" else 6) + 1, 1)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, as in Meeus, Astronomical Algorithms)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    shift_to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * shift_to_sunday) // 451
    month, day = divmod(epact + shift_to_sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def in_month(year: int, month: int, day: int) -> date | None:
    """The day, None where the month has no such day."""
    return date(year, month, day) if 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1] else None
