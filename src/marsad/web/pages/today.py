"""Today: the stories that most outlets tell now, and what is due beside them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from marsad.archive.views.agenda import AgendaFilter, AgendaRow, agenda_rows
from marsad.archive.views.cards import newest
from marsad.archive.views.stories import top_stories
from marsad.web.clock import archive_today, days_after
from marsad.web.render import page
from marsad.web.store import archive_of

router = APIRouter()
_AGENDA_DAYS = 14
_MOST_ENTRIES = 12
_NEAR = ("day", "week")  # "in June" is no appointment of these days


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
            agenda=_ahead(agenda_rows(connection, wanted), day),
            newest=newest(connection, 12),
        )


def _ahead(rows: list[AgendaRow], day: str) -> list[AgendaRow]:
    """What is still to come or falls on this very day, entries of a known day or week alone."""
    near = (row for row in rows if row.precision in _NEAR)
    return [row for row in near if row.state == "planned" or row.first_day == day][:_MOST_ENTRIES]
