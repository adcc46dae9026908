"""Article cards: the few facts of an article that a list shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from marsad.archive.schema import articles, credited
from marsad.archive.stories_schema import story_articles


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article in a list; `credit` is the first source it credited, `story` the story it is in."""

    row: int
    id: str
    headline: str | None
    published: str | None
    moment: int
    outlet: str | None
    place: str | None
    credit: str | None
    story: int | None


def _query() -> Select[Any]:
    first_credit = (
        select(credited.c.name)
        .where(credited.c.article == articles.c.row)
        .order_by(credited.c.n)
        .limit(1)
        .scalar_subquery()
        .label("credit")
    )
    columns = ("row", "id", "headline", "published", "moment", "outlet", "dateline_place")
    return select(*(articles.c[name] for name in columns), first_credit, story_articles.c.story).outerjoin(
        story_articles, story_articles.c.article == articles.c.row
    )


CARDS = _query()  # a query that gives what `card` needs
_BY_ROWS = CARDS.where(articles.c.row.in_(bindparam("rows", expanding=True)))


def cards(connection: Connection, rows: Iterable[int]) -> dict[int, ArticleCard]:
    """The cards of articles by their rows."""
    found = connection.execute(_BY_ROWS, {"rows": list(dict.fromkeys(rows))})
    return {row.row: card(row) for row in found}


def newest(
    connection: Connection, limit: int, outlet: str | None = None, day: str | None = None
) -> list[ArticleCard]:
    """The newest articles, of one outlet or one day where asked."""
    query = CARDS.where(articles.c.withdrawn == 0)
    if outlet is not None:
        query = query.where(articles.c.outlet == outlet)
    if day is not None:
        query = query.where(articles.c.day == day)
    query = query.order_by(articles.c.moment.desc(), articles.c.row.desc()).limit(limit)
    return [card(row) for row in connection.execute(query)]


def card(row: Any) -> ArticleCard:
    """The card of a row of `card_query`."""
    return ArticleCard(
        row.row,
        row.id,
        row.headline,
        row.published,
        row.moment,
        row.outlet,
        row.dateline_place,
        row.credit,
        row.story,
    )
