"""Days as the site counts them: the archive's newest day is its today."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, func, select

from marsad.archive.schema import articles

Month = tuple[int, int]
_MONTH = re.compile(r"(\d{4})-(\d{2})")


_NEWEST_DAY = select(func.max(articles.c.day)).where(
    articles.c.day <= bindparam("today"), articles.c.withdrawn == 0
)


def archive_today(connection: Connection) -> str:
    """The newest day that an article of the archive was published, no later than the true today."""
    today = date.today().isoformat()
    return connection.scalar(_NEWEST_DAY, {"today": today}) or today


def is_day(text: str) -> bool:
    """Whether `text` is a day of the calendar in ISO form."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def days_after(day: str, days: int) -> str:
    """The day so many days after (or before) an ISO day; the day itself at the calendar's ends.

    >>> days_after("2024-02-28", 2)
    '2024-03-01'
    """
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except OverflowError:
        return day


def month_of(text: str) -> Month | None:
    """Year and month of a text that begins with `YYYY-MM`, or None; the years a calendar can show."""
    match = _MONTH.match(text)
    if not match:
        return None
    year, month = int(match[1]), int(match[2])
    return (year, month) if 1 <= month <= 12 and 2 <= year <= 9998 else None


def month_shifted(month: Month, by: int) -> str:
    """The month `by` months away as `YYYY-MM`.

    >>> month_shifted((2024, 12), 1)
    '2025-01'
    """
    year, index = divmod(month[0] * 12 + month[1] - 1 + by, 12)
    return f"{year:04}-{index + 1:02}"
