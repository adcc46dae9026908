"""The command line, one command a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.export.record import to_json
from marsad.harvest.manifest import read_manifest
from marsad.pipeline import read as read_articles

app = typer.Typer()


@app.callback()
def marsad() -> None:
    """Marsad (مرصد): an observatory for Arabic news."""


@app.command()
def read(
    manifest: Annotated[Path, typer.Option()],
    output_format: Annotated[str, typer.Option("--format")] = "jsonl",
) -> None:
    """Reads pages into article records."""
    for page in read_manifest(manifest):
        for article in read_articles(page):
            typer.echo(to_json(article))


def main() -> None:
    """Runs the command line."""
    app()
