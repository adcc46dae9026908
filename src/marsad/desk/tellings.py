"""An archived article's events as tellings: its entities as identities, its times as days."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.model.article import Article
from marsad.model.entity import Entity
from marsad.model.event import Event
from marsad.model.happening import Telling
from marsad.model.identity import Named
from marsad.stories.event_days import days_of


def namings_of(article: Article, day: str | None) -> list[Named]:
    """The entities of an article as namings, in their order."""
    return [_named(entity, day) for entity in article.entities]


def tellings_of(
    article: Article, row: int, identities: Mapping[int, int], day: str, story: int | None = None
) -> list[Telling]:
    """The events of an article as tellings; `identities` gives each entity's by its number in the article."""
    numbers = {entity.id: identities[n] for n, entity in enumerate(article.entities) if n in identities}
    countries = {entity.id: entity.country for entity in article.entities if entity.country}
    return [
        _telling(event, n, row, numbers, day, story, article.body[event.start : event.end], countries)
        for n, event in enumerate(article.events)
    ]


def _named(entity: Entity, day: str | None) -> Named:
    forms = tuple(dict.fromkeys(mention.text for mention in entity.mentions))
    unnamed = entity.type == "PERSON" and entity.name_latin is None and entity.role is not None
    return Named(
        entity.type,
        entity.name,
        forms,
        entity.name_latin,
        entity.country,
        entity.role,
        day,
        unnamed and entity.name == entity.role,
    )


def _telling(
    event: Event,
    n: int,
    row: int,
    numbers: Mapping[str, int],
    day: str,
    story: int | None,
    wording: str,
    countries: Mapping[str, str],
) -> Telling:
    parties = frozenset(numbers[who] for who in (*event.actors, *event.recipients) if who in numbers)
    return Telling(
        row,
        n,
        event.type,
        event.mode,
        event.status,
        parties,
        day,
        wording,
        days_of(event.time),
        event.time,
        numbers.get(event.place or ""),
        story,
        frozenset(numbers[who] for who in event.actors if who in numbers),
        _land(event, countries),
    )


def _land(event: Event, countries: Mapping[str, str]) -> str | None:
    """The country an event happens in, of its place or of those visited; None where it is the visitors'."""
    hosts = event.recipients if event.mode == "visit" else ()
    where = (event.place or "", *hosts)
    land = next((countries[each] for each in where if each in countries), None)
    at_home = event.mode == "visit" and land in {countries.get(who) for who in event.actors}
    return None if at_home else land
