"""`marsad archive check`: proves an archive whole, and its search index in agreement with it."""

from __future__ import annotations

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place
from marsad.cli.read_options import Quiet


def check(archive: Place = DEFAULT_PLACE, quiet: Quiet = False) -> None:
    """Look at every byte: the database, pages, articles, facts, versions, and whether search agrees.

    What is wrong is printed, one finding a line: [bold]article 7: its bytes do not unpack[/].

    Exit codes: 0 all is well, 5 something is wrong; standard error says what to do.
    """
    from marsad.cli.archive.checking import run  # loaded once the options are right

    raise typer.Exit(run(archive, quiet=quiet))
