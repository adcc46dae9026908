"""An item of a source: an article's address as a feed or page named it, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ItemStatus(StrEnum):
    """How far an item has come."""

    WAITING = "waiting"  # its page is to be fetched, for the first time or again
    KEPT = "kept"  # its page is in the archive
    GIVEN_UP = "given up"  # its page could not be had; `problem` says why


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One item of the source `source_id`; `address` tells it from the source's others.

    `fingerprint` changes when the source edits the item. `published` is the date the source gives, in UTC.
    `last_seen` is when the source last named it. `tries` counts fetches that failed in a row, `next_try` is
    the earliest time of the next.
    """

    source_id: str
    address: str
    fingerprint: str
    first_seen: datetime
    last_seen: datetime
    title: str | None = None
    published: datetime | None = None
    status: ItemStatus = ItemStatus.WAITING
    tries: int = 0
    next_try: datetime | None = None
    problem: str | None = None
