"""`marsad archive import`: takes in what `marsad archive export` wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place, opened_archive
from marsad.cli.read_options import Quiet

if TYPE_CHECKING:
    from marsad.archive.exchange.importing import Imported

From = Annotated[
    Path, typer.Argument(help="A file that export wrote.", metavar="FILE", exists=True, dir_okay=False)
]


def take_in(file: From, archive: Place = DEFAULT_PLACE, quiet: Quiet = False) -> None:
    """Take an exported archive in; what is there already stays as it is.

    An archive is made where there is none. Broken off anywhere, the same command goes on where it was. In a
    new archive everything keeps its numbers; in one that holds other things it gets new ones.

    [bold]marsad archive import news.jsonl.zst -a postgresql://marsad@db.example/news[/]

    Exit codes: 0 all is there, 5 the file or the archive failed.
    """
    from marsad.archive.exchange.files import import_archive  # loaded once the options are right
    from marsad.cli.progress import shown_progress

    with (
        opened_archive(archive, create=True) as kept,
        shown_progress("importing", "records", quiet=quiet) as shown,
    ):
        done = import_archive(kept, file, lambda done, whole: shown.update(done, {"in all": whole}))
    if not quiet:
        typer.echo(f"marsad: {_summary(done)}", err=True)


def _summary(done: Imported) -> str:
    kinds = [
        kind for kind in ("source", "page", "article", "correction") if done.taken[kind] + done.known[kind]
    ]
    parts = [f"{done.taken[kind]:,} {kind}s taken in, {done.known[kind]:,} were there" for kind in kinds]
    return "; ".join(parts) or "there was nothing to take in"
