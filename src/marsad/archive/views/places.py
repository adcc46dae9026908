"""Places of articles as points of a map, where the lexicon of places knows them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select

from marsad.archive.schema import entities, events


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place by its name, and in how many articles something happens there."""

    name: str
    country: str | None
    articles: int


def places_of_articles(connection: Connection, rows: list[int]) -> list[NamedPlace]:
    """Where the events of these articles happen, the most told first."""
    count = func.count(func.distinct(events.c.article))
    at = and_(entities.c.article == events.c.article, entities.c.n == events.c.place)
    query = select(entities.c.name, func.max(entities.c.country), count).join(events, at)
    query = (
        query.where(events.c.article.in_(rows))
        .group_by(entities.c.name)
        .order_by(count.desc(), entities.c.name)
    )
    return [NamedPlace(*row) for row in connection.execute(query)]
