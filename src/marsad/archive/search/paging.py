"""A page of hits at a time, newest first or by relevance, and the cursor that goes on from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import tantivy
from tantivy import FieldType, Query

from marsad.archive.search.fields import schema
from marsad.archive.search.query.problems import Fault, fail

_DEEPEST = 10_000  # hits by relevance that can be paged through
_CURSOR = re.compile(r"([nr])(\d{1,19})")


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found: its `row` in the archive, and the `score` that BM25 gives (0 in newest order)."""

    row: int
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class HitPage:
    """A page of hits, how many there are in all, and the cursor of the next page, None at the end."""

    total: int
    hits: tuple[Hit, ...]
    cursor: str | None


def newest(searcher: tantivy.Searcher, query: Query, limit: int, cursor: str | None) -> HitPage:
    """The hits after `cursor` newest first. New articles do not shift the pages. Raises QueryError."""
    before = _read(cursor, "n")
    older = _older(query, before) if before is not None else query
    found = searcher.search(older, limit + 1, order_by_field="order")
    total = _total(searcher.search(query, 1) if before is not None else found)
    rows = _rows(searcher, found.hits[:limit])
    last = found.hits[limit - 1][0] if len(found.hits) > limit else None
    return HitPage(total, tuple(map(Hit, rows)), f"n{last}" if last is not None else None)


def relevant(searcher: tantivy.Searcher, query: Query, limit: int, cursor: str | None) -> HitPage:
    """The hits after `cursor`, best first; of equal ones the newest segment's. Raises QueryError."""
    offset = min(_read(cursor, "r") or 0, _DEEPEST)
    found = searcher.search(query, limit + 1, offset=offset)
    rows = _rows(searcher, found.hits[:limit])
    hits = tuple(Hit(row, score) for row, (score, _) in zip(rows, found.hits, strict=False))
    more = len(found.hits) > limit and offset + limit < _DEEPEST
    return HitPage(_total(found), hits, f"r{offset + limit}" if more else None)


def _total(found: tantivy.SearchResult) -> int:
    total: int = found.count  # type: ignore[attr-defined]  # the stub leaves it out
    return total


def _older(query: Query, before: int) -> Query:
    older = Query.range_query(schema(), "order", FieldType.Unsigned, None, before, include_upper=False)
    return query.and_must_match(Query.const_score_query(older, 0.0))


def whole_numbers(searcher: tantivy.Searcher, field: str, addresses: list[tantivy.DocAddress]) -> list[int]:
    """The values of a number field in documents, in their order."""
    return [int(value) for value in searcher.fast_field_values(field, addresses) if value is not None]


def _rows(searcher: tantivy.Searcher, hits: list[tuple[object, tantivy.DocAddress]]) -> list[int]:
    return whole_numbers(searcher, "row", [address for _, address in hits])


def _read(cursor: str | None, kind: str) -> int | None:
    if cursor is None:
        return None
    match = _CURSOR.fullmatch(cursor)
    if match is None or match.group(1) != kind:
        fail(Fault.BAD_CURSOR, 0, len(cursor), cursor)
    return int(match.group(2))
