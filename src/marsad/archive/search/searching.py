"""Searches the index: a query with filters, an order, a page of the hits and counts over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tantivy import FieldType, Query

from marsad.archive.search.compiling import Compiler
from marsad.archive.search.counting import Count, counts
from marsad.archive.search.index import SearchIndex
from marsad.archive.search.paging import Hit, newest, relevant
from marsad.archive.search.query import parse
from marsad.archive.search.query.problems import Fault, fail
from marsad.archive.search.query.tree import All, Any, Field, Node, Not, Words, all_of
from marsad.archive.search.query.values import days_node, read_code, read_days, values_of
from marsad.archive.search.words import words_of
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.search_vocabulary import search_keys
from marsad.model.facet import Facet

MOST_HITS = 1_000


class Order(StrEnum):
    """How hits are sorted."""

    NEWEST = "newest"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Request:
    """What is searched for. All that is given must hold.

    `query` is in the query language; `person`, `outlet`, `country`, `event`, `language`, `first` and `last`
    (days) filter as its fields of those names do. `cursor` is that of the page of hits before; `after_seq`
    leaves only what is new or changed since; each of `facets` gives its `buckets` most frequent values,
    that of days the last ones in order: `days` of them where given.
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
    days: int | None = None


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
    asked = parse(request.query, index.lexicon, today)
    node = all_of(asked, *_filters(request, index.lexicon, today))
    query = _compiled(index, node, request.after_seq)
    searcher = index.searcher()
    page = relevant if request.order is Order.RELEVANCE and has_words(asked) else newest
    found = page(searcher, query, max(min(request.limit, MOST_HITS), 1), request.cursor)
    facets = counts(searcher, query, {facet: _most(request, facet) for facet in request.facets})
    return Results(found.total, found.hits, found.cursor, facets, node)


def _most(request: Request, facet: Facet) -> int:
    return request.days if facet is Facet.DAY and request.days is not None else request.buckets


def has_words(node: Node) -> bool:
    """Whether relevance can be told: something in the query is a word."""
    return any(isinstance(leaf, Words) for leaf in leaves(node))


def leaves(node: Node) -> Iterator[Node]:
    """The parts of a tree that hold no others, exclusions left out."""
    if isinstance(node, All | Any):
        for each in node.nodes:
            yield from leaves(each)
    elif not isinstance(node, Not):
        yield node


def _compiled(index: SearchIndex, node: Node, after_seq: int | None) -> Query:
    query = Compiler(index.schema, index.lexicon.derive(search_keys)).query(node)
    if after_seq is None:
        return query
    newer = Query.range_query(index.schema, "seq", FieldType.Unsigned, after_seq, None, include_lower=False)
    return query.and_must_match(Query.const_score_query(newer, 0.0))


# Filters


def _filters(request: Request, lexicon: Lexicon, today: date | None) -> Iterator[Node]:
    """The filters of `request` as nodes."""
    coded = (
        (Field.OUTLET, request.outlet),
        (Field.COUNTRY, request.country),
        (Field.EVENT, request.event),
        (Field.LANGUAGE, request.language),
    )
    values = lexicon.derive(values_of)
    for field, text in coded:
        if text:
            yield read_code(field, text, 0, len(text), values) or _named(field, text)
    if request.person:
        yield _named(Field.PERSON, request.person)
    if request.first:
        yield days_node(read_days(request.first, today, values, 0, len(request.first))[0], None)
    if request.last:
        yield days_node(None, read_days(request.last, today, values, 0, len(request.last))[1])


def _named(field: Field, text: str) -> Node:
    words = words_of(text, names=True)
    if not words:
        fail(Fault.NO_WORDS, 0, len(text), text)
    return Words(field, words)
