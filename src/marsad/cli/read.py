"""`marsad read`: pages to article records."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import typer

from marsad.cli.exits import Exit
from marsad.cli.formats import Format, Writer, writer_for
from marsad.cli.messages import Messages
from marsad.cli.read_options import (
    AllowPrivate,
    Explain,
    Jobs,
    Manifest,
    MaxMegabytes,
    OutputFormat,
    Paths,
    Quiet,
    Seconds,
    Strict,
)
from marsad.harvest.limits import Limits
from marsad.harvest.sources import Taken, open_manifest, open_pages
from marsad.running.start import without_collector

if TYPE_CHECKING:
    from marsad.running.pages import Outcome


def read(
    paths: Paths = None,
    manifest: Manifest = None,
    output_format: OutputFormat = None,
    explain: Explain = False,
    jobs: Jobs = 1,
    strict: Strict = False,
    quiet: Quiet = False,
    seconds: Seconds = 10.0,
    max_mb: MaxMegabytes = 5.0,
    allow_private: AllowPrivate = False,
) -> None:
    """Read news pages and print the articles they hold.

    [bold]Examples[/]

      marsad read page.html

      marsad read page.txt --explain

      marsad read pages/ crawl.warc.gz > articles.jsonl

      marsad read --manifest pages.jsonl --format jsonl --jobs 4

      curl -s https://example.org/news | marsad read -

    Exit codes: 0 all read, 2 wrong usage, 3 some pages not read in full, 4 none read.
    """
    if not paths and manifest is None:
        raise typer.BadParameter(
            "name a page, a folder, an address, - or --manifest FILE", param_hint="PATHS"
        )
    limits = Limits(page_bytes=int(max_mb * 1_000_000))
    taken = _taken(paths or [], manifest, limits, allow_private)
    writer = writer_for(output_format or _usual_format(), explain)
    raise typer.Exit(_run_to_the_end(_Run(taken, writer, Messages(quiet), seconds, jobs, strict)))


@dataclass(frozen=True, slots=True)
class _Run:
    taken: Iterator[Taken]
    writer: Writer
    messages: Messages
    seconds: float
    jobs: int
    strict: bool


def _taken(paths: list[str], manifest: str | None, limits: Limits, allow_private: bool) -> Iterator[Taken]:
    named: Iterator[Taken] = open_manifest(manifest, limits) if manifest is not None else iter(())
    return chain(named, open_pages(paths, limits, allow_private=allow_private))


def _run_to_the_end(run: _Run) -> Exit:
    """The exit code of a run, of one that was broken off too."""
    try:
        return _read_and_write(run)
    except BrokenPipeError:
        return _output_closed()
    except KeyboardInterrupt:
        run.messages.say("interrupted")
        return Exit.INTERRUPTED


def _read_and_write(run: _Run) -> Exit:
    messages, failed = run.messages, False
    run.writer.open()
    for outcome in _outcomes(run):
        run.writer.write(outcome)
        messages.report(outcome)
        messages.show_progress()
        failed = failed or outcome.failed
        if run.strict and failed:
            break
    run.writer.close()
    messages.finish()
    if messages.failed == messages.pages:
        return Exit.NONE_READ
    return Exit.SOME_FAILED if failed else Exit.ALL_READ


def _outcomes(run: _Run) -> Iterator[Outcome]:
    with without_collector():
        from marsad.running.pages import ReadingRules, read_all  # loaded once the options are right

        return read_all(run.taken, ReadingRules(run.seconds, raise_own_errors=run.strict), run.jobs)


def _usual_format() -> Format:
    return Format.PRETTY if sys.stdout.isatty() else Format.JSONL


def _output_closed() -> Exit:
    """Sends what is left nowhere, so that Python's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.OUTPUT_CLOSED
