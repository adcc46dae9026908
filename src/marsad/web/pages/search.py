"""Search: one box, filters, columns over time, counts by outlet and person, marks on the original text."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse

from marsad.archive.saved_searches import SavedSearch, searches_of
from marsad.archive.search.beside import Finding
from marsad.archive.search.searching import Order
from marsad.errors import QueryError
from marsad.model.event import EventType
from marsad.model.facet import Facet
from marsad.web.accounts.guard import current_user
from marsad.web.asked import Asked
from marsad.web.histogram import columns
from marsad.web.kept_responses import STATE
from marsad.web.render import page, view_of
from marsad.web.store import archive_of, store_of

router = APIRouter()
_PAGE = 10


@router.get("/search")
def search(request: Request, asked: Annotated[Asked, Depends()]) -> HTMLResponse:
    """What the archive has for a query, or what is wrong with it."""
    if asked.is_empty:
        return _answer(request, asked, None)
    try:
        index = store_of(request).search(request.scope.get(STATE))
        return _answer(request, asked, index.find(asked.request(_PAGE)))
    except QueryError as error:
        problem = error.english if view_of(request).language == "en" else error.arabic
        return _answer(request, asked, None, problem)


def _answer(
    request: Request, asked: Asked, found: Finding | None, problem: str | None = None
) -> HTMLResponse:
    t = view_of(request).t
    days = found.results.facets[Facet.DAY] if found else ()
    return page(
        request,
        "search.html",
        400 if problem else 200,
        query=asked.q,
        filters=asked.filters,
        order=asked.order,
        orders=tuple((each, t(f"search.order.{each}")) for each in Order),
        event_types=tuple((each, t(f"type.{each}")) for each in EventType),
        found=found,
        columns=columns({each.value: each.articles for each in days}),
        problem=problem,
        saved=_saved(request),
    )


def _saved(request: Request) -> list[SavedSearch]:
    """The searches that the reader keeps."""
    user = current_user(request)
    if user is None:
        return []
    with archive_of(request).reading() as connection:
        return searches_of(connection, user)
