"""An article's facts as rows of the fact tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table

from marsad.archive import schema
from marsad.archive.keys import name_key, storable
from marsad.model.article import Article

Row = dict[str, Any]


def fact_rows(article: Article, row: int) -> dict[Table, list[Row]]:
    """The rows of `article`'s facts, by table; `row` is the article's own."""
    numbers = {entity.id: n for n, entity in enumerate(article.entities)}
    return {
        schema.credited: list(_credits(article, row)),
        schema.entities: list(_entities(article, row)),
        schema.mentions: list(_mentions(article, row)),
        schema.times: list(_times(article, row)),
        schema.quotes: list(_quotes(article, row, numbers)),
        schema.events: list(_events(article, row, numbers)),
        schema.event_parties: list(_parties(article, row, numbers)),
    }


def problem_rows(article: Article, row: int, stored: str) -> list[Row]:
    """The rows of `article`'s problems."""
    return [
        {
            "article": row,
            "step": problem.step,
            "reason": storable(problem.reason),
            "start": problem.span.start if problem.span else None,
            "end": problem.span.end if problem.span else None,
            "stored": stored,
        }
        for problem in article.problems
    ]


def _credits(article: Article, row: int) -> Iterator[Row]:
    for n, credit in enumerate(article.credits):
        yield {
            "article": row,
            "n": n,
            "name": storable(credit.name),
            "kind": credit.kind.value,
            "start": credit.span.start if credit.span else None,
            "end": credit.span.end if credit.span else None,
        }


def _entities(article: Article, row: int) -> Iterator[Row]:
    for n, entity in enumerate(article.entities):
        yield {
            "article": row,
            "n": n,
            "id": entity.id,
            "type": entity.type.value,
            "name": storable(entity.name),
            "name_key": name_key(entity.name),
            "name_latin": entity.name_latin,
            "country": entity.country,
            "role": storable(entity.role) if entity.role else None,
        }


def _mentions(article: Article, row: int) -> Iterator[Row]:
    for n, entity in enumerate(article.entities):
        spans = {(mention.start, mention.end): mention.text for mention in entity.mentions}
        for (start, end), text in spans.items():
            yield {"article": row, "entity": n, "start": start, "end": end, "text": storable(text)}


def _times(article: Article, row: int) -> Iterator[Row]:
    for n, time in enumerate(article.times):
        yield {
            "article": row,
            "n": n,
            "start": time.start,
            "end": time.end,
            "text": storable(time.text),
            "type": time.type.value,
            "value": time.value,
        }


def _quotes(article: Article, row: int, numbers: Mapping[str, int]) -> Iterator[Row]:
    for n, quote in enumerate(article.quotes):
        yield {
            "article": row,
            "n": n,
            "start": quote.start,
            "end": quote.end,
            "kind": quote.kind.value,
            "verb": storable(quote.verb),
            "speaker": _number(quote.speaker, numbers),
            "addressee": _number(quote.addressee, numbers),
            "via": storable(quote.via) if quote.via else None,
        }


def _events(article: Article, row: int, numbers: Mapping[str, int]) -> Iterator[Row]:
    for n, event in enumerate(article.events):
        yield {
            "article": row,
            "n": n,
            "type": event.type.value,
            "mode": event.mode,
            "status": event.status.value,
            "place": _number(event.place, numbers),
            "time": event.time,
            "contexts": list(event.contexts) or None,
            "start": event.start,
            "end": event.end,
            "trigger_start": event.trigger.start,
            "trigger_end": event.trigger.end,
            "trigger_text": storable(event.trigger_text),
        }


def _parties(article: Article, row: int, numbers: Mapping[str, int]) -> Iterator[Row]:
    for n, event in enumerate(article.events):
        for part, ids in (("actor", event.actors), ("recipient", event.recipients)):
            known: Sequence[int] = [numbers[each] for each in ids if each in numbers]
            for place, entity in enumerate(known):
                yield {"article": row, "event": n, "part": part, "n": place, "entity": entity}


def _number(entity: str | None, numbers: Mapping[str, int]) -> int | None:
    return None if entity is None else numbers.get(entity)
