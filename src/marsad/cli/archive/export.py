"""`marsad archive export`: all of an archive in one portable file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place, opened_archive
from marsad.cli.read_options import Quiet

To = Annotated[Path, typer.Argument(help="The new file, such as news.jsonl.zst.", metavar="FILE")]


def export(to: To, archive: Place = DEFAULT_PLACE, quiet: Quiet = False) -> None:
    """Write pages, articles with their versions, sources and corrections into one file (JSON Lines, zstd).

    Any archive takes it in, SQLite or PostgreSQL: [bold]marsad archive import FILE[/]. Stories, names across
    articles and the search index are made of these and are not in it, nor are users and their secrets.
    Others may read and write meanwhile; the file has its name only once it is whole.

    Exit codes: 0 done, 5 no file was written.
    """
    from marsad.archive.exchange.files import export_archive  # loaded once the options are right
    from marsad.cli.progress import shown_progress

    with opened_archive(archive) as kept, shown_progress("exporting", "%", 100, quiet) as shown:
        size = export_archive(
            kept, to, lambda done, whole: shown.update(100 * done // max(whole, 1), {"records": done})
        )
    if not quiet:
        typer.echo(f"marsad: {to}: {size / 1_000_000:,.1f} MB", err=True)
