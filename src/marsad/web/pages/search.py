"""Search: one box, filters, counts by outlet, day and person, marks on the original text."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from marsad.archive.search.beside import ArchiveSearch
from marsad.archive.search.counting import Facet
from marsad.archive.search.searching import Order
from marsad.archive.search.searching import Request as Search
from marsad.errors import QueryError
from marsad.model.event import EventType
from marsad.model.span import Span
from marsad.web.render import page, view_of

router = APIRouter()
_FACETS = (Facet.OUTLET, Facet.DAY, Facet.PERSON)
_PAGE = 20
Short = Annotated[str, Query(max_length=500)]


@router.get("/search")
def search(
    request: Request,
    q: Short = "",
    outlet: Short = "",
    person: Short = "",
    country: Short = "",
    event: Short = "",
    first: Short = "",
    last: Short = "",
    order: Order = Order.RELEVANCE,
    cursor: Short = "",
) -> HTMLResponse:
    """What the archive has for a query, or what is wrong with it."""
    filters = {
        "person": person,
        "outlet": outlet,
        "country": country,
        "event": event,
        "first": first,
        "last": last,
    }
    problem, found = None, None
    if q.strip() or any(filters.values()):
        asked = Search(
            q,
            person=person or None,
            outlet=outlet or None,
            country=country or None,
            event=event or None,
            first=first or None,
            last=last or None,
            order=order,
            limit=_PAGE,
            cursor=cursor or None,
            facets=_FACETS,
        )
        try:
            found = _searcher(request).find(asked)
        except QueryError as error:
            problem = error.english if view_of(request).language == "en" else error.arabic
    return page(
        request,
        "search.html",
        400 if problem else 200,
        query=q,
        filters=filters,
        order=order,
        orders=tuple(Order),
        event_types=tuple(EventType),
        found=found,
        problem=problem,
        marked=marked,
    )


def marked(text: str, spans: tuple[Span, ...]) -> list[tuple[str, bool]]:
    """`text` in pieces, each with whether it is marked.

    >>> marked("قال الوزير", (Span(4, 10),))
    [('قال ', False), ('الوزير', True)]
    """
    pieces, at = [], 0
    for span in spans:
        pieces += [(text[at : span.start], False), (text[span.start : span.end], True)]
        at = span.end
    return [piece for piece in [*pieces, (text[at:], False)] if piece[0]]


def _searcher(request: Request) -> ArchiveSearch:
    """The search of the site's archive, opened when first asked for and caught up each time."""
    state = request.app.state
    if not hasattr(state, "search"):
        state.search = ArchiveSearch(state.archive)
    searcher: ArchiveSearch = state.search
    searcher.catch_up()
    return searcher
