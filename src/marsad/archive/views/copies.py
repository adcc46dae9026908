"""Copies in lists: who ran whose text, what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from marsad.archive.schema import articles
from marsad.archive.stories_schema import copies
from marsad.archive.views.cards import ArticleCard, cards


@dataclass(frozen=True, slots=True)
class CopyPair:
    """A copy beside its original; `share` is how much of the copy's text is the original's, 0.0 to 1.0.

    `direction` tells what decided which is which (`marsad.model.story.Direction`); `passages` holds the
    sentences that were `added` and `dropped`, and those `changed` as `[before, after]`.
    """

    copy: ArticleCard
    original: ArticleCard
    share: float
    share_of_original: float
    direction: str
    passages: Mapping[str, Any]


def copy_rows(connection: Connection, limit: int, article: int | None = None) -> list[CopyPair]:
    """Copies, the latest first; those that the article of that row is part of where it is given."""
    query = select(copies).join(articles, articles.c.row == copies.c.copy)
    if article is not None:
        query = query.where(or_(copies.c.copy == article, copies.c.original == article))
    order = (articles.c.moment.desc(), copies.c.copy.desc(), copies.c.share.desc(), copies.c.original)
    found = connection.execute(query.order_by(*order).limit(limit)).all()
    told = cards(connection, [row for pair in found for row in (pair.copy, pair.original)])
    return [
        CopyPair(
            told[pair.copy],
            told[pair.original],
            pair.share,
            pair.share_of_original,
            pair.direction,
            pair.passages or {},
        )
        for pair in found
    ]
