"""The article record: an article as the JSON object that `docs/reference/record.md` describes."""

from __future__ import annotations

import json
from typing import Any

from marsad.model.article import Article, Credit, PageRef
from marsad.model.entity import Entity
from marsad.model.event import Event
from marsad.model.quote import Quote
from marsad.model.time import TimeExpression


def to_json(article: Article) -> str:
    """The record on one line, keys in the contract's order, Arabic as it is."""
    return json.dumps(to_record(article), ensure_ascii=False)


def to_record(article: Article) -> dict[str, Any]:
    """The record as plain data."""
    dateline = article.dateline
    return {
        "id": article.id,
        "page": _page(article.page),
        "headline": article.headline,
        "language": article.language,
        "published": article.published.value if article.published else None,
        "outlet": article.outlet,
        "credits": [_credit(credit) for credit in article.credits],
        "dateline": {"place": dateline.place, "source": dateline.source} if dateline else None,
        "body": article.body,
        "entities": [_entity(entity) for entity in article.entities],
        "times": [_time(time) for time in article.times],
        "quotes": [_quote(quote) for quote in article.quotes],
        "events": [_event(event) for event in article.events],
    }


def _page(page: PageRef) -> dict[str, Any]:
    return {
        "id": page.id,
        "url": page.url,
        "path": page.path,
        "fetched": page.fetched,
        "position": page.position,
        "of": page.of,
    }


def _credit(credit: Credit) -> dict[str, Any]:
    span = credit.span
    return {
        "name": credit.name,
        "kind": credit.kind.value,
        "start": span.start if span else None,
        "end": span.end if span else None,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type.value,
        "name": entity.name,
        "name_latin": entity.name_latin,
        "country": entity.country,
        "role": entity.role,
        "mentions": [{"start": m.start, "end": m.end, "text": m.text} for m in entity.mentions],
    }


def _time(time: TimeExpression) -> dict[str, Any]:
    return {
        "start": time.start,
        "end": time.end,
        "text": time.text,
        "type": time.type.value,
        "value": time.value,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": quote.kind.value,
        "speaker": quote.speaker,
        "verb": quote.verb,
        "via": quote.via,
    }


def _event(event: Event) -> dict[str, Any]:
    trigger = event.trigger
    return {
        "type": event.type.value,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "place": event.place,
        "time": event.time,
        "status": event.status.value,
        "trigger": {"start": trigger.start, "end": trigger.end, "text": event.trigger_text},
        "start": event.start,
        "end": event.end,
    }
