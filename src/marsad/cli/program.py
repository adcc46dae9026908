"""The program `marsad`: its commands, `--version`, and a clean end when interrupted."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from marsad.cli.exits import Exit

# The module of `marsad.cli` and the name in it of a function, or of a `typer.Typer` with commands of its own.
_COMMANDS = {
    "read": ("read", "read"),
    "serve": ("serve", "serve"),
    "harvest": ("watch", "harvest"),
    "watch": ("watch", "watch"),
    "source": ("source", "app"),
    "archive": ("archive", "app"),
    "batch": ("batch", "batch"),
    "user": ("user", "app"),
    "webhook": ("webhook", "app"),
    "digest": ("digest", "digest"),
    "mcp": ("mcp", "mcp"),
    "stories": ("stories", "stories"),
    "story": ("stories", "story"),
    "copies": ("stories", "copies"),
    "related": ("stories", "related"),
    "search": ("search", "search"),
    "agenda": ("agenda", "agenda"),
    "person": ("person", "person"),
    "correct": ("correct", "app"),
}
_NEEDS_ARGUMENTS = ("read", "batch", "story", "related", "person")


def program(arguments: Sequence[str]) -> typer.Typer:
    """The program with the one command that `arguments` open with, or with all where they name none.

    What a command needs is loaded only for it: reading a page does not wait for the site's libraries.
    """
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(marsad)
    for name in _COMMANDS.keys() & arguments[:1] or _COMMANDS:
        _add(app, name)
    return app


def _add(app: typer.Typer, name: str) -> None:
    module, attribute = _COMMANDS[name]
    command = getattr(import_module(f"marsad.cli.{module}"), attribute)
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=name)
    else:
        app.command(name, no_args_is_help=name in _NEEDS_ARGUMENTS)(command)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # a search through all that is installed: only where asked for

        typer.echo(f"marsad {version('marsad')}")
        raise typer.Exit


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
        program(sys.argv[1:])(prog_name="marsad")
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
