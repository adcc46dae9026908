"""`marsad person`: who somebody is across the articles of an archive."""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place
from marsad.cli.stories import Json, Most


def person(
    name: Annotated[str, typer.Argument(help="A part of the name, Arabic or Latin, or the person's number.")],
    most: Most = 1,
    json_lines: Json = False,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Show a person: offices with dates, spellings, whom they met, what they said, what is announced.

    Of several people of a name the most named one is shown and the others are listed; `-n 5` shows five.

    marsad person لافروف

    marsad person 'el-sisi' --json

    marsad person 17                                 by the number that lists give
    """
    from marsad.cli.person_work import run

    raise typer.Exit(run(name, most, archive, json_lines=json_lines))
