"""`marsad source`: the sources that the harvest asks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place
from marsad.cli.read_options import AllowPrivate
from marsad.harvest.health import Condition
from marsad.model.source import Source, SourceKind

# The work is in source_work.py, loaded by the command that is called: the network and the database take
# half a second to load.

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Keep the list of sources that are harvested, and look after them.",
)

Addresses = Annotated[
    list[str], typer.Argument(help="Feeds, sitemaps, sites, sections, articles, WARC files, folders.")
]
Names = Annotated[list[str], typer.Argument(help="Ids, addresses or names of sources.")]
MaybeNames = Annotated[
    list[str] | None, typer.Argument(help="Ids, addresses or names. Default: all.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a table.")]


@app.command()
def add(
    addresses: Addresses,
    kind: Annotated[
        SourceKind | None, typer.Option(help="What it is, where that is not to be found out.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="What to call it. Default: what it calls itself.")] = None,
    country: Annotated[str | None, typer.Option(help="Its country, as two letters (JO).")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="A group of yours; may be given again.")] = None,
    unasked: Annotated[bool, typer.Option("--unasked", help="Add it without asking it first.")] = False,
    archive: Place = DEFAULT_PLACE,
    allow_private: AllowPrivate = False,
) -> None:
    """Ask addresses what they are, and add them.

    A site's front page leads to the feed it offers, else to its news sitemap, else to the links on it.

      marsad source add https://example.org/

      marsad source add https://example.org/politics --kind section --tag سياسة

      marsad source add crawls/ --kind files
    """
    from marsad.cli.source_work import add_sources

    given = Source("", "", kind or SourceKind.FEED, name or "", country, tuple(tag or ()))
    raise typer.Exit(add_sources(addresses, kind, given, archive, allow_private, ask=not unasked))


@app.command("list")
def list_sources(
    condition: Annotated[Condition | None, typer.Option(help="Only those in this condition.")] = None,
    json: Json = False,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """List the sources and how they are doing."""
    from marsad.cli.source_work import show_sources

    show_sources(condition, archive, json)


@app.command()
def check(
    names: MaybeNames = None,
    json: Json = False,
    archive: Place = DEFAULT_PLACE,
    allow_private: AllowPrivate = False,
) -> None:
    """Ask sources now, and say how they are doing. What is new in them waits for the next harvest."""
    from marsad.cli.source_work import check_sources

    raise typer.Exit(check_sources(names, archive, allow_private, json))


@app.command()
def remove(names: Names, archive: Place = DEFAULT_PLACE) -> None:
    """Forget sources. The pages that came from them stay in the archive."""
    from marsad.cli.source_work import remove_sources

    remove_sources(names, archive)


@app.command()
def stop(names: Names, archive: Place = DEFAULT_PLACE) -> None:
    """Ask sources no more, until `marsad source start`."""
    from marsad.cli.source_work import switch_sources

    switch_sources(names, archive, enabled=False)


@app.command()
def start(names: Names, archive: Place = DEFAULT_PLACE) -> None:
    """Ask sources again that were stopped."""
    from marsad.cli.source_work import switch_sources

    switch_sources(names, archive, enabled=True)


@app.command("import")
def import_sources(
    file: Annotated[
        Path | None, typer.Argument(exists=True, dir_okay=False, help="An OPML file.", show_default=False)
    ] = None,
    starter: Annotated[
        bool, typer.Option("--starter", help="The Arabic sources that come with Marsad.")
    ] = False,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Add the sources of an OPML file, or the starter list. Those there already stay as they are."""
    from marsad.cli.source_work import import_list

    if (file is None) != starter:
        raise typer.BadParameter("name an OPML file or --starter, one of them", param_hint="FILE")
    raise typer.Exit(import_list(file, archive))


@app.command()
def export(
    file: Annotated[
        Path | None, typer.Argument(help="Where to. Default: standard output.", show_default=False)
    ] = None,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Write the sources as OPML, which feed readers take in."""
    from marsad.cli.source_work import export_list

    export_list(file, archive)
