"""`marsad archive`: the commands that make, fill, look at and look after an archive, one a file."""

from __future__ import annotations

import typer

from marsad.cli.archive.add import add
from marsad.cli.archive.backup import backup
from marsad.cli.archive.check import check
from marsad.cli.archive.export import export
from marsad.cli.archive.importing import take_in
from marsad.cli.archive.info import info
from marsad.cli.archive.init import init
from marsad.cli.archive.reread import reread
from marsad.cli.archive.vacuum import vacuum

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Keep pages and articles. The archive is --archive, else MARSAD_ARCHIVE, else marsad.db.",
)
app.command()(init)
app.command(no_args_is_help=True)(add)
app.command()(info)
app.command()(check)
app.command()(reread)
app.command(no_args_is_help=True)(backup)
app.command(no_args_is_help=True)(export)
app.command("import", no_args_is_help=True)(take_in)
app.command()(vacuum)
