"""Where an article stands: its story, the address of its page."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from marsad.archive.schema import articles, pages
from marsad.archive.stories_schema import story_articles


@dataclass(frozen=True, slots=True)
class Standing:
    """The story an article is in and the page it was read from."""

    story: int | None
    url: str | None
    fetched: str | None


_STANDING = (
    select(story_articles.c.story, pages.c.url, pages.c.fetched)
    .select_from(articles)
    .join(pages, pages.c.id == articles.c.page)
    .outerjoin(story_articles, story_articles.c.article == articles.c.row)
    .where(articles.c.row == bindparam("row"))
)


def standing_of(connection: Connection, row: int) -> Standing:
    """Where the article of that row stands."""
    found = connection.execute(_STANDING, {"row": row}).one()
    return Standing(found.story, found.url, found.fetched)
