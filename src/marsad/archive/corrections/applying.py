"""Applies corrections to an article as Marsad read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from marsad.archive.corrections.finding import entity_named, find, with_entity
from marsad.archive.corrections.kinds import FactKind, FixPlace, FixSpeaker, OfArticle, Passage, RejectFact
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.model.event import Event
from marsad.model.quote import Quote


def corrected(article: Article, changes: Iterable[OfArticle]) -> Article:
    """`article` with the changes made, in order; those whose fact is not there (any more) change nothing."""
    for change in changes:
        article = apply(article, change) or article
    return article


def apply(article: Article, change: OfArticle) -> Article | None:
    """`article` with one change made; None where the fact it speaks of is not there."""
    match change:
        case FixSpeaker():
            return _fix_speaker(article, change)
        case FixPlace():
            return _fix_place(article, change)
        case RejectFact():
            return _REJECT[change.kind](article, change.passage)


def _fix_speaker(article: Article, change: FixSpeaker) -> Article | None:
    quote = _quote(article, change.quote)
    if quote is None or change.speaker is None:
        return _with_quote(article, quote, replace(quote, speaker=None)) if quote else None
    named = with_entity(article, change.speaker, EntityType.PERSON)
    return _with_quote(named[0], quote, replace(quote, speaker=named[1])) if named else None


def _fix_place(article: Article, change: FixPlace) -> Article | None:
    event = _event(article, change.trigger)
    if event is None or change.place is None:
        return _with_event(article, event, replace(event, place=None)) if event else None
    named = with_entity(article, change.place, change.type)
    return _with_event(named[0], event, replace(event, place=named[1])) if named else None


def _quote(article: Article, passage: Passage) -> Quote | None:
    return find(article.body, passage, ((quote.start, quote.end, quote) for quote in article.quotes))


def _event(article: Article, passage: Passage) -> Event | None:
    triggers = ((event.trigger.start, event.trigger.end, event) for event in article.events)
    return find(article.body, passage, triggers)


def _with_quote(article: Article, old: Quote, new: Quote) -> Article:
    return replace(article, quotes=tuple(new if each is old else each for each in article.quotes))


def _with_event(article: Article, old: Event, new: Event) -> Article:
    return replace(article, events=tuple(new if each is old else each for each in article.events))


def _without_entity(article: Article, passage: Passage) -> Article | None:
    entity = entity_named(article, passage)
    return _out(article, entity) if entity else None


def _out(article: Article, entity: Entity) -> Article:
    """`article` without the entity, in quotes and events too."""
    gone = entity.id
    return replace(
        article,
        entities=tuple(each for each in article.entities if each is not entity),
        quotes=tuple(_quote_without(quote, gone) for quote in article.quotes),
        events=tuple(_event_without(event, gone) for event in article.events),
    )


def _quote_without(quote: Quote, gone: str) -> Quote:
    speaker = None if quote.speaker == gone else quote.speaker
    return replace(quote, speaker=speaker, addressee=None if quote.addressee == gone else quote.addressee)


def _event_without(event: Event, gone: str) -> Event:
    return replace(
        event,
        actors=tuple(each for each in event.actors if each != gone),
        recipients=tuple(each for each in event.recipients if each != gone),
        place=None if event.place == gone else event.place,
    )


def _without_mention(article: Article, passage: Passage) -> Article | None:
    mentions = ((m.start, m.end, (e, m)) for e in article.entities for m in e.mentions)
    found = find(article.body, passage, mentions)
    if found is None:
        return None
    entity, mention = found
    rest = tuple(each for each in entity.mentions if each is not mention)
    if not rest:
        return _out(article, entity)
    less = replace(entity, mentions=rest)
    return replace(article, entities=tuple(less if each is entity else each for each in article.entities))


def _without_quote(article: Article, passage: Passage) -> Article | None:
    quote = _quote(article, passage)
    if quote is None:
        return None
    at = article.quotes.index(quote)
    events = tuple(replace(event, denied_by=_moved(event.denied_by, at)) for event in article.events)
    return replace(article, quotes=article.quotes[:at] + article.quotes[at + 1 :], events=events)


def _moved(index: int | None, gone: int) -> int | None:
    """Where `index` points when the item at `gone` is taken out."""
    if index is None or index == gone:
        return None
    return index - (index > gone)


def _without_event(article: Article, passage: Passage) -> Article | None:
    event = _event(article, passage)
    rest = tuple(each for each in article.events if each is not event)
    return replace(article, events=rest) if event else None


def _without_time(article: Article, passage: Passage) -> Article | None:
    time = find(article.body, passage, ((each.start, each.end, each) for each in article.times))
    rest = tuple(each for each in article.times if each is not time)
    return replace(article, times=rest) if time else None


def _without_credit(article: Article, passage: Passage) -> Article | None:
    spans = ((each.span.start, each.span.end, each) for each in article.credits if each.span)
    credit = find(article.body, passage, spans)
    rest = tuple(each for each in article.credits if each is not credit)
    return replace(article, credits=rest) if credit else None


_REJECT = {
    FactKind.ENTITY: _without_entity,
    FactKind.MENTION: _without_mention,
    FactKind.QUOTE: _without_quote,
    FactKind.EVENT: _without_event,
    FactKind.TIME: _without_time,
    FactKind.CREDIT: _without_credit,
}
