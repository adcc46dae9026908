"""`marsad mcp`: the archive for assistants, over standard input and output."""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, opened_archive
from marsad.cli.exits import Exit


def mcp(
    archive: Annotated[
        str, typer.Argument(envvar="MARSAD_ARCHIVE", help="The archive: a path or a postgresql:// address.")
    ] = DEFAULT_PLACE,
) -> None:
    """Serve the archive to an assistant (Model Context Protocol on standard input and output).

    Put it into the assistant's settings as the command [bold]marsad mcp news.db[/].
    Needs the extra: pip install 'marsad\\[mcp]'
    """
    try:
        from marsad.web.assistant import create_assistant
    except ModuleNotFoundError as error:
        typer.echo("marsad mcp: needs an extra: pip install 'marsad[mcp]'", err=True)
        raise typer.Exit(Exit.USAGE) from error
    with opened_archive(archive) as opened:
        create_assistant(opened).run()
