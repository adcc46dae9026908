"""`marsad archive init`: makes an archive."""

from __future__ import annotations

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place, opened_archive


def init(archive: Place = DEFAULT_PLACE) -> None:
    """Make an archive, or bring the schema of one that is there up to date.

    [bold]marsad archive init -a news.db[/]

    [bold]marsad archive init -a postgresql://marsad@db.example/news[/]
    """
    with opened_archive(archive, create=True) as made:
        typer.echo(f"{made.name}: {made.count():,} articles")
