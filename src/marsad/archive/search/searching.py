"""Searches the index: a query with filters, an order, a page of the hits and counts over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import tantivy
from tantivy import FieldType, Query

from marsad.archive.search.compiling import Compiler
from marsad.archive.search.fields import day_text
from marsad.archive.search.index import SearchIndex
from marsad.archive.search.query import parse
from marsad.archive.search.query.tree import Code, Days, Field, Node, Words, all_of
from marsad.archive.search.query.values import days_node, read_code, read_days, values_of
from marsad.archive.search.words import words_of
from marsad.errors import QueryError
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.search_vocabulary import search_keys

MOST_HITS = 1_000
_DEEPEST_OFFSET = 10_000


class Order(StrEnum):
    """How hits are sorted."""

    NEWEST = "newest"
    RELEVANCE = "relevance"


class Facet(StrEnum):
    """What hits may be counted by."""

    OUTLET = "outlet"
    DAY = "day"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    COUNTRY = "country"
    EVENT = "event"


_FACET_FIELDS = {
    Facet.OUTLET: "outlet_name",
    Facet.DAY: "day",
    Facet.PERSON: "person_name",
    Facet.ORGANISATION: "organisation_name",
    Facet.PLACE: "place_name",
    Facet.COUNTRY: "country",
    Facet.EVENT: "event",
}


@dataclass(frozen=True, slots=True)
class Request:
    """What is searched for. All that is given must hold.

    `query` is in the query language; `person`, `outlet`, `country`, `event`, `language`, `first` and `last`
    (days) filter as its fields of those names do. `cursor` is that of the page of hits before; `after_seq`
    leaves only what is new or changed since; each of `facets` gives its `buckets` most frequent values,
    days in order.
    """

    query: str = ""
    person: str | None = None
    outlet: str | None = None
    country: str | None = None
    event: str | None = None
    language: str | None = None
    first: str | None = None
    last: str | None = None
    order: Order = Order.RELEVANCE
    limit: int = 20
    cursor: str | None = None
    after_seq: int | None = None
    facets: tuple[Facet, ...] = ()
    buckets: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found: its `row` in the archive, and the `score` that BM25 gives (0 in newest order)."""

    row: int
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the articles found have a value."""

    value: str
    articles: int


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits.

    `total` counts all articles found; `cursor` continues, None at the end; `facets` are the counts asked for;
    `node` is the query as it was understood.
    """

    total: int
    hits: tuple[Hit, ...]
    cursor: str | None
    facets: dict[Facet, tuple[Count, ...]]
    node: Node


def search(index: SearchIndex, request: Request, today: date | None = None) -> Results:
    """What `index` has for `request`.

    A query without words has no relevance: its hits come newest first. Raises QueryError.
    """
    node = all_of(parse(request.query, index.lexicon, today), *_filters(request, index.lexicon, today))
    compiled = _compiled(index, node, request.after_seq)
    searcher = index.searcher()
    order = request.order if _has_words(node) else Order.NEWEST
    pages = _Newest(searcher, index.schema) if order is Order.NEWEST else _Relevant(searcher)
    limit = max(min(request.limit, MOST_HITS), 0)
    hits, cursor = pages.page(compiled, limit, request.cursor)
    counted = searcher.search(compiled, 1).count
    facets = {facet: _counts(searcher, compiled, facet, request.buckets) for facet in request.facets}
    return Results(counted or 0, hits, cursor, facets, node)


def _compiled(index: SearchIndex, node: Node, after_seq: int | None) -> Query:
    query = Compiler(index.schema, index.lexicon.derive(search_keys)).query(node)
    if after_seq is None:
        return query
    newer = Query.range_query(index.schema, "seq", FieldType.Unsigned, after_seq, None, include_lower=False)
    return query.and_must_match(Query.const_score_query(newer, 0.0))


def _has_words(node: Node) -> bool:
    return any(isinstance(each, Words) for each in _leaves(node))


def _leaves(node: Node) -> list[Node]:
    if hasattr(node, "nodes"):
        return [leaf for each in node.nodes for leaf in _leaves(each)]
    return [node]


# Filters


def _filters(request: Request, lexicon: Lexicon, today: date | None) -> list[Node]:
    values = lexicon.derive(values_of)
    wanted: list[Node] = []
    codes = (
        (Field.OUTLET, request.outlet),
        (Field.COUNTRY, request.country),
        (Field.EVENT, request.event),
        (Field.LANGUAGE, request.language),
    )
    for field, text in codes:
        if text:
            known = read_code(field, text, 0, len(text), values)
            wanted.append(known or _named(Field.OUTLET, text))
    if request.person:
        wanted.append(_named(Field.PERSON, request.person))
    return [*wanted, *_bounds(request, lexicon, today)]


def _named(field: Field, text: str) -> Node:
    words = words_of(text, names=True)
    if not words:
        raise QueryError("no-words", 0, len(text), f"{text} holds no name", f"لا اسم في {text}")
    return Words(field, words)
