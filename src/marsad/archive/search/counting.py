"""Counts the articles found by outlet, day, person and the other names they hold."""

from __future__ import annotations

from dataclasses import dataclass

import tantivy

from marsad.archive.search.fields import day_text
from marsad.model.facet import Facet

_FIELDS = {
    Facet.OUTLET: "outlet_name",
    Facet.DAY: "day",
    Facet.PERSON: "person_name",
    Facet.ORGANISATION: "organisation_name",
    Facet.PLACE: "place_name",
    Facet.COUNTRY: "country",
    Facet.EVENT: "event",
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the articles found have a value."""

    value: str
    articles: int


def counts(searcher: tantivy.Searcher, query: tantivy.Query, facet: Facet, most: int) -> tuple[Count, ...]:
    """The `most` frequent values of `facet`, most frequent first; the last `most` days in order."""
    terms = {"field": _FIELDS[facet], "size": max(most, 1)}
    if facet is Facet.DAY:
        return _days(searcher, query, {**terms, "size": max(most, 1) + 1, "order": {"_key": "desc"}})
    found = searcher.aggregate(query, {"by": {"terms": terms}})["by"]["buckets"]
    return tuple(Count(bucket["key"], bucket["doc_count"]) for bucket in found)


def _days(searcher: tantivy.Searcher, query: tantivy.Query, terms: dict[str, object]) -> tuple[Count, ...]:
    found = searcher.aggregate(query, {"by": {"terms": terms}})["by"]["buckets"]
    dated = [(int(bucket["key"]), bucket["doc_count"]) for bucket in found if bucket["key"]]
    most = int(str(terms["size"])) - 1
    return tuple(Count(day_text(day), number) for day, number in reversed(dated[:most]))
