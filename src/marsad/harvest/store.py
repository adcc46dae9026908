"""What the harvest asks of a store: sources, what is remembered of them, and their items.

The archive gives one; the harvest itself knows none. Every call is one transaction, and two processes (the
watch and the site) may use one store at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Protocol

from marsad.model.source import Push, Source, SourceState
from marsad.model.source_item import SourceItem


class SourceStore(Protocol):
    """Where sources, their states and their items are kept."""

    def sources(self) -> list[Source]:
        """All sources, in the order they were added."""

    def source(self, source_id: str) -> Source | None:
        """The source of that id, None where there is none."""

    def put_source(self, source: Source) -> None:
        """Keeps `source`; one of the same id is replaced, its state and items stay."""

    def remove_source(self, source_id: str) -> None:
        """Forgets a source, its state and its items; pages that came from it stay."""

    def state(self, source_id: str) -> SourceState:
        """What is remembered of a source; an empty state where it was never asked."""

    def due(self, now: datetime) -> list[tuple[Source, SourceState]]:
        """The enabled sources to be asked by `now`, those never asked included, the longest due first."""

    def ask_soon(self, source_id: str, now: datetime) -> None:
        """Makes a source due at `now`."""

    def save_check(self, source: Source, state: SourceState, items: Iterable[SourceItem]) -> None:
        """Keeps a check's outcome: all of it, or nothing where the source was removed meanwhile.

        The state's `push` is left as the store has it.
        """

    def items(self, source_id: str, addresses: Collection[str]) -> Mapping[str, SourceItem]:
        """Those of a source's items that have one of the `addresses`, by address."""

    def waiting(self, now: datetime, most: int) -> list[SourceItem]:
        """Up to `most` items whose page is to be fetched and may be by `now`, the longest waiting first."""

    def save_item(self, item: SourceItem) -> None:
        """Keeps what came of one item; nothing where its source was removed meanwhile."""


class PushStore(Protocol):
    """The part of a store that answers to hubs (WebSub)."""

    def save_push(self, source_id: str, push: Push | None) -> None:
        """Keeps a source's subscription, or that it has none."""

    def pushed(self, token: str) -> tuple[Source, Push] | None:
        """The source whose subscription has this `token`, and the subscription."""

    def ask_soon(self, source_id: str, now: datetime) -> None:
        """Makes a source due at `now`."""
