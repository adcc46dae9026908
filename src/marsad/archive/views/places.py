"""Places of articles as points of a map, where the lexicon of places knows them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, func, select

from marsad.archive.schema import entities, events


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place by its name, and in how many articles something happens there."""

    name: str
    country: str | None
    articles: int


_COUNT = func.count(func.distinct(events.c.article))
_OF_ARTICLES = (
    select(entities.c.name, func.max(entities.c.country), _COUNT)
    .join(events, and_(entities.c.article == events.c.article, entities.c.n == events.c.place))
    .where(events.c.article.in_(bindparam("rows", expanding=True)))
    .group_by(entities.c.name)
    .order_by(_COUNT.desc(), entities.c.name)
)


def places_of_articles(connection: Connection, rows: list[int]) -> list[NamedPlace]:
    """Where the events of these articles happen, the most told first."""
    return [NamedPlace(*row) for row in connection.execute(_OF_ARTICLES, {"rows": rows})]
