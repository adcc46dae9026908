"""`marsad archive vacuum`: gives back the room that an archive does not need."""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place, opened_archive

Full = Annotated[
    bool, typer.Option("--full", help="PostgreSQL: rewrite the tables; each is locked meanwhile.")
]


def vacuum(archive: Place = DEFAULT_PLACE, full: Full = False) -> None:
    """Drop what nothing refers to (logins that have run out, problems of removed sources) and pack the file.

    Pages, articles, versions and corrections are never dropped. SQLite needs as much free disk as the archive
    takes, for a while; writers wait.

    Exit codes: 0 done, 5 the archive failed.
    """
    with opened_archive(archive) as kept:
        done = kept.vacuum(full=full)
    for what, number in done.dropped.items():
        typer.echo(f"dropped      {number:,} {what}")
    before, after = (size / 1_000_000 for size in (done.before, done.after))
    typer.echo(f"size         {before:,.1f} MB before, {after:,.1f} MB after: {before - after:,.1f} MB won")
