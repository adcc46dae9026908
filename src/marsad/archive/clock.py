"""Points in time as the archive keeps them: its own as UTC text, stated ones as seconds to sort by."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This second, `2024-05-24T10:00:00Z`."""
    return stamp(datetime.now(UTC))


def stamp(when: datetime) -> str:
    """`when` in UTC, to the second; one without a zone is taken as UTC."""
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def text_of(moment: int) -> str:
    """Seconds since 1970 as such a text.

    >>> text_of(86410)
    '1970-01-02T00:00:10Z'
    """
    return stamp(datetime.fromtimestamp(moment, UTC))


def day_at(moment: int) -> str:
    """The day, in UTC, of seconds since 1970.

    >>> day_at(86410)
    '1970-01-02'
    """
    return text_of(moment)[:10]


def moment_of(stated: str) -> int | None:
    """Seconds since 1970 of an ISO 8601 date or date-time; midnight UTC of a bare date; None of other text.

    >>> moment_of("1970-01-02"), moment_of("1970-01-01T02:00:10+02:00"), moment_of("2024")
    (86400, 10, None)
    """
    try:
        when = datetime.fromisoformat(stated)
        return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None


def day_of(stated: str) -> str | None:
    """The day that an ISO 8601 date or date-time names where it was stated."""
    return stated[:10] if moment_of(stated) is not None else None
