"""People, organisations and places across articles: who they are, what they did and said, with whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, Select, and_, bindparam, func, or_, select

from marsad.archive.schema import articles, event_parties, events
from marsad.archive.stories_schema import identities, identity_mentions
from marsad.archive.views.cards import ArticleCard, cards
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
class Meeting:
    """How often two people were told to meet or talk."""

    one: int
    other: int
    one_name: str
    other_name: str
    times: int


_ONE = select(identities).where(identities.c.id == bindparam("number"))
_MERGED = select(identities).where(identities.c.merged_into == bindparam("number")).order_by(identities.c.id)


def identity(connection: Connection, number: int) -> IdentityRow | None:
    """The identity of that number, or of the one it was merged into; None where there is none."""
    kept = living(connection, identities, number)
    if kept is None:
        return None
    own = _identity(connection.execute(_ONE, {"number": kept}).one())
    several = [own, *(_identity(row) for row in connection.execute(_MERGED, {"number": kept}))]
    return replace(own, forms=tuple(dict.fromkeys(form for each in several for form in each.forms)))


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


_NAMING = (
    select(articles.c.row)
    .where(
        articles.c.withdrawn == 0,
        articles.c.row.in_(
            select(identity_mentions.c.article).where(identity_mentions.c.identity == bindparam("identity"))
        ),
    )
    .order_by(articles.c.moment.desc(), articles.c.row.desc())
    .limit(bindparam("limit", type_=Integer))
)


def articles_naming(connection: Connection, number: int, limit: int = 30) -> list[ArticleCard]:
    """The newest articles that name the identity."""
    rows = list(connection.scalars(_NAMING, {"identity": number, "limit": limit}))
    shown = cards(connection, rows)
    return [shown[row] for row in rows]


_DAYS = (
    select(articles.c.day, func.count(func.distinct(articles.c.row)))
    .join(identity_mentions, identity_mentions.c.article == articles.c.row)
    .where(identity_mentions.c.identity == bindparam("identity"), articles.c.day.is_not(None))
    .group_by(articles.c.day)
    .order_by(articles.c.day)
)


def days_naming(connection: Connection, number: int) -> dict[str, int]:
    """In how many articles of each day the identity is named."""
    return {row[0]: row[1] for row in connection.execute(_DAYS, {"identity": number})}


_LINKS = select(identity_mentions.c.entity, identity_mentions.c.identity).where(
    identity_mentions.c.article == bindparam("article")
)


def links(connection: Connection, article: int) -> dict[int, int]:
    """For an article's entities, by their number in it: the identities they are."""
    return {row[0]: row[1] for row in connection.execute(_LINKS, {"article": article})}


@cache
def _meeting(*, of_one: bool) -> Select[Any]:
    """Pairs of people who met, the most frequent first: those of `number` or, each pair once, all."""
    one, other = event_parties.alias("one"), event_parties.alias("other")
    me, them = identity_mentions.alias("me"), identity_mentions.alias("them")
    person, peer = identities.alias("person"), identities.alias("peer")
    count = func.count(func.distinct(events.c.article))
    same = and_(one.c.article == events.c.article, one.c.event == events.c.n)
    pair = and_(
        other.c.article == one.c.article, other.c.event == one.c.event, other.c.entity != one.c.entity
    )
    return (
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
        .where(person.c.id == bindparam("number") if of_one else person.c.id < peer.c.id)
        .group_by(person.c.id, peer.c.id, person.c.name, peer.c.name)
        .order_by(count.desc(), person.c.id, peer.c.id)
        .limit(bindparam("limit", type_=Integer))
    )


def meetings(connection: Connection, number: int | None = None, limit: int = 60) -> list[Meeting]:
    """Who met whom (CONSULT events that were not called off), the most frequent pairs first."""
    asked = {"limit": limit} if number is None else {"limit": limit, "number": number}
    found = connection.execute(_meeting(of_one=number is not None), asked)
    return [Meeting(*row) for row in found]


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
