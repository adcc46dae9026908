"""What makes two facts of two readings the same fact: their words and what they say, not where they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping

from marsad.model.article import Article
from marsad.model.event import Event


def fact_keys(article: Article | None) -> dict[str, Counter[Hashable]]:
    """The facts of an article by kind, each as a key that the same fact of another reading has too."""
    found: dict[str, Counter[Hashable]] = defaultdict(Counter)
    for kind, key in _keys(article) if article else ():
        found[kind][key] += 1
    return found


def _keys(article: Article) -> Iterator[tuple[str, Hashable]]:
    names = {entity.id: entity.name for entity in article.entities}
    yield "headline", article.headline
    yield "published", article.published.value if article.published else None
    yield "outlet", article.outlet
    yield "dateline", (article.dateline.place, article.dateline.source) if article.dateline else None
    for credit in article.credits:
        yield "credits", (credit.name, credit.kind)
    for entity in article.entities:
        yield "entities", (entity.type, entity.name, entity.name_latin, entity.country, entity.role)
        for mention in entity.mentions:
            yield "mentions", (entity.type, mention.text)
    for time in article.times:
        yield "times", (time.text, time.type, time.value)
    for quote in article.quotes:
        yield "quotes", (quote.kind, quote.text, names.get(quote.speaker or ""), quote.verb, quote.via)
    for event in article.events:
        yield "events", _event_key(event, names)


def _event_key(event: Event, names: Mapping[str, str]) -> Hashable:
    return (
        event.type,
        event.mode,
        event.status,
        event.trigger_text,
        tuple(names.get(each) for each in event.actors),
        tuple(names.get(each) for each in event.recipients),
        names.get(event.place or ""),
        event.time,
    )
