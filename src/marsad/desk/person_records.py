"""A person across articles as plain data: offices, words, meetings, what is announced."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection

from marsad.archive.views.agenda import AgendaFilter, agenda_rows
from marsad.archive.views.identities import IdentityRow, meetings
from marsad.archive.views.offices import offices
from marsad.archive.views.quotes import quotes_of

_MOST = 20


def person_record(connection: Connection, person: IdentityRow) -> dict[str, Any]:
    """All that is kept of one person, the newest or most frequent of each kind first."""
    number = person.id
    return {
        **asdict(person),
        "offices": [asdict(each) for each in offices(connection, number)],
        "met": [asdict(each) for each in meetings(connection, number, _MOST)],
        "quotes": [asdict(each) for each in quotes_of(connection, number, _MOST)],
        "agenda": [asdict(each) for each in agenda_rows(connection, AgendaFilter(identity=number), _MOST)],
    }
