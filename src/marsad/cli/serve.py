"""`marsad serve`: the site and the API on this machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from marsad.cli.exits import Exit
from marsad.errors import ArchiveError, SettingsError


def serve(
    archive: Annotated[
        str | None, typer.Argument(help="The archive: a path or a postgresql:// address.")
    ] = None,
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port; 0 takes a free one.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that serve requests.")] = None,
    config: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="A settings file (TOML).")
    ] = None,
) -> None:
    """Serve the site, the feeds and the API.

    Settings come from the options, else the environment (MARSAD_PORT …), else the settings file.

    [bold]marsad serve news.db[/]                 the site at http://127.0.0.1:8765/
    [bold]marsad serve --config marsad.toml[/]    the same from a file (docs/reference/settings.md)
    """
    from marsad.web.serving import run  # the site's libraries load only for the site
    from marsad.web.settings import load_settings

    given: dict[str, Any] = {"archive": archive, "host": host, "port": port, "workers": workers}
    try:
        settings = replace(
            load_settings(config), **{name: value for name, value in given.items() if value is not None}
        )
    except SettingsError as error:
        typer.echo(f"marsad serve: {error}", err=True)
        raise typer.Exit(Exit.USAGE) from error
    try:
        run(settings)
    except ArchiveError as error:
        typer.echo(f"marsad serve: {error}", err=True)
        raise typer.Exit(Exit.ARCHIVE_FAILED) from error
    except OSError as error:
        reason = f"{settings.host}:{settings.port}: {error.strerror}; --port takes another, 0 a free one"
        typer.echo(f"marsad serve: {reason}", err=True)
        raise typer.Exit(Exit.USAGE) from error
