"""`marsad search`: articles of an archive by words, names, outlets, events and days."""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place
from marsad.cli.stories import Json, Most
from marsad.model.facet import Facet


def search(
    query: Annotated[str, typer.Argument(help="Words and fields; nothing finds all.")] = "",
    most: Most = 10,
    newest: Annotated[bool, typer.Option("--newest", help="Newest first, not best first.")] = False,
    count_by: Annotated[
        Facet | None, typer.Option("--count", help="Count the articles found by this instead.")
    ] = None,
    cursor: Annotated[str | None, typer.Option(help="Go on where the page before ended.")] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="First make the search index anew.")] = False,
    json_lines: Json = False,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Search the articles of an archive. The index beside it is made and kept up by itself.

    marsad search 'غزة معبر'                         both words, in any of their forms

    marsad search '"مجلس الأمن" -إسرائيل'            a phrase, without a word

    marsad search 'person:لافروف date:2018-03'       who is named, when published

    marsad search 'event:CONSULT country:eg' --count day

    Fields: headline, body, person, speaker, place, organisation, outlet, credit, country, event, status,
    language, date, from, to. More in docs/how-to/search.md
    """
    from marsad.cli.search_work import Asked, run

    raise typer.Exit(run(Asked(query, most, newest, count_by, cursor, rebuild, json_lines), archive))
