"""A story: its articles in time, who ran it first, its copies, facts agreed and disputed, quotes, map."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from sqlalchemy import Connection
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.archive.stories_schema import stories
from marsad.archive.views.agenda import AgendaFilter, agenda_rows
from marsad.archive.views.events import EventFilter, event_rows
from marsad.archive.views.merged import living
from marsad.archive.views.places import places_of_articles
from marsad.archive.views.quotes import quotes_in_story
from marsad.archive.views.stories import StoryPage, story_page
from marsad.archive.views.tellings import said_once, told_once
from marsad.web.accounts.guard import is_editor
from marsad.web.clock import archive_today
from marsad.web.drawing import map_of
from marsad.web.filters import Number
from marsad.web.pages.correct_story import decided_of, offered
from marsad.web.read_also import read_also
from marsad.web.render import page, view_of
from marsad.web.store import archive_of, store_of

router = APIRouter()
_MOST_EVENTS = 200
Asked = Annotated[str, Query(max_length=200)]


@router.get("/story/{number}")
def story(request: Request, number: Number, other: Asked = "") -> Response:
    """The story; one that was merged leads to the one that holds it now, until the merging is undone.

    `other` is what an editor looks for another story by, to merge with.
    """
    with archive_of(request).reading() as connection:
        kept = living(connection, stories, number)
        if kept is not None and kept != number:
            return RedirectResponse(view_of(request).to(f"/story/{kept}"), status_code=302)
        found = story_page(connection, number)
        if found is None:
            raise HTTPException(404)
        return _page(request, connection, found, other.strip())


def _page(request: Request, connection: Connection, found: StoryPage, other: str) -> HTMLResponse:
    rows = [article.row for article in found.articles]
    related = read_also(store_of(request), found)
    edits = is_editor(request)
    return page(
        request,
        "story.html",
        story=found,
        quotes=said_once(quotes_in_story(connection, rows)),
        events=told_once(connection, event_rows(connection, EventFilter(story=found.card.id), _MOST_EVENTS)),
        map=map_of(places_of_articles(connection, rows)),
        agenda=agenda_rows(connection, AgendaFilter(story=found.card.id)),
        related=related,
        other=other,
        offered=offered(request, connection, found, other, related) if edits else (),
        decided=decided_of(connection, found) if edits else (),
        day=archive_today(connection),
    )
