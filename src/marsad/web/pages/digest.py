"""The digest of a day, to read and to print."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.archive.views.agenda import AgendaFilter, agenda_rows
from marsad.archive.views.stories import stories_of_day
from marsad.web.clock import archive_today, days_after, is_day
from marsad.web.render import page, view_of
from marsad.web.store import archive_of

router = APIRouter()


@router.get("/day")
def newest_day(request: Request) -> Response:
    """The digest of the newest day."""
    with archive_of(request).reading() as connection:
        return RedirectResponse(view_of(request).to(f"/day/{archive_today(connection)}"), status_code=307)


@router.get("/day/{day}")
def digest(request: Request, day: str) -> HTMLResponse:
    """The stories of a day with their facts, and the agenda of the days after it."""
    if not is_day(day):
        raise HTTPException(404)
    with archive_of(request).reading() as connection:
        return page(
            request,
            "digest.html",
            day=day,
            before=days_after(day, -1),
            behind=days_after(day, 1),
            stories=stories_of_day(connection, day),
            agenda=agenda_rows(connection, AgendaFilter(since=day, until=days_after(day, 7)), 40),
        )
