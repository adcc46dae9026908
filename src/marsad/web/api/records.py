"""Events, the agenda, names, outlets: the tables of the site as JSON."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request

from marsad.archive.views.agenda import AgendaFilter, agenda_rows
from marsad.archive.views.events import EventFilter, count_events, event_rows
from marsad.archive.views.identities import days_naming, identity, meetings, named
from marsad.archive.views.offices import offices
from marsad.archive.views.outlets import feeds, outlet_rows, source_rows
from marsad.archive.views.quotes import quotes_of
from marsad.web.api.answers import AfterEvent, Agenda, Events, Limit, Name, Names, Outlets
from marsad.web.filters import Number, agenda_filter, event_filter
from marsad.web.store import archive_of

router = APIRouter()
Kind = Annotated[Literal["PERSON", "ORG", "PLACE"] | None, Query(description="PLACE stands for every place.")]
Part = Annotated[str, Query(max_length=200, description="A part of the name, Arabic or Latin.")]


@router.get("/events", tags=["events"])
def events(
    request: Request,
    wanted: Annotated[EventFilter, Depends(event_filter)],
    limit: Limit = 50,
    after: AfterEvent = None,
) -> Events:
    """Events of the filter, newest article first."""
    with archive_of(request).reading() as connection:
        found = event_rows(connection, wanted, limit, after)
        total = count_events(connection, wanted)
    return Events(found, total, found[-1].cursor if len(found) == limit else None)


@router.get("/agenda", tags=["agenda"])
def agenda(
    request: Request, wanted: Annotated[AgendaFilter, Depends(agenda_filter)], limit: Limit = 200
) -> Agenda:
    """Agenda entries of the filter by their first day."""
    with archive_of(request).reading() as connection:
        return Agenda(agenda_rows(connection, wanted, limit))


@router.get("/names", tags=["names"])
def names(request: Request, kind: Kind = None, part: Part = "", limit: Limit = 50) -> Names:
    """People, organisations and places across articles."""
    with archive_of(request).reading() as connection:
        return Names(named(connection, kind, part, limit))


@router.get("/names/{number}", tags=["names"])
def name(request: Request, number: Number) -> Name:
    """One person, organisation or place."""
    with archive_of(request).reading() as connection:
        found = identity(connection, number)
        if found is None:
            raise HTTPException(404, f"no name {number}")
        return Name(
            found,
            offices(connection, found.id),
            quotes_of(connection, found.id),
            meetings(connection, found.id),
            days_naming(connection, found.id),
        )


@router.get("/outlets", tags=["outlets"])
def outlets(request: Request) -> Outlets:
    """Outlets, who feeds whom, and the health of sources."""
    with archive_of(request).reading() as connection:
        return Outlets(outlet_rows(connection), feeds(connection), source_rows(connection))
