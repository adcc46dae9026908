"""When to ask again: soon where news comes, later where none does, patiently on trouble."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from marsad.harvest.trouble import Trouble
from marsad.model.source import SourceKind

_MINUTE, _HOUR, _DAY = 60.0, 3_600.0, 86_400.0
FIRST_INTERVAL = 30 * _MINUTE
_SHORTEST = 5 * _MINUTE
_LONGEST = {SourceKind.PAGE: 7 * _DAY, SourceKind.FILES: 10 * _MINUTE}
_USUAL_LONGEST = 6 * _HOUR
_FASTER, _SLOWER = 0.6, 1.4
_LONGEST_ASKED = _HOUR  # what a feed's time to live may cost: many say a day and publish every minute
_LONGEST_BACKOFF = _DAY
_DOUBLINGS = 8
_SPREAD = 0.1
# Trouble that another try soon will not mend.
_LASTING = frozenset((Trouble.REFUSED, Trouble.ROBOTS, Trouble.GONE))
_MAX_AGE = re.compile(r"\bmax-age\s*=\s*(\d{1,9})")

# How often one page is tried before it is given up. A page in a feed is often announced before it is there.
_TRIES = {
    Trouble.GONE: 3,
    Trouble.FORBIDDEN: 3,
    Trouble.TOO_MANY: 8,
    Trouble.SERVER: 6,
    Trouble.UNREACHABLE: 6,
    Trouble.SLOW: 4,
}
_FIRST_RETRY = 5 * _MINUTE


def next_interval(kind: SourceKind, interval: float | None, new: int, least: float = 0.0) -> float:
    """The seconds to wait after a check that found `new` items; `least` is what the source asks for.

    >>> next_interval(SourceKind.FEED, None, 3), next_interval(SourceKind.FEED, 1800, 0)
    (1080.0, 2520.0)
    """
    before = interval or FIRST_INTERVAL
    paced = before * (_FASTER if new else _SLOWER)
    longest = _LONGEST.get(kind, _USUAL_LONGEST)
    return min(max(paced, _SHORTEST, min(least, _LONGEST_ASKED)), longest)


def asked_for(every: float | None, headers: Mapping[str, str]) -> float:
    """The seconds that a source asks to wait: the longer of its own word and its Cache-Control."""
    age = _MAX_AGE.search(headers.get("cache-control", ""))
    return max(every or 0.0, float(age.group(1)) if age else 0.0)


def backoff(interval: float | None, failures: int, trouble: Trouble, asked: float = 0.0) -> float:
    """The seconds to wait after the `failures`-th failed check in a row, as many at least as `asked`."""
    if trouble in _LASTING:
        return max(_LONGEST_BACKOFF, asked)
    doubled = (interval or FIRST_INTERVAL) * 2.0 ** min(failures - 1, _DOUBLINGS)
    return max(min(doubled, _LONGEST_BACKOFF), asked)


def page_retry(tries: int, trouble: Trouble, asked: float = 0.0) -> float | None:
    """The seconds until a page is tried again after `tries` failures, or None where it is given up."""
    if tries >= _TRIES.get(trouble, 1):
        return None
    return max(_FIRST_RETRY * 4.0 ** (tries - 1), asked)


def spread(seconds: float, key: str) -> float:
    """`seconds`, up to a tenth longer: `key` says by how much, so that not all sources are due at once."""
    share = int.from_bytes(sha256(key.encode()).digest()[:4]) / 2**32
    return seconds * (1 + _SPREAD * share)
