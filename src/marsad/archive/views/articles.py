"""One article whole, as it stands, and the versions before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from marsad.archive.packing import unpack_article
from marsad.archive.schema import articles, pages, versions
from marsad.archive.stories_schema import story_articles
from marsad.model.article import Article


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """An article with its row, its story, its version's number and its page's address and fetching."""

    row: int
    article: Article
    story: int | None
    version: int
    url: str | None
    fetched: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """A text that another took the place of; `diff` is what changed towards the next."""

    number: int
    reason: str
    replaced: str
    diff: Any


def held_article(connection: Connection, id: str) -> HeldArticle | None:
    """The article of that id, or the one that is now what had that id; None where there is none."""
    query = (
        select(articles.c.row, articles.c.content, articles.c.version, story_articles.c.story, pages.c.url, pages.c.fetched)
        .join(pages, pages.c.id == articles.c.page)
        .outerjoin(story_articles, story_articles.c.article == articles.c.row)
    )
    older = select(versions.c.article).where(versions.c.article_id == id).scalar_subquery()
    found = connection.execute(query.where(articles.c.id == id)).first()
    found = found or connection.execute(query.where(articles.c.row == older)).first()
    if found is None:
        return None
    return HeldArticle(
        found.row, unpack_article(found.content), found.story, found.version, found.url, found.fetched
    )


def versions_of(connection: Connection, row: int) -> list[Version]:
    """The versions that were replaced, the latest first."""
    query = select(versions).where(versions.c.article == row).order_by(versions.c.version.desc())
    return [Version(each.version, each.reason, each.replaced, each.diff) for each in connection.execute(query)]
