"""The agenda as a list and as a month: planned, held, postponed, overdue."""

from __future__ import annotations

import calendar
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from marsad.archive.views.agenda import AgendaFilter, AgendaRow, agenda_rows
from marsad.web.clock import archive_today, month_of, month_shifted
from marsad.web.render import page
from marsad.web.store import archive_of

router = APIRouter()
STATES = ("planned", "held", "postponed", "cancelled", "no-trace")
_SATURDAY_FIRST = 5  # as calendars in most Arab countries begin the week


@router.get("/agenda")
def agenda(request: Request, month: str = "", state: str = "") -> HTMLResponse:
    """One month: a calendar, and the entries of that month as a list; entries without a day below."""
    with archive_of(request).reading() as connection:
        day = archive_today(connection)
        shown = month_of(month) or month_of(day) or month_of(date.today().isoformat())
        assert shown is not None
        weeks = calendar.Calendar(_SATURDAY_FIRST).monthdatescalendar(*shown)
        chosen = state if state in STATES else None
        wanted = AgendaFilter(chosen, weeks[0][0].isoformat(), weeks[-1][-1].isoformat())
        rows = agenda_rows(connection, wanted)
        undated = [row for row in agenda_rows(connection, AgendaFilter(chosen)) if row.first_day is None]
    return page(
        request,
        "agenda.html",
        weeks=[[(each, _on(rows, each)) for each in week] for week in weeks],
        shown=shown,
        before=month_shifted(shown, -1),
        behind=month_shifted(shown, 1),
        rows=rows,
        undated=undated,
        state=chosen,
        states=STATES,
        day=day,
    )


def _on(rows: list[AgendaRow], day: date) -> list[AgendaRow]:
    """The entries of one day; long ones stand on their first day alone."""
    return [row for row in rows if row.first_day == day.isoformat() and row.precision in ("day", "part")]
