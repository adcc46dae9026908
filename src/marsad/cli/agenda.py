"""`marsad agenda`: what was announced, when it is due, what became of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place
from marsad.cli.stories import Json, Most, Update


class Standing(StrEnum):
    """How an entry stands on a day."""

    AHEAD = "ahead"
    DUE = "due"
    WITHIN = "within"
    OVERDUE = "overdue"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    NO_TRACE = "no-trace"


Day = typer.Option(help="A day such as 2024-05-24.", show_default=False)


def agenda(
    standing: Annotated[
        Standing | None, typer.Option("--state", help="Only entries that stand so.", show_default=False)
    ] = None,
    since: Annotated[str | None, Day] = None,
    until: Annotated[str | None, Day] = None,
    person: Annotated[
        str | None, typer.Option(help="Only entries with somebody or some body of this name.")
    ] = None,
    today: Annotated[
        str | None, typer.Option(help="Count from this day. Default: the archive's newest.")
    ] = None,
    most: Most = 50,
    update: Update = False,
    json_lines: Json = False,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """List announced meetings, visits and the like by their day, each with what became of it.

    An entry is ahead, due (today) or overdue until a later report closes it: held, postponed, cancelled;
    no-trace where nobody wrote of it again.

    marsad agenda --state due                        what is due today

    marsad agenda --since 2024-05-20 --until 2024-05-31 --json

    marsad agenda --person لافروف
    """
    from marsad.cli.agenda_work import Asked, run

    asked = Asked(standing, since, until, person, today, most, update, json_lines)
    raise typer.Exit(run(asked, archive))
