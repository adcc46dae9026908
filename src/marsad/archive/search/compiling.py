"""Makes tantivy's query of a query's tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

import tantivy
from tantivy import FieldType, Occur, Query

from marsad.archive.search.fields import day_number
from marsad.archive.search.query.tree import (
    STEMMED,
    All,
    Any,
    Code,
    Days,
    Everything,
    Field,
    Node,
    Not,
    Words,
)
from marsad.text.clitics import readings, without_article
from marsad.text.search_keys import SearchKeys

_HEADLINE_WEIGHT = 3.0
_INDEX_FIELDS = {Field.OUTLET: "outlet_code"}


@dataclass(frozen=True, slots=True)
class Compiler:
    """Makes queries for indexes with `schema`, words under `keys`."""

    schema: tantivy.Schema
    keys: SearchKeys

    def query(self, node: Node) -> Query:
        """The query that finds what `node` describes."""
        match node:
            case Everything():
                return Query.all_query()
            case Words():
                return self._words(node)
            case Code():
                field = _INDEX_FIELDS.get(node.field, node.field.value)
                return Query.const_score_query(Query.term_query(self.schema, field, node.value), 0.0)
            case Days():
                return self._days(node)
            case Not():
                return self._all((node,))
            case All():
                return self._all(node.nodes)
            case Any():
                return Query.boolean_query([(Occur.Should, self.query(each)) for each in node.nodes])

    def _all(self, nodes: tuple[Node, ...]) -> Query:
        """All of `nodes`; where each is an exclusion, out of all articles."""
        wanted = [(Occur.Must, self.query(node)) for node in nodes if not isinstance(node, Not)]
        unwanted = [(Occur.MustNot, self.query(node.node)) for node in nodes if isinstance(node, Not)]
        return Query.boolean_query([*(wanted or [(Occur.Must, Query.all_query())]), *unwanted])

    def _days(self, days: Days) -> Query:
        first = day_number(days.first) or 1
        last = day_number(days.last) or None
        found = Query.range_query(self.schema, "day", FieldType.Unsigned, first, last)
        return Query.const_score_query(found, 0.0)

    def _words(self, node: Words) -> Query:
        if node.exact:
            return self._in_field("exact", node, node.words)
        if node.field not in STEMMED:
            return self._in_field(node.field.value, node, node.words)
        keys = tuple(self.keys.folded_key(word) for word in node.words)
        if node.field is not Field.TEXT:
            return self._in_field(node.field.value, node, keys)
        headline = Query.boost_query(self._in_field("headline", node, keys), _HEADLINE_WEIGHT)
        return Query.boolean_query(
            [(Occur.Should, headline), (Occur.Should, self._in_field("body", node, keys))]
        )

    def _in_field(self, field: str, node: Words, keys: tuple[str, ...]) -> Query:
        if node.prefix:
            return self._beginning(field, node, keys)
        if len(keys) == 1:
            return Query.term_query(self.schema, field, keys[0])
        return Query.phrase_query(self.schema, field, list(keys), node.slop)

    def _beginning(self, field: str, node: Words, keys: tuple[str, ...]) -> Query:
        """Words that begin as the last one does, be it before stemming or behind, with clitics or without."""
        stemmed = not node.exact and node.field in STEMMED
        begins = beginnings(node.words[-1]) if stemmed else (node.words[-1],)
        patterns = [re.escape(begin) + ".*" for begin in begins]
        pattern = "|".join([*patterns, re.escape(keys[-1])] if stemmed else patterns)
        if len(keys) == 1:
            return Query.regex_query(self.schema, field, pattern)
        rest = [re.escape(key) for key in keys[:-1]]
        return Query.regex_phrase_query(self.schema, field, [*rest, f"({pattern})"], node.slop)


def beginnings(word: str) -> tuple[str, ...]:
    """How the search key of a word that begins with `word` may begin.

    >>> beginnings("للمفاوض")
    ('للمفاوض', 'المفاوض', 'مفاوض', 'اللمفاوض', 'لمفاوض')
    """
    found: dict[str, None] = {}
    for reading in readings(word):
        found[reading.key] = None
        bare = without_article(reading.key)
        if len(bare) >= len(word) - 3:
            found[bare] = None
    return tuple(found)
