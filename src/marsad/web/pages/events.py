"""The table of events with all filters."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.responses import HTMLResponse

from marsad.archive.views.events import EventFilter, count_events, event_rows
from marsad.archive.views.tellings import each_told
from marsad.model.event import EventStatus, EventType
from marsad.web.filters import event_filter
from marsad.web.render import page
from marsad.web.store import archive_of

router = APIRouter()
_PAGE = 50


@router.get("/events")
def events(
    request: Request, wanted: Annotated[EventFilter, Depends(event_filter)], after: str | None = None
) -> HTMLResponse:
    """Events of the filter, newest first."""
    with archive_of(request).reading() as connection:
        try:
            rows = event_rows(connection, wanted, _PAGE, after or None)
        except ValueError as error:
            raise HTTPException(400, str(error)) from error
        total = count_events(connection, wanted)
    more = rows[-1].cursor if len(rows) == _PAGE else None
    return page(
        request,
        "events.html",
        rows=each_told(rows),
        total=total,
        wanted=wanted,
        asked=asdict(wanted),
        types=list(EventType),
        statuses=list(EventStatus),
        more=more,
    )
