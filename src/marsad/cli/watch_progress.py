"""Shows how a watch is doing on a terminal: what came last, and the sums so far."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from marsad.cli.printable import printable
from marsad.errors import PageError
from marsad.harvest.check import Check
from marsad.harvest.trouble import trouble_of
from marsad.model.source import Push, Source
from marsad.model.source_item import SourceItem
from marsad.watching.events import Standing
from marsad.watching.keeping import Kept
from marsad.webhooks.courier import Attempt


class ProgressListener:
    """A listener for a terminal; a context manager while it shows."""

    def __init__(self, console: Console, quiet: bool = False) -> None:
        self._quiet = quiet
        self._progress = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=console
        )
        self._task = self._progress.add_task("")
        self._checks = self._pages = self._articles = self._failures = 0

    def __enter__(self) -> ProgressListener:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def checked(self, check: Check) -> None:
        """A source was asked."""
        self._checks += 1
        if check.error is not None:
            self._failed(check.source.name, check.error)
        elif check.new or check.edited:
            self._line(f"{check.source.name}: {check.new} new, {check.edited} edited")

    def kept(self, item: SourceItem, kept: Kept) -> None:
        """A page was kept."""
        self._pages += 1
        self._articles += kept.new
        if kept.problem:
            self._line(f"{item.address}: kept, not read: {kept.problem}", "yellow")

    def missed(self, item: SourceItem, error: PageError) -> None:
        """A page could not be had."""
        self._failed(item.address, error)

    def subscribed(self, source: Source, push: Push, error: PageError | None) -> None:
        """A hub was asked for pushes."""
        if error is not None:
            self._line(f"{source.name}: the hub {push.hub} refused: {error.reason}", "yellow")

    def delivered(self, attempt: Attempt) -> None:
        """A subscriber was sent a message."""
        if attempt.problem is not None:
            self._line(f"webhook {attempt.webhook.id}: {attempt.state.value}: {attempt.problem}", "yellow")

    def standing(self, standing: Standing) -> None:
        """Brings the sums up to date."""
        sums = (
            f"{self._checks} sources asked, {self._pages} pages, {self._articles} articles new or changed, "
            f"{self._failures} failures, {standing.queued} queued"
        )
        self._progress.update(self._task, description=sums)

    def _failed(self, name: str, error: PageError) -> None:
        self._failures += 1
        self._line(f"{name}: {trouble_of(error).value}: {error.reason}", "red")

    def _line(self, text: str, style: str = "") -> None:
        if style or not self._quiet:
            self._progress.console.print(Text(printable(text), style))
