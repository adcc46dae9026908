"""What the harvest asks of a store: sources, what is remembered of them, and their items.

The archive gives one; the harvest itself knows none. Every call is one transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Protocol

from marsad.model.source import Source, SourceState
from marsad.model.source_item import SourceItem


class SourceStore(Protocol):
    """Where sources, their states and their items are kept."""

    def sources(self) -> list[Source]:
        """All sources, in the order they were added."""

    def put_source(self, source: Source) -> None:
        """Keeps `source`; one of the same id is replaced, its state and items stay."""

    def remove_source(self, source_id: str) -> None:
        """Forgets a source, its state and its items; pages that came from it stay."""

    def state(self, source_id: str) -> SourceState:
        """What is remembered of a source; an empty state where it was never asked."""

    def save_check(self, state: SourceState, items: Iterable[SourceItem]) -> None:
        """Keeps a source's state and new or changed items together: both or neither."""

    def items(self, source_id: str, addresses: Collection[str]) -> Mapping[str, SourceItem]:
        """Those of a source's items that have one of the `addresses`, by address."""

    def waiting(self, now: datetime, most: int) -> list[SourceItem]:
        """Up to `most` items whose page is to be fetched and may be by `now`, the longest waiting first."""

    def save_item(self, item: SourceItem) -> None:
        """Keeps what came of one item."""
