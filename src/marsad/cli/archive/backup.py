"""`marsad archive backup`: a copy of an archive while it is in use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place, opened_archive
from marsad.cli.read_options import Quiet

To = Annotated[Path, typer.Argument(help="The new file.", metavar="FILE")]


def backup(to: To, archive: Place = DEFAULT_PLACE, quiet: Quiet = False) -> None:
    """Copy an archive into a new file as it is at this moment, while others read and write it.

    The copy is an archive itself: [bold]marsad archive info -a copy.db[/]. The search index is not copied;
    it is made again by the first search. For PostgreSQL use pg_dump.

    Exit codes: 0 done, 5 no copy was made.
    """
    from marsad.cli.progress import shown_progress  # loaded once the options are right

    with opened_archive(archive) as kept, shown_progress("copying", "%", 100, quiet) as shown:
        size = kept.backup(to, lambda done, whole: shown.update(100 * done // max(whole, 1), {}))
    if not quiet:
        typer.echo(f"marsad: {to}: {size / 1_000_000:,.1f} MB", err=True)
