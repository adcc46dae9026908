"""Dates as a reader wants them: weekday, month names of a region, Western or Arabic-Indic digits."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import cache

from marsad.lexicon.calendar_names import MonthRow, WeekdayRow
from marsad.lexicon.pack import load
from marsad.web.preferences import Preferences

# Each region's month names are those that the locale of one of its countries prints.
_REGIONS = {"egypt": "EG", "levant": "SY", "maghreb": "TN"}
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})")
_CLOCK = re.compile(r"T(\d{2}):(\d{2})")
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")


class Dates:
    """Shows days, moments and numbers in one language, by one reader's preferences."""

    __slots__ = ("_english", "_preferences")

    def __init__(self, language: str, preferences: Preferences) -> None:
        self._english = language == "en"
        self._preferences = preferences

    def number(self, value: object) -> str:
        """A number, or any text with digits, in the reader's digits."""
        if isinstance(value, int):
            value = f"{value:,}"
        return self.digits(str(value))

    def digits(self, text: str) -> str:
        """`text` in the reader's digits, ungrouped."""
        if self._english or self._preferences.digits == "latin":
            return text
        return text.translate(_INDIC)

    def day(self, value: str | None, weekday: bool = True) -> str:
        """The day of an ISO or TIMEX3 value; months and years stay as coarse as they are."""
        if value is None:
            return "—"
        full = _DAY.match(value)
        if full and _real(full):
            return self._day(date(*map(int, full.groups())), weekday)
        coarse = _MONTH.match(value)
        if coarse and 1 <= int(coarse[2]) <= 12:
            return self.digits(f"{self.month(int(coarse[2]))} {coarse[1]}")
        return self.digits(value)

    def moment(self, value: str | None) -> str:
        """A day with its clock time, where the value has one."""
        clock = _CLOCK.search(value or "")
        return f"{self.day(value)}{self._comma}{self.digits(clock[0][1:])}" if clock else self.day(value)

    @property
    def _comma(self) -> str:
        return ", " if self._english else "، "

    def month(self, number: int) -> str:
        """The name of month `number` (from 1) as the reader chose."""
        if self._english:
            return calendar.month_name[number]
        chosen = self._preferences.months
        regions = ("levant", "egypt") if chosen == "both" else (chosen,)
        return "/ ".join(_months(region)[number] for region in regions)

    def weekday(self, number: int) -> str:
        """The name of a weekday, 0 for Monday."""
        return _weekdays("en" if self._english else "ar")[number]

    def _day(self, day: date, weekday: bool) -> str:
        shown = self.digits(f"{day.day} {self.month(day.month)} {day.year}")
        return f"{self.weekday(day.weekday())}{self._comma}{shown}" if weekday else shown


def _real(match: re.Match[str]) -> bool:
    try:
        date(*map(int, match.groups()))
    except ValueError:
        return False
    return True


@cache
def _months(region: str) -> dict[int, str]:
    """The Arabic month names of a region by their number."""
    rows = load().rows(MonthRow)
    return {row.month: row.name for row in rows if _REGIONS[region] in row.countries}


@cache
def _weekdays(language: str) -> dict[int, str]:
    """The names of weekdays by their number, capitalised where the script has capitals."""
    return {row.day: row.name.capitalize() for row in load().rows(WeekdayRow) if row.language == language}
