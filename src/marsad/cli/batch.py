"""`marsad batch`: archives of pages to Parquet, file by file, on one machine or on a cluster."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from marsad.batch.engine import Runner, run_batch
from marsad.batch.part import PartDone
from marsad.cli.exits import Exit
from marsad.cli.printable import printable
from marsad.cli.read_options import Quiet, Seconds
from marsad.errors import PageUnreadable, SettingsError
from marsad.harvest.files import files_below
from marsad.running.pages import ReadingRules

Sources = Annotated[
    list[Path], typer.Argument(help="WARC files, pages, manifests, or folders of these.", show_default=False)
]
Out = Annotated[Path, typer.Option("--out", help="The folder for the parts.", show_default=False)]
Jobs = Annotated[int, typer.Option("--jobs", min=1, help="How many files are read at once.")]
Where = Annotated[Runner, typer.Option("--runner", help="This machine's processes, or a Ray cluster.")]
Address = Annotated[str | None, typer.Option("--address", help="The cluster's address, as ray://HOST:10001.")]
Facts = Annotated[bool, typer.Option("--facts/--no-facts", help="With facts, or articles alone.")]


def batch(
    sources: Sources,
    out: Out,
    jobs: Jobs = 2,
    runner: Where = Runner.NATIVE,
    address: Address = None,
    seconds: Seconds = 10.0,
    facts: Facts = True,
    quiet: Quiet = False,
) -> None:
    """Read archives of pages into Parquet: one file in, one part out.

    A part gets its name when it is whole. After any interruption run the same command again: parts that
    are there are kept, the rest is made. Pages that cannot be read are listed beside the part.

    [bold]Examples[/]

      marsad batch crawls/ --out articles/ --jobs 8

      marsad batch crawls/ --out /shared/articles --runner ray --address ray://head:10001 --jobs 64

    Needs the extra: pip install 'marsad\\[batch]'.

    Exit codes: 0 all read, 3 some pages or files not read, 4 none read.
    """
    files = _files_named(sources)
    out.mkdir(parents=True, exist_ok=True)
    tally = _Tally(len(files), quiet)
    try:
        for done in run_batch(files, out, ReadingRules(seconds, facts=facts), jobs, runner, address):
            tally.add(done)
    except SettingsError as error:
        typer.echo(f"marsad batch: {error}", err=True)
        raise typer.Exit(Exit.USAGE) from error
    except KeyboardInterrupt:
        typer.echo("interrupted; the same command goes on where this ended", err=True)
        _end(Exit.INTERRUPTED)
    tally.finish()
    _end(tally.exit)


def _end(code: Exit) -> NoReturn:
    """Ends the process at once: Daft's threads outlive the run, and Python's shutdown may abort on them."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _files_named(sources: Iterable[Path]) -> list[Path]:
    try:
        return list(files_of(sources))
    except PageUnreadable as error:
        raise typer.BadParameter(str(error), param_hint="SOURCES") from error


def files_of(sources: Iterable[Path]) -> Iterator[Path]:
    """The files that the sources name: a folder's pages and archives in sorted order, with those below it."""
    for source in sources:
        yield from files_below(source) if source.is_dir() else (source,)


@dataclass(slots=True)
class _Tally:
    """Counts what was done and says it on standard error."""

    files: int
    quiet: bool
    done: int = 0
    known: int = 0
    failed: int = 0
    pages: int = 0
    articles: int = 0
    unread: int = 0
    started: float = 0.0

    def __post_init__(self) -> None:
        self.started = time.monotonic()

    def add(self, done: PartDone) -> None:
        """Takes in one file and says what became of it."""
        self.done += 1
        self.known += done.known
        self.failed += done.error is not None
        self.pages += done.pages
        self.articles += done.articles
        self.unread += done.unread
        if done.error is not None or not self.quiet:
            typer.echo(f"[{self.done}/{self.files}] {printable(_told(done))}", err=True)

    def finish(self) -> None:
        """Says the sums."""
        if self.quiet:
            return
        seconds = time.monotonic() - self.started
        typer.echo(
            f"{self.done} files ({self.known} were there, {self.failed} failed), {self.pages} pages "
            f"({self.unread} unread), {self.articles} articles in {seconds:.0f} s",
            err=True,
        )

    @property
    def exit(self) -> Exit:
        """How the run ended."""
        if self.failed == self.done:
            return Exit.NONE_READ
        return Exit.SOME_FAILED if self.failed or self.unread else Exit.ALL_READ


def _told(done: PartDone) -> str:
    if done.error is not None:
        return f"{done.source}: not read: {done.error}"
    if done.known:
        return f"{done.source}: {done.part} is there"
    return f"{done.source}: {done.articles} articles of {done.pages} pages ({done.unread} unread)"
