"""What the watch asks of whatever keeps pages: the archive, or a folder of WARC files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from marsad.model.page import Page
from marsad.model.source import Source


@dataclass(frozen=True, slots=True)
class Kept:
    """What a page gave when it was kept: its `articles`, and how many of them are `new` or new versions.

    `problem` says why a page that is kept could not be read.
    """

    articles: int = 0
    new: int = 0
    problem: str | None = None


class Keeper(Protocol):
    """Keeps pages for good. A page kept twice changes nothing."""

    def keep(self, page: Page, source: Source) -> Kept:
        """Keeps `page`, which came from `source`, with all it says."""

    def settle(self) -> None:
        """Makes what was kept findable; called now and then, and at the end."""
