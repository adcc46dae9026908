"""Which archive a command works on, and how it ends where that one cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.exits import Exit
from marsad.cli.printable import printable
from marsad.errors import ArchiveError, SearchIndexError

if TYPE_CHECKING:
    from marsad.archive.archive import Archive

DEFAULT_PLACE = "marsad.db"
Place = Annotated[
    str,
    typer.Option(
        "--archive", "-a", envvar="MARSAD_ARCHIVE", help="The archive: a path or a postgresql:// address."
    ),
]


@contextmanager
def opened_archive(place: str, *, create: bool = False) -> Iterator[Archive]:
    """The archive at `place`; what is wrong with it or its search index ends the command with a message.

    With `create` it is made where there is none.
    """
    from marsad.archive.archive import Archive  # the database's libraries load only for commands that use it

    try:
        with Archive.open(place, create=create) as archive:
            yield archive
    except (ArchiveError, SearchIndexError) as error:
        typer.echo(f"marsad: {printable(str(error))}", err=True)
        raise typer.Exit(Exit.ARCHIVE_FAILED) from error
