"""The kinds of trouble a source or a page can give, and what each means for asking again."""

from __future__ import annotations

from enum import StrEnum

from marsad.errors import (
    AddressRefused,
    FeedUnreadable,
    PageError,
    PageTooComplex,
    PageTooLarge,
    RobotsRefused,
    StatusRefused,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)


class Trouble(StrEnum):
    """Why there is no answer that can be used, as `docs/reference/harvest.md` lists it."""

    REFUSED = "refused address"
    ROBOTS = "robots.txt"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    TOO_MANY = "too many requests"
    SERVER = "server error"
    STATUS = "other status"
    UNREACHABLE = "unreachable"
    SLOW = "too slow"
    REDIRECTS = "redirects"
    TOO_LARGE = "too large"
    MALFORMED = "malformed"
    UNREADABLE = "unreadable"


_BY_ERROR: tuple[tuple[type[PageError], Trouble], ...] = (
    (AddressRefused, Trouble.REFUSED),
    (RobotsRefused, Trouble.ROBOTS),
    (Unreachable, Trouble.UNREACHABLE),
    (TooSlow, Trouble.SLOW),
    (TooManyRedirects, Trouble.REDIRECTS),
    (PageTooLarge, Trouble.TOO_LARGE),
    (PageTooComplex, Trouble.TOO_LARGE),
    (FeedUnreadable, Trouble.MALFORMED),
)
_BY_STATUS = {
    401: Trouble.FORBIDDEN,
    402: Trouble.FORBIDDEN,
    403: Trouble.FORBIDDEN,
    404: Trouble.GONE,
    410: Trouble.GONE,
    429: Trouble.TOO_MANY,
    451: Trouble.FORBIDDEN,
}


def trouble_of(error: PageError) -> Trouble:
    """The kind of trouble that `error` tells of.

    >>> trouble_of(StatusRefused("p", "too many", 429)).value
    'too many requests'
    """
    if isinstance(error, StatusRefused):
        return _BY_STATUS.get(error.status, Trouble.SERVER if error.status >= 500 else Trouble.STATUS)
    return next((kind for known, kind in _BY_ERROR if isinstance(error, known)), Trouble.UNREADABLE)


def asked_wait(error: PageError) -> float:
    """The seconds that a site asks to be left alone with its refusal; 0 where it does not."""
    return (error.retry_after or 0.0) if isinstance(error, StatusRefused) else 0.0
