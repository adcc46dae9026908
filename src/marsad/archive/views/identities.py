"""People, organisations and places across articles: who they are, what they did and said, with whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from marsad.archive.packing import unpack_article
from marsad.archive.schema import articles, entities, event_parties, events, quotes
from marsad.archive.stories_schema import identities, identity_mentions
from marsad.archive.views.cards import ArticleCard, card, card_query
from marsad.archive.views.merged import living
from marsad.text.normalise import fold


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """One person, organisation or place under one number; `forms` are its spellings."""

    id: int
    type: str
    name: str
    name_latin: str | None
    country: str | None
    articles: int
    forms: tuple[str, ...]
    reasons: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Meeting:
    """How often two people were told to meet or talk."""

    one: int
    other: int
    one_name: str
    other_name: str
    times: int


def identity(connection: Connection, number: int) -> IdentityRow | None:
    """The identity of that number, or of the one it was merged into; None where there is none."""
    kept = living(connection, identities, number)
    if kept is None:
        return None
    return _identity(connection.execute(select(identities).where(identities.c.id == kept)).one())


def identities_of(connection: Connection, numbers: Collection[int]) -> dict[int, IdentityRow]:
    """The identities of these numbers, by number."""
    query = select(identities).where(identities.c.id.in_(numbers))
    return {row.id: _identity(row) for row in connection.execute(query)}


def named(
    connection: Connection, kind: str | None = None, start: str = "", limit: int = 60
) -> list[IdentityRow]:
    """Identities of a type (`PERSON`, `ORG`, `PLACE` for all places), the most named first."""
    query = select(identities).where(identities.c.merged_into.is_(None), identities.c.articles > 0)
    if kind == "PLACE":
        query = query.where(identities.c.type.in_(("GPE", "LOC", "FAC")))
    elif kind is not None:
        query = query.where(identities.c.type == kind)
    if start:
        query = query.where(_holds(start))
    query = query.order_by(identities.c.articles.desc(), identities.c.id).limit(limit)
    return [_identity(row) for row in connection.execute(query)]


def articles_naming(connection: Connection, number: int, limit: int = 30) -> list[ArticleCard]:
    """The newest articles that name the identity."""
    query = card_query().join(identity_mentions, identity_mentions.c.article == articles.c.row)
    query = query.where(identity_mentions.c.identity == number, articles.c.withdrawn == 0)
    query = query.order_by(articles.c.moment.desc(), articles.c.row.desc()).limit(limit)
    return [card(row) for row in connection.execute(query.distinct())]


def days_naming(connection: Connection, number: int) -> dict[str, int]:
    """In how many articles of each day the identity is named."""
    count = func.count(func.distinct(articles.c.row))
    query = select(articles.c.day, count).join(
        identity_mentions, identity_mentions.c.article == articles.c.row
    )
    query = query.where(identity_mentions.c.identity == number, articles.c.day.is_not(None))
    return {
        row[0]: row[1] for row in connection.execute(query.group_by(articles.c.day).order_by(articles.c.day))
    }


def quotes_of(connection: Connection, number: int, limit: int = 20) -> list[QuoteRow]:
    """The newest words of a speaker."""
    return _quotes(connection, identity_mentions.c.identity == number, limit)


def quotes_in_story(connection: Connection, rows: list[int], limit: int = 60) -> list[QuoteRow]:
    """The quotes of a story's articles."""
    return _quotes(connection, articles.c.row.in_(rows), limit)


def links(connection: Connection, article: int) -> dict[int, int]:
    """For an article's entities, by their number in it: the identities they are."""
    query = select(identity_mentions.c.entity, identity_mentions.c.identity)
    return {row[0]: row[1] for row in connection.execute(query.where(identity_mentions.c.article == article))}


