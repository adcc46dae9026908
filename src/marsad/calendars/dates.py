"""Finds absolute calendar dates in Arabic, English and mixed text.

Both the publication line of a page and the time expressions of a body are read through it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, tzinfo


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """An absolute date found in a text.

    `start` and `end` are offsets into the text given; `year`, `month`, `day` are Gregorian and
    None where the text leaves them out; `weekday` (0 is Monday) is the one printed beside the
    date; `clock` and `zone` the printed time of day; `hijri` says that the value was converted.
    `rule` names the pattern.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    rule: str
    weekday: int | None = None
    clock: time | None = None
    zone: tzinfo | None = None
    hijri: bool = False

    @property
    def day_date(self) -> date | None:
        """The day as a `date`, or None where a part is missing."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)
