"""What identities add up to: in how many articles each is named, with which offices and when.

New articles are added to what is there, so that their cost does not grow with the archive; where an article
that was counted before is read again, all of its identities' offices are counted anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, and_, bindparam, delete, func, insert, select, update

from marsad.archive.schema import articles, entities
from marsad.archive.stories_schema import identities, identity_mentions, identity_offices
from marsad.lexicon.pack import Lexicon
from marsad.stories.single_office import single_office

Pairs: TypeAlias = set[tuple[int, int]]  # identities with the rows of articles that name them
_MOST_IN_ONE = 500
_Offices: TypeAlias = dict[tuple[int, str], dict[str, Any]]


def named_in(connection: Connection, rows: Sequence[int]) -> Pairs:
    """Who is named in these articles so far."""
    mention = identity_mentions.c
    query = select(mention.identity, mention.article).where(mention.article.in_(rows)).distinct()
    return {(identity, row) for identity, row in connection.execute(query)}


def count_articles(connection: Connection, before: Pairs, after: Pairs) -> None:
    """Counts in how many articles identities are named: those of `after` in place of those of `before`."""
    change = Counter(identity for identity, _ in after)
    change.subtract(Counter(identity for identity, _ in before))
    rows = [{"number": identity, "more": more} for identity, more in sorted(change.items()) if more]
    if rows:
        counted = update(identities).where(identities.c.id == bindparam("number"))
        connection.execute(counted.values(articles=identities.c.articles + bindparam("more")), rows)


def date_offices(connection: Connection, before: Pairs, after: Pairs, lexicon: Lexicon) -> None:
    """The offices that people were named with, each with the first and last day and the articles."""
    again = sorted({identity for identity, _ in before})
    for at in range(0, len(again), _MOST_IN_ONE):
        part = again[at : at + _MOST_IN_ONE]
        connection.execute(delete(identity_offices).where(identity_offices.c.identity.in_(part)))
        _add(connection, connection.execute(_roles(identity_mentions.c.identity.in_(part))), {}, lexicon)
    fresh = sorted({row for _, row in after})
    found = connection.execute(_roles(identity_mentions.c.article.in_(fresh))).all()
    new = [row for row in found if row.identity not in {*again}]
    _add(connection, new, _kept(connection, {row.identity for row in new}), lexicon)


def _add(connection: Connection, found: Iterable[Any], kept: _Offices, lexicon: Lexicon) -> None:
    """Adds roles as written to the offices that are kept, and writes those that changed."""
    changed: _Offices = {}
    for row in found:
        role = single_office(row.role, row.country, lexicon)
        key = (row.identity, role)
        office = changed.setdefault(key, kept.get(key) or {**row._mapping, "role": role, "articles": 0})
        _widen(office, row)
    new = [office for office in changed.values() if "id" not in office]
    old = [{f"b_{name}": value for name, value in each.items()} for each in changed.values() if "id" in each]
    if new:
        connection.execute(insert(identity_offices), new)
    if old:
        names = ("country", "first_day", "last_day", "articles")
        values: Mapping[str, Any] = {name: bindparam(f"b_{name}") for name in names}
        connection.execute(
            update(identity_offices).where(identity_offices.c.id == bindparam("b_id")).values(values),
            [{f"b_{name}": each[f"b_{name}"] for name in ("id", *names)} for each in old],
        )


def _kept(connection: Connection, numbers: Collection[int]) -> _Offices:
    found: _Offices = {}
    wanted = sorted(numbers)
    for at in range(0, len(wanted), _MOST_IN_ONE):
        part = identity_offices.c.identity.in_(wanted[at : at + _MOST_IN_ONE])
        for row in connection.execute(select(identity_offices).where(part)):
            found[row.identity, row.role] = dict(row._mapping)
    return found


def _roles(wanted: Any) -> Select[Any]:
    """The roles in mentions of identities, as written, each with its days and articles."""
    same = and_(entities.c.article == identity_mentions.c.article, entities.c.n == identity_mentions.c.entity)
    first, last = func.min(articles.c.day), func.max(articles.c.day)
    return (
        select(
            identity_mentions.c.identity,
            entities.c.role,
            func.max(entities.c.country).label("country"),
            first.label("first_day"),
            last.label("last_day"),
            func.count(func.distinct(articles.c.row)).label("articles"),
        )
        .join(entities, same)
        .join(articles, articles.c.row == identity_mentions.c.article)
        .where(wanted, entities.c.role.is_not(None))
        .group_by(identity_mentions.c.identity, entities.c.role)
        .order_by(identity_mentions.c.identity, first, entities.c.role)
    )


def _widen(office: dict[str, Any], row: Any) -> None:
    """Takes one way to write an office into it."""
    days = [day for day in (office["first_day"], office["last_day"], row.first_day, row.last_day) if day]
    office["first_day"], office["last_day"] = min(days, default=None), max(days, default=None)
    office["country"] = office["country"] or row.country
    office["articles"] += row.articles
