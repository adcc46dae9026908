"""`marsad read`: pages to article records."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import chain
from typing import Annotated

import typer

from marsad.cli.exits import Exit
from marsad.cli.formats import Format, Writer, writer_for
from marsad.cli.messages import Messages
from marsad.harvest.limits import Limits
from marsad.harvest.sources import Taken, open_manifest, open_pages


def read(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="Files (.html, .txt, .gz), folders, WARC files, manifests (.jsonl), http(s) addresses, "
            "or - for standard input.",
            show_default=False,
        ),
    ] = None,
    manifest: Annotated[
        str | None, typer.Option(help="A JSON Lines file that names pages; - for standard input.")
    ] = None,
    output_format: Annotated[
        Format | None,
        typer.Option("--format", help="How to print. Default: pretty on a terminal, jsonl elsewhere."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show every line left out, with its role and the rule.")
    ] = False,
    jobs: Annotated[int, typer.Option(min=1, help="How many processes read.")] = 1,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first page that cannot be read in full.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but failures.")] = False,
    seconds: Annotated[float, typer.Option(min=0, help="The most time for one page; 0: no limit.")] = 10.0,
    max_mb: Annotated[float, typer.Option(min=0.001, help="The largest page, packed and unpacked.")] = 5.0,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask private and local addresses as well.")
    ] = False,
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
    messages = Messages(quiet)
    writer = writer_for(output_format or _usual_format(), explain)
    try:
        code = _run(taken, writer, messages, seconds, jobs, strict)
    except BrokenPipeError:
        code = _output_closed()
    except KeyboardInterrupt:
        messages.say("interrupted")
        code = Exit.INTERRUPTED
    raise typer.Exit(code)


def _taken(paths: list[str], manifest: str | None, limits: Limits, allow_private: bool) -> Iterator[Taken]:
    named: Iterator[Taken] = open_manifest(manifest, limits) if manifest is not None else iter(())
    return chain(named, open_pages(paths, limits, allow_private=allow_private))


def _run(
    taken: Iterator[Taken], writer: Writer, messages: Messages, seconds: float, jobs: int, strict: bool
) -> Exit:
    from marsad.cli.reader import ReadingRules, read_all

    failed = False
    writer.open()
    for outcome in read_all(taken, ReadingRules(seconds, raise_own_errors=strict), jobs):
        writer.write(outcome)
        messages.report(outcome)
        messages.show_progress()
        failed = failed or outcome.failed
        if strict and failed:
            break
    writer.close()
    messages.finish()
    if messages.failed == messages.pages:
        return Exit.NONE_READ
    return Exit.SOME_FAILED if failed else Exit.ALL_READ


def _usual_format() -> Format:
    return Format.PRETTY if sys.stdout.isatty() else Format.JSONL


def _output_closed() -> Exit:
    """Sends what is left nowhere, so that Python's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.OUTPUT_CLOSED