def meetings(connection: Connection, number: int | None = None, limit: int = 60) -> list[Meeting]:
    """Who met whom (CONSULT events that were not called off), the most frequent pairs first."""
    one, other = event_parties.alias("one"), event_parties.alias("other")
    me, them = identity_mentions.alias("me"), identity_mentions.alias("them")
    person, peer = identities.alias("person"), identities.alias("peer")
    count = func.count(func.distinct(events.c.article))
    same = and_(one.c.article == events.c.article, one.c.event == events.c.n)
    pair = and_(
        other.c.article == one.c.article, other.c.event == one.c.event, other.c.entity != one.c.entity
    )
    query = (
        select(person.c.id, peer.c.id, person.c.name, peer.c.name, count)
        .select_from(events)
        .join(one, same)
        .join(other, pair)
        .join(me, and_(me.c.article == one.c.article, me.c.entity == one.c.entity))
        .join(them, and_(them.c.article == other.c.article, them.c.entity == other.c.entity))
        .join(person, person.c.id == me.c.identity)
        .join(peer, peer.c.id == them.c.identity)
        .where(events.c.type == "CONSULT", events.c.status.in_(("occurred", "ongoing")))
        .where(person.c.type == "PERSON", peer.c.type == "PERSON", person.c.id != peer.c.id)
        .group_by(person.c.id, peer.c.id, person.c.name, peer.c.name)
        .order_by(count.desc(), person.c.id, peer.c.id)
        .limit(limit)
    )
    query = query.where(person.c.id == number) if number is not None else query.where(person.c.id < peer.c.id)
    return [Meeting(*row) for row in connection.execute(query)]


def of_country(connection: Connection, code: str, limit: int = 40) -> list[IdentityRow]:
    """People and bodies of a country, the most named first."""
    query = select(identities).where(identities.c.country == code, identities.c.merged_into.is_(None))
    query = query.where(identities.c.articles > 0).order_by(identities.c.articles.desc()).limit(limit)
    return [_identity(row) for row in connection.execute(query)]


def countries(connection: Connection) -> list[tuple[str, int]]:
    """Every country that an identity is of, with how many identities are."""
    count = func.count()
    query = select(identities.c.country, count).where(
        identities.c.country.is_not(None), identities.c.articles > 0
    )
    return [
        (row[0], row[1])
        for row in connection.execute(query.group_by(identities.c.country).order_by(count.desc()))
    ]


def _holds(start: str) -> Any:
    escaped = fold(start).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    latin = func.lower(identities.c.name_latin).like(f"%{escaped.lower()}%", escape="\\")
    return or_(identities.c.name_key.like(f"%{escaped}%", escape="\\"), latin)


def _quotes(connection: Connection, condition: Any, limit: int) -> list[QuoteRow]:
    speaker = and_(entities.c.article == quotes.c.article, entities.c.n == quotes.c.speaker)
    who = and_(
        identity_mentions.c.article == quotes.c.article, identity_mentions.c.entity == quotes.c.speaker
    )
    query = (
        select(
            quotes,
            articles.c.id,
            articles.c.outlet,
            articles.c.published,
            articles.c.content,
            entities.c.name,
            identity_mentions.c.identity,
        )
        .join(articles, articles.c.row == quotes.c.article)
        .outerjoin(entities, speaker)
        .outerjoin(identity_mentions, who)
        .where(condition, articles.c.withdrawn == 0)
        .order_by(articles.c.moment.desc(), articles.c.row.desc(), quotes.c.n)
        .limit(limit)
    )
    return [_quote(row) for row in connection.execute(query)]


def _quote(row: Any) -> QuoteRow:

    body = unpack_article(row.content).body
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


def _identity(row: Any) -> IdentityRow:
    forms = (row.forms or {}).get("forms", {})
    return IdentityRow(
        row.id,
        row.type,
        row.name,
        row.name_latin,
        row.country,
        row.articles,
        tuple(str(form) for form in forms),
        tuple(str(reason) for reason in row.reasons or ()),
    )
