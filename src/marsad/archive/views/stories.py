"""Stories in lists and whole: which articles they hold, who ran them first, what copies what."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, func, select, tuple_

from marsad.archive.schema import articles
from marsad.archive.stories_schema import copies, stories, story_articles
from marsad.archive.views.cards import CARDS, ArticleCard, card
from marsad.archive.views.merged import living

_HALF_LIFE = 24 * 3600  # a story told by twice as many outlets stays up a day longer
_POOL = 400  # stories looked at for a front page


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in a list; `pulse` counts its articles in twelve equal parts of its course."""

    id: int
    headline: str
    first_moment: int
    last_moment: int
    articles: int
    outlets: int
    copies: int
    first_outlet: str | None
    facts: dict[str, Any]
    pulse: tuple[int, ...]

    @property
    def cursor(self) -> str:
        """Where a list by time goes on."""
        return f"{self.last_moment}.{self.id}"


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A copy and its original (rows of articles), the share of the copy's text that is the original's."""

    copy: int
    original: int
    share: float
    direction: str
    passages: Any


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story with its articles, earliest first, and the copies among them."""

    card: StoryCard
    articles: tuple[ArticleCard, ...]
    copies: tuple[CopyRow, ...]

    def copied_from(self, row: int) -> CopyRow | None:
        """What the article of that row copies, if anything."""
        return next((pair for pair in self.copies if pair.copy == row), None)


def _stories() -> Select[Any]:
    first = articles.alias("first")
    query = select(stories, first.c.outlet.label("first_outlet"))
    return query.outerjoin(first, first.c.row == stories.c.first_article).where(stories.c.articles > 0)


_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_STORIES = _stories().where(stories.c.id.in_(_IDS))
_TOLD = CARDS.where(story_articles.c.story == bindparam("story")).order_by(articles.c.moment, articles.c.row)
_COPIES = (
    select(copies).where(copies.c.copy.in_(bindparam("rows", expanding=True))).order_by(copies.c.share.desc())
)
_MOMENTS = (
    select(story_articles.c.story, articles.c.moment)
    .join(articles, articles.c.row == story_articles.c.article)
    .where(story_articles.c.story.in_(_IDS))
)
_COPIED = (
    select(story_articles.c.story, func.count(func.distinct(copies.c.copy)).label("copied"))
    .join(copies, copies.c.copy == story_articles.c.article)
    .where(story_articles.c.story.in_(_IDS))
    .group_by(story_articles.c.story)
)


def top_stories(connection: Connection, limit: int = 40) -> list[StoryCard]:
    """The stories of a front page: many outlets first, faded by age against the newest story."""
    query = select(stories.c.id, stories.c.last_moment, stories.c.outlets, stories.c.articles)
    live = stories.c.merged_into.is_(None) & (stories.c.articles > 0)
    pool = connection.execute(query.where(live).order_by(stories.c.last_moment.desc()).limit(_POOL)).all()
    newest = max((row.last_moment for row in pool), default=0)

    def rank(row: Any) -> tuple[float, int]:
        age = (newest - row.last_moment) / _HALF_LIFE
        return (math.log2(1 + row.outlets) + 0.25 * math.log2(1 + row.articles) - age, row.id)

    ranked = sorted(pool, key=rank, reverse=True)[:limit]
    return story_cards(connection, [row.id for row in ranked])


def newest_stories(connection: Connection, limit: int, after: str | None = None) -> list[StoryCard]:
    """The stories that were last told of, newest first. Raises ValueError for a bad cursor."""
    query = select(stories.c.id).where(stories.c.merged_into.is_(None), stories.c.articles > 0)
    if after is not None:
        moment, number = (int(part) for part in after.split("."))
        query = query.where(tuple_(stories.c.last_moment, stories.c.id) < (moment, number))
    query = query.order_by(stories.c.last_moment.desc(), stories.c.id.desc()).limit(limit)
    return story_cards(connection, list(connection.scalars(query)))


def story_cards(connection: Connection, ids: list[int]) -> list[StoryCard]:
    """The cards of stories, in the order of `ids`; merged or emptied ones are left out."""
    rows = {row.id: row for row in connection.execute(_STORIES, {"ids": ids})}
    moments, copied = _moments(connection, ids), _copied(connection, ids)
    return [_story_card(rows[number], moments[number], copied[number]) for number in ids if number in rows]


def story_page(connection: Connection, number: int) -> StoryPage | None:
    """The story of that number, or of the one it was merged into; None where there is none."""
    kept = living(connection, stories, number)
    found = story_cards(connection, [kept]) if kept is not None else []
    if not found or kept is None:
        return None
    told = tuple(card(row) for row in connection.execute(_TOLD, {"story": kept}))
    pairs = connection.execute(_COPIES, {"rows": [article.row for article in told]})
    return StoryPage(
        found[0],
        told,
        tuple(CopyRow(row.copy, row.original, row.share, row.direction, row.passages) for row in pairs),
    )


def stories_of_day(connection: Connection, day: str, limit: int = 60) -> list[StoryCard]:
    """The stories with articles of `day` (ISO), the most told first."""
    query = (
        select(story_articles.c.story, func.count())
        .join(articles, articles.c.row == story_articles.c.article)
        .where(articles.c.day == day, articles.c.withdrawn == 0)
        .group_by(story_articles.c.story)
        .order_by(func.count().desc(), story_articles.c.story)
        .limit(limit)
    )
    return story_cards(connection, [row.story for row in connection.execute(query)])


def _moments(connection: Connection, ids: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {number: [] for number in ids}
    for row in connection.execute(_MOMENTS, {"ids": ids}):
        found[row.story].append(row.moment)
    return found


def _copied(connection: Connection, ids: list[int]) -> Counter[int]:
    return Counter({row.story: row.copied for row in connection.execute(_COPIED, {"ids": ids})})


def _story_card(row: Any, moments: list[int], copied: int) -> StoryCard:
    return StoryCard(
        row.id,
        row.headline or "",
        row.first_moment,
        row.last_moment,
        row.articles,
        row.outlets,
        copied,
        row.first_outlet,
        dict(row.facts or {}),
        pulse(moments),
    )


def pulse(moments: list[int], parts: int = 12) -> tuple[int, ...]:
    """How many moments fall into each of `parts` equal stretches from the first to the last.

    >>> pulse([0, 0, 50, 100], 3)
    (2, 1, 1)
    """
    if not moments:
        return (0,) * parts
    start, length = min(moments), max(max(moments) - min(moments), 1)
    counts = Counter(min(parts - 1, (moment - start) * parts // length) for moment in moments)
    return tuple(counts[part] for part in range(parts))
