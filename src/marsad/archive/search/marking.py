"""Marks what a query found on the original text of an article, and cuts the snippet that shows it best.

Words are compared as the index compares them; their marks are the characters of the original, whatever
spelling they have.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.archive.search.compiling import beginnings
from marsad.archive.search.documents import PLACES, forms_of
from marsad.archive.search.query.tree import STEMMED, Field, Node, Words
from marsad.archive.search.searching import leaves
from marsad.archive.search.words import PlacedWords, words_of
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.model.span import Span
from marsad.text.search_keys import SearchKeys

_SNIPPET = 240
_PART = 800  # characters of a body that are looked at in one go
_BREAK = re.compile(r"\n|[.!؟] ")
_ENTITY_TYPES = {
    Field.PERSON: frozenset({EntityType.PERSON}),
    Field.SPEAKER: frozenset({EntityType.PERSON, EntityType.ORG, *PLACES}),
    Field.ORGANISATION: frozenset({EntityType.ORG}),
    Field.PLACE: PLACES,
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found where: spans into the headline and the body, in order, without overlap.

    The body's are those of its first sentences, as many as it takes to find all that is wanted. `snippet` is
    the stretch of the body to show, whole words around the densest marks.
    """

    headline: tuple[Span, ...]
    body: tuple[Span, ...]
    snippet: Span

    def in_snippet(self) -> tuple[Span, ...]:
        """The body's marks within the snippet, as spans into the snippet's own text."""
        start, end = self.snippet.start, self.snippet.end
        inside = (mark for mark in self.body if self.snippet.holds(mark))
        return tuple(Span(mark.start - start, mark.end - start) for mark in inside if mark.end <= end)


def asks_for_names(node: Node) -> bool:
    """Whether `mark` needs the names in an article."""
    return any(isinstance(leaf, Words) and leaf.field in _ENTITY_TYPES for leaf in leaves(node))


def mark(article: Article, node: Node, keys: SearchKeys, length: int = _SNIPPET) -> Marks:
    """The marks of `node` in `article`, with a snippet of at most about `length` characters."""
    wanted = [leaf for leaf in leaves(node) if isinstance(leaf, Words)]
    sought = [_sought(words, keys) for words in wanted]
    in_headline = [each for each in sought if each.words.field in (Field.TEXT, Field.HEADLINE)]
    headline = (span for _, span in _marks_of_words(article.headline or "", in_headline, keys))
    in_body = [each for each in sought if each.words.field in (Field.TEXT, Field.BODY)]
    marks = _merged([*_marks_of_body(article.body, in_body, keys), *_marks_of_names(article, wanted)])
    return Marks(_merged(headline), marks, _snippet(article.body, marks, length))


@dataclass(frozen=True, slots=True, eq=False)
class _Sought:
    """A word or phrase by its `keys`, among stems or not; `begins` is what its last word may begin with."""

    words: Words
    keys: tuple[str, ...]
    begins: tuple[str, ...]
    stemmed: bool


def _sought(words: Words, keys: SearchKeys) -> _Sought:
    if words.exact or words.field not in STEMMED:
        return _Sought(words, words.words, words.words[-1:] if words.prefix else (), stemmed=False)
    begins = beginnings(words.words[-1]) if words.prefix else ()
    return _Sought(words, tuple([keys.folded_key(word) for word in words.words]), begins, stemmed=True)


def _marks_of_body(body: str, sought: Sequence[_Sought], keys: SearchKeys) -> list[Span]:
    """The marks of the first parts of a body, as many parts as it takes to find each word or phrase."""
    found: list[Span] = []
    missing = set(sought)
    for start, end in _parts(body):
        if not missing:
            return found
        for each, span in _marks_of_words(body[start:end], sought, keys):
            found.append(Span(start + span.start, start + span.end))
            missing.discard(each)
    if any(len(each.keys) > 1 for each in missing):  # it may run from one part into the next
        return [span for _, span in _marks_of_words(body, sought, keys)]
    return found


