"""What a site answered to one question, redirects followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Known:
    """What the last answer gave to ask with next time: only what changed since is sent again."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers that make a request conditional."""
        pairs = (("If-None-Match", self.etag), ("If-Modified-Since", self.modified))
        return {name: value for name, value in pairs if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with a page or, to a conditional request, with nothing new.

    `url` is where it came from in the end. `data` is unpacked; `damage` says what of it could not be.
    `headers` have lower-case names. `moved_to` is the new address where the old one moved for good.
    `asked` is when, in UTC; `seconds` how long it took.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    data: bytes
    asked: datetime
    seconds: float
    damage: str | None = None
    moved_to: str | None = None

    @property
    def not_modified(self) -> bool:
        """Whether the site says that nothing changed."""
        return self.status == NOT_MODIFIED

    @property
    def content_type(self) -> str | None:
        """The Content-Type header."""
        return self.headers.get("content-type")

    @property
    def known(self) -> Known:
        """What to ask with next time."""
        return Known(self.headers.get("etag"), self.headers.get("last-modified"))
