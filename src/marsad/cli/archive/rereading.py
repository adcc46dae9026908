"""What `marsad archive reread` does: reads again, writes, and tables what came and went."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

import typer

from marsad.archive.rereading import Reread
from marsad.cli.archive_choice import opened_archive
from marsad.cli.exits import Exit
from marsad.cli.printable import printable
from marsad.cli.progress import Shown, shown_progress
from marsad.running.pages import Outcome, ReadingRules
from marsad.running.reread import reread


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options ask for."""

    archive: str
    rules: ReadingRules
    jobs: int
    every: bool
    dry: bool
    as_json: bool
    quiet: bool


def run(wanted: Wanted) -> Exit:
    """Rereads the pages of the archive; gives how it ended."""
    with opened_archive(wanted.archive) as archive:
        whole = archive.count_pages(outdated=not wanted.every)
        with shown_progress("reading again", "pages", whole, wanted.quiet) as shown:
            teller = _Teller(shown)
            done = reread(archive, wanted.rules, wanted.jobs, teller, every=wanted.every, dry=wanted.dry)
    if wanted.as_json:
        typer.echo(json.dumps(asdict(done), ensure_ascii=False))
    else:
        for line in _lines(done, wanted):
            typer.echo(line)
    return _exit(teller)


class _Teller:
    """Says what became of each page, as far as a person wants to know."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self.pages = self.failed = 0

    def __call__(self, result: Reread, outcome: Outcome) -> None:
        """Hears of one page."""
        self.pages += 1
        self.failed += outcome.reading is None
        if outcome.error is not None:
            self._shown.say(printable(str(outcome.error)))
        counts = {"articles changed": result.changed, "new": result.new, "failed": self.failed}
        self._shown.update(self.pages, counts)


def _lines(done: Reread, wanted: Wanted) -> list[str]:
    """A table of facts by kind under a line of articles."""
    if not done.pages:
        return ["nothing to read again: today's rules have read every page (--all reads them all the same)"]
    kinds = sorted(kind for kind in done.gained | done.lost if done.gained[kind] or done.lost[kind])
    would = " would be" if wanted.dry else ""
    return [
        f"{done.pages:,} pages: {done.articles:,} articles found again, "
        f"{done.changed:,}{would} changed ({done.recut:,} in their text), "
        f"{done.new:,}{would} new, {done.withdrawn:,}{would} withdrawn",
        *([f"{'facts':<12} {'gained':>9} {'lost':>9}"] if kinds else ["no fact came or went"]),
        *(f"{kind:<12} {done.gained[kind]:>9,} {done.lost[kind]:>9,}" for kind in kinds),
    ]


def _exit(teller: _Teller) -> Exit:
    if teller.failed and teller.failed == teller.pages:
        return Exit.NONE_READ
    return Exit.SOME_FAILED if teller.failed else Exit.ALL_READ
