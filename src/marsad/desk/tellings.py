"""An archived article's events as tellings: its entities as identities, its times as days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.model.article import Article
from marsad.model.entity import Entity
from marsad.model.event import Event, EventStatus, EventType
from marsad.model.happening import Telling
from marsad.model.identity import Named
from marsad.stories.event_days import days_of
from marsad.stories.putting_off import puts_off, was_to_be

# Of events that happened nobody asks whether they were put off.
MAY_BE_PUT_OFF = frozenset({EventStatus.PLANNED, EventStatus.CANCELLED})


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in an event, or where it is: the identity and the country, as far as they are known."""

    identity: int | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """An event of an article with its parties as identities."""

    n: int
    type: EventType
    mode: str | None
    status: EventStatus
    time: str | None
    actors: Sequence[Party]
    recipients: Sequence[Party]
    place: Party | None
    put_off: bool
    once: bool = False

    def telling(self, row: int, day: str, story: int | None) -> Telling:
        """The telling of the article of that row, published on that day."""
        actors = _identities(self.actors)
        return Telling(
            row,
            self.n,
            self.type,
            self.mode,
            self.status,
            actors | _identities(self.recipients) if self.recipients else actors,
            day,
            self.put_off,
            days_of(self.time),
            self.time,
            self.place.identity if self.place else None,
            story,
            actors,
            self._land(),
            self.once,
        )

    def _land(self) -> str | None:
        """The country it happens in, of its place or of those visited; None where it is the visitors'."""
        visit = self.mode == "visit"
        where = (*([self.place] if self.place else []), *(self.recipients if visit else ()))
        land = next((each.country for each in where if each.country), None)
        at_home = visit and land in {each.country for each in self.actors}
        return None if at_home else land


def namings_of(article: Article, day: str | None) -> list[Named]:
    """The entities of an article as namings, in their order."""
    return [_named(entity, day) for entity in article.entities]


def tellings_of(
    article: Article, row: int, identities: Mapping[int, int], day: str, story: int | None = None
) -> list[Telling]:
    """The events of an article as tellings; `identities` gives each entity's by its number in the article."""
    parties = {
        entity.id: Party(identities.get(n), entity.country) for n, entity in enumerate(article.entities)
    }
    told = (_told(event, n, article.body, parties) for n, event in enumerate(article.events))
    return [each.telling(row, day, story) for each in told]


def _told(event: Event, n: int, body: str, parties: Mapping[str, Party]) -> Told:
    return Told(
        n,
        event.type,
        event.mode,
        event.status,
        event.time,
        [parties[who] for who in event.actors if who in parties],
        [parties[who] for who in event.recipients if who in parties],
        parties.get(event.place or ""),
        event.status in MAY_BE_PUT_OFF and puts_off(body[event.start : event.end]),
        event.status is EventStatus.PLANNED and was_to_be(body[event.start : event.end]),
    )


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


def _identities(parties: Sequence[Party]) -> frozenset[int]:
    return frozenset(each.identity for each in parties if each.identity is not None)
