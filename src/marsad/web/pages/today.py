"""Today: the stories that most outlets tell now, and what is due beside them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from marsad.archive.views.agenda import AgendaFilter, agenda_rows
from marsad.archive.views.cards import newest
from marsad.archive.views.stories import top_stories
from marsad.web.clock import archive_today, days_after
from marsad.web.render import page
from marsad.web.store import archive_of

router = APIRouter()
_AGENDA_DAYS = 14


@router.get("/")
def today(request: Request) -> HTMLResponse:
    """The front page. "Today" is the newest day of the archive: an archive at rest still has a front page."""
    with archive_of(request).reading() as connection:
        day = archive_today(connection)
        wanted = AgendaFilter(since=day, until=days_after(day, _AGENDA_DAYS))
        return page(
            request,
            "today.html",
            day=day,
            stories=top_stories(connection),
            agenda=agenda_rows(connection, wanted, 12),
            newest=newest(connection, 12),
        )
