"""The program `marsad`: its commands, `--version`, and a clean end when interrupted."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from marsad.cli.exits import Exit
from marsad.cli.read import read
from marsad.cli.serve import serve
from marsad.cli.source import app as source_commands
from marsad.cli.user import app as user_commands
from marsad.cli.watch import harvest, watch

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(no_args_is_help=True)(read)
app.command()(serve)
app.command()(harvest)
app.command()(watch)
app.add_typer(source_commands, name="source")
app.add_typer(user_commands, name="user")


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"marsad {version('marsad')}")
        raise typer.Exit


@app.callback()
def marsad(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Marsad (مرصد): an open observatory for Arabic news.

    Start with [bold]marsad read PAGE[/]; [bold]marsad read --help[/] has examples.
    """


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    try:
        app(prog_name="marsad")
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
