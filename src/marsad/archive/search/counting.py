"""Counts the articles found by outlet, day, person and the other names they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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


def counts(
    searcher: tantivy.Searcher, query: tantivy.Query, wanted: Mapping[Facet, int]
) -> dict[Facet, tuple[Count, ...]]:
    """So many values of each facet, most frequent first; the last days in order. One pass over the hits."""
    if not wanted:
        return {}
    asked = {facet.value: {"terms": _terms(facet, max(most, 1))} for facet, most in wanted.items()}
    found = searcher.aggregate(query, asked)
    return {facet: _counted(facet, found[facet.value]["buckets"], most) for facet, most in wanted.items()}


def _terms(facet: Facet, most: int) -> dict[str, object]:
    terms: dict[str, object] = {"field": _FIELDS[facet], "size": most}
    if facet is not Facet.DAY:
        return terms
    return {
        **terms,
        "size": most + 1,
        "order": {"_key": "desc"},
    }  # articles without a day have one of their own


def _counted(facet: Facet, buckets: list[dict[str, Any]], most: int) -> tuple[Count, ...]:
    if facet is not Facet.DAY:
        return tuple(Count(bucket["key"], bucket["doc_count"]) for bucket in buckets)
    dated = [(int(bucket["key"]), bucket["doc_count"]) for bucket in buckets if bucket["key"]]
    return tuple(Count(day_text(day), number) for day, number in reversed(dated[: max(most, 1)]))
