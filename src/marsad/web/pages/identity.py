"""A person, organisation or place across articles; and the list of all of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from sqlalchemy import Connection
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.archive.views.agenda import AgendaFilter, agenda_rows
from marsad.archive.views.events import EventFilter, event_rows
from marsad.archive.views.identities import (
    IdentityRow,
    articles_naming,
    days_naming,
    identity,
    meetings,
    named,
)
from marsad.archive.views.offices import offices
from marsad.archive.views.quotes import quotes_of
from marsad.archive.views.tellings import said_once, told_once
from marsad.web.accounts.guard import is_editor
from marsad.web.clock import archive_today
from marsad.web.drawing import meetings_of
from marsad.web.filters import Number
from marsad.web.histogram import columns
from marsad.web.pages.article import KINDS
from marsad.web.pages.correct_name import for_editors
from marsad.web.render import page, view_of
from marsad.web.store import archive_of

router = APIRouter()
_MOST_EVENTS = 40
Asked = Annotated[str, Query(max_length=200)]
TYPES = ("PERSON", "ORG", "PLACE")


@router.get("/names")
def names(request: Request, kind: str = "PERSON", q: str = "") -> HTMLResponse:
    """The most named people, organisations or places; those whose name holds `q`."""
    chosen = kind if kind in TYPES else TYPES[0]
    with archive_of(request).reading() as connection:
        rows = named(connection, chosen, q.strip())
        network = meetings_of(meetings(connection)) if chosen == "PERSON" and not q else None
        return page(
            request, "names.html", rows=rows, kind=chosen, kinds=TYPES, asked=q, network=network, paths=KINDS
        )


@router.get("/person/{number}")
@router.get("/organisation/{number}")
@router.get("/place/{number}")
def one(request: Request, number: Number, other: Asked = "") -> Response:
    """Everything told of one identity; the address of one that was merged leads to who holds it now.

    `other` is what an editor looks for another name by, to merge with.
    """
    with archive_of(request).reading() as connection:
        found = identity(connection, number)
        if found is None:
            raise HTTPException(404)
        view = view_of(request)
        path = f"/{KINDS[found.type]}/{found.id}"
        if request.url.path != view.to(path):
            return RedirectResponse(view.to(path, other=other), status_code=302)
        return _page(request, connection, found, other.strip())


def _page(request: Request, connection: Connection, found: IdentityRow, other: str) -> HTMLResponse:
    met = meetings(connection, found.id) if found.type == "PERSON" else []
    at_place = KINDS[found.type] == "place"
    due = AgendaFilter(place=found.id) if at_place else AgendaFilter(identity=found.id)
    return page(
        request,
        "identity.html",
        found=found,
        offices=offices(connection, found.id),
        events=told_once(connection, event_rows(connection, EventFilter(identity=found.id), _MOST_EVENTS)),
        quotes=said_once(quotes_of(connection, found.id)),
        agenda=agenda_rows(connection, due),
        calendar={"place": due.place, "identity": due.identity},
        articles=articles_naming(connection, found.id),
        network=meetings_of(met),
        met=met,
        columns=columns(days_naming(connection, found.id)),
        day=archive_today(connection),
        other=other,
        **(for_editors(connection, found, other) if is_editor(request) else {}),
    )
