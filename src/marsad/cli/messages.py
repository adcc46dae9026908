"""What a run says on standard error: notes, failures with what to do next, and how far it is."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.cli.printable import printable
from marsad.errors import ManifestError, PageError, PageTooLarge, ReadingTimeout

if TYPE_CHECKING:
    from marsad.running.pages import Outcome

_HINTS: tuple[tuple[type[PageError], str], ...] = (
    (PageTooLarge, "raise the limit with --max-mb"),
    (ReadingTimeout, "raise the limit with --seconds"),
    (ManifestError, "docs/reference/record.md describes a manifest's lines"),
)
_QUIET_START = 1.0
_EVERY = 0.2


@dataclass(slots=True)
class Messages:
    """Speaks on standard error; `quiet` leaves failures only.

    How far the run is shows on a terminal alone, when the records go elsewhere, from the second
    second on.
    """

    quiet: bool = False
    pages: int = 0
    articles: int = 0
    empty: int = 0
    damaged: int = 0
    failed: int = 0
    _started: float = field(default_factory=time.monotonic)
    _shown: float = 0.0

    def report(self, outcome: Outcome) -> None:
        """Counts a page's outcome and says what a person should know of it."""
        self.pages += 1
        reading = outcome.reading
        if outcome.error is not None:
            self.failed += 1
            self.say(_with_hint(outcome.error))
        if reading is None:
            return
        self.articles += len(reading.articles)
        if reading.page.damage:
            self.damaged += 1
            self.say(f"{outcome.name}: read in part: {reading.page.damage}")
        if not reading.articles:
            self.empty += 1
            self.note(f"{outcome.name}: no article: {reading.why_empty}")

    def say(self, text: str) -> None:
        """One line on standard error."""
        self._erase()
        sys.stderr.write(f"marsad: {printable(text)}\n")

    def note(self, text: str) -> None:
        """A line that `--quiet` leaves out."""
        if not self.quiet:
            self.say(text)

    def show_progress(self) -> None:
        """How far the run is, where somebody is there to see it."""
        now = time.monotonic()
        if self.quiet or now - self._started < _QUIET_START or now - self._shown < _EVERY:
            return
        if sys.stderr.isatty() and not sys.stdout.isatty():
            self._shown = now
            speed = self.pages / (now - self._started)
            sys.stderr.write(f"\r{self.pages} pages, {self.articles} articles, {speed:.0f} pages/s\x1b[K")
            sys.stderr.flush()

    def finish(self) -> None:
        """The sum of a run of several pages, where there is something to sum up."""
        self._erase()
        if not self.pages:
            self.say("nothing to read: what was named holds no page")
        if self.pages > 1 and (self.failed or self.damaged or sys.stderr.isatty()):
            self.note(
                f"{self.pages} pages: {self.articles} articles, {self.empty} pages without one, "
                f"{self.damaged} read in part, {self.failed} not read"
            )

    def _erase(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            self._shown = 0.0


def _with_hint(error: PageError) -> str:
    hint = next((hint for kind, hint in _HINTS if isinstance(error, kind)), None)
    return f"{error} ({hint})" if hint else str(error)
