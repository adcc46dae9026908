"""Whether the time of an event lies behind or before the day its article was published."""

from __future__ import annotations

from datetime import date

_WEEK = 8
_YEAR = 4


def is_later(time: str | None, published: str | None) -> bool:
    """Whether a TIMEX3 value names a day, month or vague time after `published` (ISO day).

    >>> is_later("2024-06", "2024-05-24"), is_later("2024-05-24TEV", "2024-05-24")
    (True, False)
    """
    if time is None or published is None:
        return time == "FUTURE_REF"
    if len(time) == _WEEK and time[5] == "W":
        return time > f"{date.fromisoformat(published):%G-W%V}"
    if time[:4].isdigit() and time[:4] > published[:4]:
        return True
    dated = len(time) >= 7 and time[:4].isdigit() and time[5].isdigit()
    return time == "FUTURE_REF" or (dated and time[:10] > published[: len(time[:10])])


def is_earlier(time: str, published: str | None) -> bool:
    """Whether a TIMEX3 value names a day, month or year before `published` (ISO day).

    >>> is_earlier("2015", "2024-05-24"), is_earlier("2024", "2024-05-24")
    (True, False)
    """
    plain = time[:4].isdigit() and (len(time) == _YEAR or time[5:7].isdigit())
    return published is not None and plain and time[:10] < published[: len(time[:10])]
