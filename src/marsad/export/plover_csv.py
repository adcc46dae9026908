"""PLOVER events as CSV: one row an event, with the CAMEO crosswalk.

The PLOVER codebook (Open Event Data Alliance) files a meeting still to come under AGREE, so a
planned CONSULT is exported as AGREE with its mode kept. The `cameo` column holds the CAMEO root
code that PLOVER's own crosswalk gives for the type.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from marsad.model.article import Article
from marsad.model.entity import Entity
from marsad.model.event import Event, EventStatus, EventType

COLUMNS = (
    *("article", "url", "published", "event_type", "event_mode", "event_context", "cameo", "status"),
    *("event_date", "actors", "actor_countries", "recipients", "recipient_countries", "place"),
    *("place_country", "trigger", "sentence", "denied_by"),
)

CAMEO_ROOTS = {
    EventType.AGREE: "03",
    EventType.CONSULT: "04",
    EventType.SUPPORT: "05",
    EventType.COOPERATE: "06",
    EventType.AID: "07",
    EventType.CONCEDE: "08",
    EventType.RETREAT: "08",
    EventType.REQUEST: "10",
    EventType.ACCUSE: "11",
    EventType.REJECT: "12",
    EventType.THREATEN: "13",
    EventType.PROTEST: "14",
    EventType.MOBILIZE: "15",
    EventType.SANCTION: "16",
    EventType.COERCE: "17",
    EventType.ASSAULT: "19",
}


def to_plover_csv(articles: Iterable[Article], *, header: bool = True) -> str:
    """The events of `articles` as CSV text; several values in a cell are parted by `;`."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header:
        writer.writerow(COLUMNS)
    for article in articles:
        writer.writerows(_row(article, event) for event in article.events)
    return out.getvalue()


def exported_type(event: Event) -> EventType:
    """The type that the codebook files the event under: AGREE for a meeting still to come."""
    planned = event.type is EventType.CONSULT and event.status is EventStatus.PLANNED
    return EventType.AGREE if planned else event.type


def _row(article: Article, event: Event) -> tuple[str, ...]:
    entities = {entity.id: entity for entity in article.entities}
    actors = [entities[i] for i in event.actors]
    recipients = [entities[i] for i in event.recipients]
    place = entities.get(event.place or "")
    kind = exported_type(event)
    return (
        article.id,
        article.page.url or "",
        article.published.value if article.published else "",
        kind.value,
        event.mode or "",
        ";".join(event.contexts),
        CAMEO_ROOTS[kind],
        event.status.value,
        event.time or "",
        _joined(entity.name for entity in actors),
        _countries(actors),
        _joined(entity.name for entity in recipients),
        _countries(recipients),
        place.name if place else "",
        (place.country or "") if place else "",
        event.trigger_text,
        " ".join(article.body[event.start : event.end].split()),
        _denier(article, event, entities),
    )


def _denier(article: Article, event: Event, entities: dict[str, Entity]) -> str:
    """Who says that the event did not happen, as far as named."""
    speaker = article.quotes[event.denied_by].speaker if event.denied_by is not None else None
    return entities[speaker].name if speaker in entities else ""


def _countries(entities: list[Entity]) -> str:
    return _joined(entity.country or "" for entity in entities)


def _joined(values: Iterable[str]) -> str:
    return ";".join(values)