def _parts(body: str) -> Iterator[tuple[int, int]]:
    """Starts and ends of sentences, some at a time."""
    start = 0
    while start < len(body):
        found = _BREAK.search(body, start + _PART)
        end = found.end() if found else len(body)
        yield start, end
        start = end


def _marks_of_words(text: str, sought: Sequence[_Sought], keys: SearchKeys) -> Iterator[tuple[_Sought, Span]]:
    if not sought:
        return
    placed = PlacedWords(text)
    stems = keys.folded_keys(placed.words)
    for each in sought:
        for span in _marks_of(each, placed, stems if each.stemmed else placed.words):
            yield each, span


def _marks_of(wanted: _Sought, placed: PlacedWords, here: list[str]) -> Iterator[Span]:
    """The spans of a word or phrase: in one piece, or its words apart where others may stand between."""
    slop = wanted.words.slop
    for first in _openings(here, wanted.keys[0], wanted.begins if len(wanted.keys) == 1 else ()):
        at = _followed(here, first, wanted.keys, wanted.begins, slop)
        if at is not None and slop:
            yield from (placed.span(i, i) for i in at)
        elif at is not None:
            yield placed.span(at[0], at[-1])


def _openings(here: list[str], word: str, begins: tuple[str, ...]) -> list[int]:
    """Where `word`, or one that begins so, stands."""
    if not begins:
        return [i for i, each in enumerate(here) if each == word] if word in here else []
    return [i for i, each in enumerate(here) if each == word or each.startswith(begins)]


def _followed(
    here: list[str], first: int, sought: tuple[str, ...], begins: tuple[str, ...], slop: int
) -> list[int] | None:
    """Where the words of a phrase that opens at `first` stand; None where it does not go on so."""
    found, left = [first], slop
    for number, word in enumerate(sought[1:], 2):
        last = number == len(sought)
        reach = range(found[-1] + 1, min(found[-1] + 2 + left, len(here)))
        at = next(
            (i for i in reach if here[i] == word or (last and begins and here[i].startswith(begins))), None
        )
        if at is None:
            return None
        left -= at - found[-1] - 1
        found.append(at)
    return found


def _marks_of_names(article: Article, wanted: Sequence[Words]) -> Iterator[Span]:
    """The mentions of the entities that a field of names found."""
    for words in wanted:
        types = _ENTITY_TYPES.get(words.field, frozenset())
        for entity in article.entities:
            if entity.type in types and _bears(entity, words):
                yield from (Span(mention.start, mention.end) for mention in entity.mentions)


def _bears(entity: Entity, wanted: Words) -> bool:
    return any(_holds(words_of(form, names=True), wanted) for form in forms_of(entity))


def _holds(form: tuple[str, ...], wanted: Words) -> bool:
    begins = wanted.words[-1:] if wanted.prefix else ()
    starts = range(len(form) - len(wanted.words) + 1)
    size = len(wanted.words)
    for start in starts:
        part = form[start : start + size]
        if part == wanted.words or (
            begins and part[:-1] == wanted.words[:-1] and part[-1].startswith(begins)
        ):
            return True
    return False


def _merged(marks: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(marks):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _snippet(body: str, marks: tuple[Span, ...], length: int) -> Span:
    """The stretch with the most marks; the beginning where there is none."""
    starts = [mark.start for mark in marks] or [0]
    within = [bisect_left(starts, first + length) - number for number, first in enumerate(starts)]
    densest = starts[within.index(max(within))]
    from_here = max(densest - length // 4, 0)
    start = min(_word_start(body, from_here), densest)
    return Span(start, _word_end(body, min(from_here + length, len(body))))


def _word_start(body: str, at: int) -> int:
    """The beginning of the first whole word from `at` on."""
    while 0 < at < len(body) and not body[at - 1].isspace():
        at += 1
    return at


def _word_end(body: str, at: int) -> int:
    while at < len(body) and not body[at].isspace():
        at += 1
    return at
