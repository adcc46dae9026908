"""What `marsad agenda` does: lists agenda entries as they stand on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import typer
from sqlalchemy import Connection

from marsad.archive.views.agenda import AgendaFilter, AgendaRow, agenda_rows
from marsad.archive.views.identities import named
from marsad.cli.archive_choice import opened_archive
from marsad.cli.desk_work import tell_of_new, work_out
from marsad.cli.exits import Exit
from marsad.cli.lines import print_json, print_lines, say
from marsad.cli.printable import printable
from marsad.web.clock import archive_today, is_day

_KEPT_AS = {"no-trace": "no-trace", "held": "held", "postponed": "postponed", "cancelled": "cancelled"}
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    standing: str | None
    since: str | None
    until: str | None
    person: str | None
    today: str | None
    most: int
    update: bool
    json_lines: bool


def run(asked: Asked, place: str) -> Exit:
    """Prints the entries."""
    for name in ("since", "until", "today"):
        day = getattr(asked, name)
        if day is not None and not is_day(day):
            raise typer.BadParameter(f"{day!r} is no day such as 2024-05-24", param_hint=f"--{name}")
    with opened_archive(place) as archive:
        if asked.update:
            work_out(archive)
        with archive.reading() as connection:
            tell_of_new(archive, connection)
            numbers = _numbers(connection, asked.person)
            today = asked.today or archive_today(connection)
            found = list(_entries(connection, asked, numbers, today))
    if numbers == []:
        say(f"nobody is named {asked.person}; `marsad person` looks names up")
        return Exit.NONE_READ
    for row in found[: asked.most]:
        stands = standing(row, today)
        print_json(_record(row, stands)) if asked.json_lines else print_lines(_lines(row, stands))
    return Exit.ALL_READ


def standing(row: AgendaRow, today: str) -> str:
    """How an entry stands on a day: `ahead`, `due` or `overdue` while it is open, else what became of it."""
    shown = row.shown_state(today)
    return "ahead" if shown == "planned" else shown


def _numbers(connection: Connection, person: str | None) -> list[int] | None:
    """The identities whose name holds what was asked for; None where nothing was."""
    return None if person is None else [each.id for each in named(connection, None, person)]


def _entries(
    connection: Connection, asked: Asked, numbers: list[int] | None, today: str
) -> Iterator[AgendaRow]:
    kept = _KEPT_AS.get(asked.standing or "", "planned" if asked.standing else None)
    rows = agenda_rows(connection, AgendaFilter(kept, asked.since, asked.until), _ALL)
    for row in rows:
        parties = {party.get("identity") for party in row.parties}
        if numbers is not None and parties.isdisjoint(numbers):
            continue
        if asked.standing is None or standing(row, today) == asked.standing:
            yield row


def _record(row: AgendaRow, stands: str) -> dict[str, Any]:
    return {**asdict(row), "stands": stands}


def _lines(row: AgendaRow, stands: str) -> Iterator[str]:
    days = row.first_day or "no day"
    if row.last_day and row.last_day != row.first_day:
        days = f"{row.first_day} to {row.last_day}"
    kind = f"{row.type}/{row.mode}" if row.mode else row.type
    place = f" ({row.place})" if row.place else ""
    yield printable(f"{days}  {stands:<9}  {kind}  {row.trigger}: {row.title or '—'}{place}")
    closed = f", closed by {row.closed_by}" if row.closed_by else ""
    yield printable(
        f"    announced {row.announced or '—'} by {row.outlet or '—'} in {row.article_id}{closed}"
        f"  {row.headline or ''}"
    )
