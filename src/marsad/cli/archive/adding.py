"""What `marsad archive add` does: opens, reads, keeps, and says what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import typer

from marsad.cli.archive_choice import opened_archive
from marsad.cli.exits import Exit
from marsad.cli.printable import printable
from marsad.cli.progress import Shown, shown_progress
from marsad.harvest.sources import Taken
from marsad.running.ingest import Progress, ingest
from marsad.running.pages import Outcome, ReadingRules


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options ask for."""

    archive: str
    taken: Iterable[Taken]
    rules: ReadingRules
    jobs: int
    quiet: bool


def run(wanted: Wanted) -> Exit:
    """Puts the pages into the archive; gives how it ended."""
    quiet = wanted.quiet
    with (
        opened_archive(wanted.archive, create=True) as kept,
        shown_progress("adding", "pages", quiet=quiet) as shown,
    ):
        done = ingest(kept, wanted.taken, wanted.rules, wanted.jobs, _Teller(shown))
    if not quiet:
        typer.echo(f"marsad: {_summary(done)}", err=True)
    return _exit(done)


class _Teller:
    """Says what became of each page, as far as a person wants to know."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown

    def __call__(self, progress: Progress, outcome: Outcome | None) -> None:
        """Hears of one page."""
        if outcome is not None and outcome.error is not None:
            self._shown.say(printable(str(outcome.error)))
        counts = {"known": progress.known, "failed": progress.failed, **progress.articles}
        self._shown.update(progress.pages, counts)


def _summary(done: Progress) -> str:
    articles = ", ".join(f"{done.articles[name]:,} {name}" for name in ("new", "changed", "unchanged"))
    pages = (
        f"{done.known:,} known before, {done.empty:,} without an article, {done.failed:,} not read in full"
    )
    return f"{done.pages:,} pages ({pages}); articles: {articles}"


def _exit(done: Progress) -> Exit:
    if done.failed and done.failed == done.pages:
        return Exit.NONE_READ
    return Exit.SOME_FAILED if done.failed else Exit.ALL_READ
