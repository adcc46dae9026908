"""TIMEX3 values in a reader's words: weeks, seasons, parts of the day, durations, "recently"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cached_property

from marsad.web.dates import Dates
from marsad.web.texts import Texts

_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d{2})")
_PERIOD = re.compile(r"(?P<year>\d{4})-(?P<part>SP|SU|FA|WI|Q[1-4]|H[12])")
_PART_OF_DAY = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})T(?P<part>MO|AF|EV|NI)")
_LENGTH = re.compile(r"P(?P<clock>T?)(?P<number>\d+(?:\.\d+)?|X)(?P<unit>[YMWDHS])")
_WEEKDAY = re.compile(r"XXXX-WXX-(?P<number>[1-7])")
_REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


class TimexText:
    """Called with a TIMEX3 value, gives it in words; a value of no known form is shown as it stands."""

    def __init__(self, dates: Dates, texts: Texts) -> None:
        self._dates = dates
        self._texts = texts

    def __call__(self, value: str, weekday: bool = False) -> str:
        """The value in the reader's language, months and digits; a day with its `weekday` on demand."""
        if value in _REFERENCES:
            return self._texts(f"timex.{value}")
        for form, write in self._forms:
            if match := form.fullmatch(value):
                return write(match)
        return self._dates.moment(value) if "T" in value else self._dates.day(value, weekday)

    @cached_property
    def _forms(self) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
        return (
            (_WEEK, self._week),
            (_PERIOD, self._period),
            (_PART_OF_DAY, self._part_of_day),
            (_LENGTH, self._length),
            (_WEEKDAY, self._weekday),
        )

    def _week(self, match: re.Match[str]) -> str:
        try:
            monday = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
        except ValueError:
            return match[0]
        return self._texts("timex.week", day=self._dates.day(monday.isoformat(), False))

    def _period(self, match: re.Match[str]) -> str:
        return self._texts(f"timex.{match['part']}", year=self._dates.digits(match["year"]))

    def _part_of_day(self, match: re.Match[str]) -> str:
        return self._texts(f"timex.{match['part']}", day=self._dates.day(match["day"], False))

    def _length(self, match: re.Match[str]) -> str:
        unit = "timex.minutes" if match["clock"] and match["unit"] == "M" else f"timex.{match['unit']}"
        number = match["number"]
        if number == "X":
            return self._texts(f"{unit}.some")
        whole = float(number).is_integer()
        shown = self._dates.digits(number)
        return self._texts.count(unit, int(float(number)) if whole else 11, shown)

    def _weekday(self, match: re.Match[str]) -> str:
        return self._dates.weekday(int(match["number"]) - 1)
