"""Who said what in which article: the words of a speaker, and those of a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Integer, Select, and_, bindparam, select

from marsad.archive.columns import Found
from marsad.archive.packing import unpack_body
from marsad.archive.schema import articles, entities, quotes
from marsad.archive.stories_schema import identity_mentions


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """What someone said, in which article."""

    article_id: str
    n: int
    text: str
    kind: str
    verb: str
    outlet: str | None
    published: str | None
    speaker: str | None
    speaker_identity: int | None


def _query() -> Select[Any]:
    """All quotes, the newest article's first."""
    speaker = and_(entities.c.article == quotes.c.article, entities.c.n == quotes.c.speaker)
    who = and_(
        identity_mentions.c.article == quotes.c.article, identity_mentions.c.entity == quotes.c.speaker
    )
    of_article = (articles.c.row, articles.c.id, articles.c.outlet, articles.c.published)
    return (
        select(quotes, *of_article, entities.c.name, identity_mentions.c.identity)
        .join(articles, articles.c.row == quotes.c.article)
        .outerjoin(entities, speaker)
        .outerjoin(identity_mentions, who)
        .where(articles.c.withdrawn == 0)
        .order_by(articles.c.moment.desc(), articles.c.row.desc(), quotes.c.n)
        .limit(bindparam("limit", type_=Integer))
    )


_OF_SPEAKER = _query().where(identity_mentions.c.identity == bindparam("speaker"))
_OF_ARTICLES = _query().where(articles.c.row.in_(bindparam("rows", expanding=True)))
_CONTENTS = select(articles.c.row, articles.c.content).where(
    articles.c.row.in_(bindparam("rows", expanding=True))
)


def quotes_of(connection: Connection, number: int, limit: int = 20) -> list[QuoteRow]:
    """The newest words of a speaker."""
    return _worded(connection, connection.execute(_OF_SPEAKER, {"speaker": number, "limit": limit}).all())


def quotes_in_story(connection: Connection, rows: Sequence[int], limit: int = 60) -> list[QuoteRow]:
    """The quotes of a story's articles."""
    found = connection.execute(_OF_ARTICLES, {"rows": list(rows), "limit": limit})
    return _worded(connection, found.all())


def _worded(connection: Connection, found: Sequence[Found]) -> list[QuoteRow]:
    """Quotes with their words, which stand in the articles: each article is unpacked once."""
    rows = list({each.row for each in found})
    contents = connection.execute(_CONTENTS, {"rows": rows})
    bodies = {each.row: unpack_body(each.content) for each in contents}
    return [_quote(each, bodies[each.row]) for each in found]


def _quote(row: Found, body: str) -> QuoteRow:
    return QuoteRow(
        row.id,
        row.n,
        body[row.start : row.end],
        row.kind,
        row.verb,
        row.outlet,
        row.published,
        row.name,
        row.identity,
    )
