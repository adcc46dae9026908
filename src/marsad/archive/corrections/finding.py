"""Finds the fact that a correction speaks of, in the article as it reads now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from marsad.archive.corrections.kinds import Passage
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType, Mention

CORRECTED = "correction"
# A text of so many characters stands for itself; a shorter one needs as many around it to be the same.
_TELLING = 20
T = TypeVar("T")


def find(body: str, passage: Passage, facts: Iterable[tuple[int, int, T]]) -> T | None:
    """Of `facts` (start, end, fact) the one at the passage, wherever in `body` that stands now; or None.

    Where none is the same, one that holds a long passage or lies in it counts: a rule may have moved its end.
    """
    places = list(_places(body, passage))
    listed = list(facts)
    for start in sorted(places, key=lambda place: abs(place - passage.start)):
        end = start + len(passage.text)
        same = next((fact for s, e, fact in listed if (s, e) == (start, end)), None)
        if same is not None:
            return same
        if len(passage.text) >= _TELLING:
            alike = (
                (min(e, end) - max(s, start), fact) for s, e, fact in listed if _nested(s, e, start, end)
            )
            found = max(alike, key=lambda pair: pair[0], default=None)
            if found is not None:
                return found[1]
    return None


def entity_named(article: Article, passage: Passage) -> Entity | None:
    """The entity with a mention at the passage."""
    mentions = ((m.start, m.end, entity) for entity in article.entities for m in entity.mentions)
    return find(article.body, passage, mentions)


def with_entity(article: Article, passage: Passage, kind: EntityType) -> tuple[Article, str] | None:
    """`article` with an entity at the passage, made where none stands, and its id.

    None where the passage is gone.
    """
    known = entity_named(article, passage)
    if known is not None:
        return article, known.id
    start = min(_places(article.body, passage), key=lambda place: abs(place - passage.start), default=None)
    if start is None:
        return None
    mention = Mention(start, start + len(passage.text), passage.text, CORRECTED)
    name = f"k{1 + sum(entity.id.startswith('k') for entity in article.entities)}"
    made = Entity(name, kind, passage.text, (mention,))
    return replace(article, entities=(*article.entities, made)), name


def _places(body: str, passage: Passage) -> Iterator[int]:
    """Where in `body` the passage stands, as far as its text and what is around it tell."""
    at = body.find(passage.text) if passage.text else -1
    while at >= 0:
        if _same_around(body, passage, at):
            yield at
        at = body.find(passage.text, at + 1)


def _same_around(body: str, passage: Passage, at: int) -> bool:
    end = at + len(passage.text)
    before = _common(passage.before[::-1], body[max(at - len(passage.before), 0) : at][::-1])
    after = _common(passage.after, body[end : end + len(passage.after)])
    needed = min(_TELLING - len(passage.text), len(passage.before) + len(passage.after))
    return before + after >= needed


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _nested(start: int, end: int, other_start: int, other_end: int) -> bool:
    return (start <= other_start and other_end <= end) or (other_start <= start and end <= other_end)
