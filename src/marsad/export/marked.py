"""An article's text cut at every boundary of a fact, each piece with the facts that cover it.

Facts may overlap (a name inside a quote): no nesting of marks can show that, pieces can.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from marsad.model.article import Article
from marsad.model.entity import Entity
from marsad.model.event import Event


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact in the text: its `kind` is an entity type, `TIMEX3`, `quote` or `event`.

    `number` is its place in the article's list of such facts; `note` explains it in words.
    """

    start: int
    end: int
    kind: str
    note: str
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same marks cover."""

    text: str
    start: int
    marks: tuple[Mark, ...] = ()


def marked_paragraphs(article: Article) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs of the body, each cut into its pieces."""
    marks = tuple(all_marks(article))
    start = 0
    for paragraph in article.body.split("\n"):
        end = start + len(paragraph)
        inside = [mark for mark in marks if mark.start < end and start < mark.end]
        yield tuple(_pieces(article.body, start, end, inside))
        start = end + 1


def all_marks(article: Article) -> Iterator[Mark]:
    """Every entity mention, time, quote and event trigger of the article as a mark."""
    for number, entity in enumerate(article.entities):
        note, kind = entity_note(entity), entity.type.value
        for mention in entity.mentions:
            yield Mark(mention.start, mention.end, kind, note, number)
    for number, time in enumerate(article.times):
        yield Mark(time.start, time.end, "TIMEX3", f"{time.type.value} {time.value}", number)
    for number, quote in enumerate(article.quotes):
        note = f"{quote.verb}: {entity_name(article, quote.speaker)}"
        yield Mark(quote.start, quote.end, "quote", note, number)
    for number, event in enumerate(article.events):
        trigger = event.trigger
        yield Mark(trigger.start, trigger.end, "event", event_note(article, event), number)


def entity_name(article: Article, entity_id: str | None) -> str:
    """The name of an entity of the article, a dash for none."""
    for entity in article.entities:
        if entity.id == entity_id:
            return entity.name
    return "—"


def entity_note(entity: Entity) -> str:
    """Type, name, Latin name, role and country of an entity in one line."""
    parts = (entity.type.value, entity.name, entity.name_latin, entity.role, entity.country)
    return " · ".join(part for part in parts if part)


def event_note(article: Article, event: Event) -> str:
    """Type, participants, time and status of an event in one line."""
    who = "، ".join(entity_name(article, actor) for actor in event.actors)
    whom = "، ".join(entity_name(article, recipient) for recipient in event.recipients)
    kind = f"{event.type.value}/{event.mode}" if event.mode else event.type.value
    parts = (kind, who, f"← {whom}" if whom else "", event.time or "", event.status.value)
    return " · ".join(part for part in parts if part)


def _pieces(body: str, start: int, end: int, marks: list[Mark]) -> Iterator[Piece]:
    cuts = {cut for mark in marks for cut in (mark.start, mark.end) if start < cut < end}
    for left, right in pairwise(sorted({start, end} | cuts)):
        over = tuple([mark for mark in marks if mark.start <= left and right <= mark.end])
        yield Piece(body[left:right], left, over)
