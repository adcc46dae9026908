"""A listing: the entries that a source names now, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that a source names; dates in UTC, None where the source gives none that can be read."""

    address: str
    title: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    summary: str = ""

    @property
    def fingerprint(self) -> str:
        """Changes when the source edits the entry."""
        told = (self.title or "", str(self.updated or self.published or ""), self.summary)
        return sha256("\0".join(told).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source lists, the newest first as sources do.

    `form` says what it is in words (`RSS`, `news sitemap`). `hub` and `topic` are for WebSub. `every` is how
    many seconds the source asks to wait between two questions. `further` are listings that it leads to.
    """

    form: str
    entries: tuple[Entry, ...] = ()
    title: str | None = None
    site: str | None = None
    language: str | None = None
    hub: str | None = None
    topic: str | None = None
    every: float | None = None
    further: tuple[str, ...] = ()
