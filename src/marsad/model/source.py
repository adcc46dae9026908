"""A source: an address that gives news again and again, and what is remembered of asking it.

A `Source` is what a person adds; a `SourceState` is what the harvest has learnt of it so far, so that a
stopped harvest goes on where it was. Times are aware datetimes in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256


class SourceKind(StrEnum):
    """How a source tells what is new."""

    FEED = "feed"  # RSS, Atom or JSON Feed
    SITEMAP = "sitemap"  # a news sitemap, or an index of them
    SECTION = "section"  # a page that lists articles
    PAGE = "page"  # one article's own address, read again where it changes
    FILES = "files"  # a WARC file or saved page, or a folder of them, on this machine


@dataclass(frozen=True, slots=True)
class Source:
    """A source as a person added it.

    `address` is what is asked: an http or https address, or a path for `files`. `country` is ISO 3166-1
    alpha-2, `tags` a person's own groups. A source that is not `enabled` is kept and not asked;
    `verified` says that its address has answered at least once as what it is said to be.
    """

    id: str
    address: str
    kind: SourceKind
    name: str
    country: str | None = None
    tags: tuple[str, ...] = ()
    site: str | None = None
    added: datetime | None = None
    enabled: bool = True
    verified: bool = False


def source_id(address: str) -> str:
    """The id of the source at `address`, the same on every machine.

    >>> source_id("https://example.org/feed")
    's-09157359a8'
    """
    return f"s-{sha256(address.encode()).hexdigest()[:10]}"


@dataclass(frozen=True, slots=True)
class Push:
    """A WebSub subscription: whom we asked (`hub`) for what (`topic`), and until when it was granted.

    `token` is the secret last part of the callback's address, `secret` signs what the hub sends.
    """

    hub: str
    topic: str
    token: str
    secret: str
    asked: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is remembered of a source between two checks.

    `etag` and `modified` make the next request conditional. `interval` is in seconds; `failures` counts the
    checks that failed in a row. `last_new` is when something new was last seen. `errors` counts the failed
    checks by kind since ever, `days` the new items by day (ISO date, UTC) for the last four weeks.
    `skew` is by how many seconds the server's clock is ahead of ours; `future` and `undated` count such
    items of the last check.
    """

    source_id: str
    etag: str | None = None
    modified: str | None = None
    next_check: datetime | None = None
    interval: float | None = None
    last_checked: datetime | None = None
    last_success: datetime | None = None
    last_new: datetime | None = None
    failures: int = 0
    error_kind: str | None = None
    error: str | None = None
    errors: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    items: int = 0
    skew: float = 0.0
    future: int = 0
    undated: int = 0
    digest: str | None = None
    moved_to: str | None = None
    push: Push | None = None
