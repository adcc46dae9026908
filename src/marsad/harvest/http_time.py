"""Times as HTTP writes them: dates of headers, and how long a site asks to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST_WAIT = 7 * 86_400.0


def http_date(value: str | None) -> datetime | None:
    """The time that a header gives, in UTC; None where it gives none.

    >>> http_date("Fri, 24 May 2024 10:00:00 GMT").isoformat()
    '2024-05-24T10:00:00+00:00'
    """
    try:
        parsed = parsedate_to_datetime(value or "")
        return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks to wait, a week at most; None where it asks nothing.

    >>> retry_after("120", datetime(2024, 5, 24, tzinfo=UTC))
    120.0
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text), _LONGEST_WAIT)
    until = http_date(text)
    return min(max((until - now).total_seconds(), 0.0), _LONGEST_WAIT) if until else None
