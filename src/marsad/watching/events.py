"""What happens in a watch, told to whoever shows or counts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from marsad.errors import PageError
from marsad.harvest.check import Check
from marsad.model.source import Push, Source
from marsad.model.source_item import SourceItem
from marsad.watching.keeping import Kept
from marsad.webhooks.courier import Attempt


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a watch is: jobs under way or queued."""

    queued: int


class Listener(Protocol):
    """Hears of every check and every page."""

    def checked(self, check: Check) -> None:
        """A source was asked."""

    def kept(self, item: SourceItem, kept: Kept) -> None:
        """A page of `item` was kept."""

    def missed(self, item: SourceItem, error: PageError) -> None:
        """A page of `item` could not be had."""

    def subscribed(self, source: Source, push: Push, error: PageError | None) -> None:
        """A hub was asked to tell of a source's news; `error` says why it refused."""

    def delivered(self, attempt: Attempt) -> None:
        """A subscriber was sent a message. Called from another thread than the others."""

    def standing(self, standing: Standing) -> None:
        """Called often, for what shows how far the watch is."""
