"""What a search asks: the fields that the search form, its feeds and the API share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Query

from marsad.archive.search.searching import Order
from marsad.archive.search.searching import Request as Search
from marsad.model.facet import Facet

FILTERS = ("outlet", "person", "country", "event", "first", "last")
FACETS = (Facet.OUTLET, Facet.DAY, Facet.PERSON)
_BUCKETS = 12
_DAYS = 5_000  # all days of a dozen years, for the columns over time
Words = Annotated[str, Query(max_length=500, description="The query, in the site's query language.")]
Name = Annotated[str, Query(max_length=200, description="A name, an id, or a code; empty asks for all.")]
Day = Annotated[str, Query(max_length=40, description="A day, month or year; empty sets no bound.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for; an empty field asks for nothing."""

    q: Words = ""
    outlet: Name = ""
    person: Name = ""
    country: Name = ""
    event: Name = ""
    first: Day = ""
    last: Day = ""
    order: Order = Order.RELEVANCE
    cursor: Annotated[
        str, Query(pattern=r"^([nr]\d{1,18})?$", description="The `next` of the page before.")
    ] = ""

    @property
    def filters(self) -> dict[str, str]:
        """The filters by name, empty ones with them."""
        return {name: getattr(self, name) for name in FILTERS}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not self.q.strip() and not any(self.filters.values())

    def request(self, limit: int, facets: tuple[Facet, ...] = FACETS) -> Search:
        """The same for the index."""
        return Search(
            self.q,
            person=self.person or None,
            outlet=self.outlet or None,
            country=self.country or None,
            event=self.event or None,
            first=self.first or None,
            last=self.last or None,
            order=self.order,
            limit=limit,
            cursor=self.cursor or None,
            facets=facets,
            buckets=_BUCKETS,
            days=_DAYS,
        )

    def newest_first(self) -> Asked:
        """The same in the order that feeds have."""
        return replace(self, order=Order.NEWEST, cursor="")
