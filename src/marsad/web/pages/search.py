"""Search: one box, filters, counts by outlet, day and person, marks on the original text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import HTMLResponse

from marsad.archive.search.beside import Finding
from marsad.archive.search.counting import Facet
from marsad.archive.search.searching import Order
from marsad.archive.search.searching import Request as Search
from marsad.errors import QueryError
from marsad.model.event import EventType
from marsad.model.span import Span
from marsad.web.render import page, view_of
from marsad.web.store import store_of

router = APIRouter()
_FACETS = (Facet.OUTLET, Facet.DAY, Facet.PERSON)
_FILTERS = ("outlet", "person", "country", "event", "first", "last")
_PAGE = 20
Short = Annotated[str, Query(max_length=500)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form sends; an empty field asks for nothing."""

    q: Short = ""
    outlet: Short = ""
    person: Short = ""
    country: Short = ""
    event: Short = ""
    first: Short = ""
    last: Short = ""
    order: Order = Order.RELEVANCE
    cursor: Short = ""

    @property
    def filters(self) -> dict[str, str]:
        """The filters by name, empty ones with them."""
        return {name: getattr(self, name) for name in _FILTERS}

    def request(self) -> Search | None:
        """What to search for; None where nothing is asked."""
        if not self.q.strip() and not any(self.filters.values()):
            return None
        return Search(
            self.q,
            person=self.person or None,
            outlet=self.outlet or None,
            country=self.country or None,
            event=self.event or None,
            first=self.first or None,
            last=self.last or None,
            order=self.order,
            limit=_PAGE,
            cursor=self.cursor or None,
            facets=_FACETS,
        )


@router.get("/search")
def search(request: Request, asked: Annotated[Asked, Depends()]) -> HTMLResponse:
    """What the archive has for a query, or what is wrong with it."""
    wanted = asked.request()
    try:
        return _answer(request, asked, store_of(request).search().find(wanted) if wanted else None)
    except QueryError as error:
        problem = error.english if view_of(request).language == "en" else error.arabic
        return _answer(request, asked, None, problem)


def _answer(
    request: Request, asked: Asked, found: Finding | None, problem: str | None = None
) -> HTMLResponse:
    return page(
        request,
        "search.html",
        400 if problem else 200,
        query=asked.q,
        filters=asked.filters,
        order=asked.order,
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
