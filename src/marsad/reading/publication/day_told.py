"""Reads the day of writing where the text itself states it, for articles that show no date.

Two wordings do: a full date that the text calls today (اليوم السبت 12 مايو 2018), and a full date
with its weekday in the first sentence that agrees with what the text calls today, tomorrow or
yesterday (وصل الجمعة 19 أبريل 2024 … ويلتقي غدا السبت). Any other date in a body is left alone.
"""

from __future__ import annotations

import re

from marsad.calendars.dates import find_dates
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Published
from marsad.text.normalise import fold

_TODAY = re.compile(r"(?<!\w)اليوم ?[،,(]? ?$")
_OPENING = 600  # characters in which "today" beside a date says when the text was written
_REACH = 3000  # characters in which a weekday is called today, tomorrow or yesterday
_FIRST = 250  # characters in which the date of the event stands
_DAYS = {"اليوم": 0, "غدا": 1, "غد": 1, "الغد": 1, "امس": -1, "بعد غد": 2, "اول امس": -2}
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد")
_NEAR_DAY = re.compile(
    r"(?<!\w)(?P<day>بعد غد|اول امس|اليوم|غدا|الغد|غد|امس) ?[،,]? ?"
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)})(?!\w)"
)


def day_told(body: str, lexicon: Lexicon) -> Published | None:
    """The day on which `body` says that it was written, or None."""
    opening = body[:_OPENING]
    if not any(word in opening for word in ("اليوم", "غد", "أمس", "امس")):
        return None
    weekday = _weekday_of_writing(fold(body[:_REACH]))
    for found in find_dates(opening, lexicon):
        day = found.day_date
        if day is None:
            continue
        wording = opening[found.start : found.end]
        if _TODAY.search(fold(opening[: found.start])):
            return Published(day.isoformat(), "today in the text", wording)
        if found.start < _FIRST and found.weekday is not None and weekday == found.weekday == day.weekday():
            return Published(day.isoformat(), "weekday in the text", wording)
    return None


def _weekday_of_writing(folded: str) -> int | None:
    """The weekday that the text calls today, straight or by naming yesterday's or tomorrow's."""
    match = _NEAR_DAY.search(folded)
    return match and (_WEEKDAYS.index(match["weekday"]) - _DAYS[match["day"]]) % len(_WEEKDAYS)
