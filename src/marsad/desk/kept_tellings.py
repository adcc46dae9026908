"""The tellings of articles that the desk has dealt with, out of the archive's rows of facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select, and_, exists, func, select

from marsad.archive.clock import day_at
from marsad.archive.packing import unpack_body
from marsad.archive.schema import articles, entities, event_parties, events
from marsad.archive.stories_schema import identity_mentions, story_articles
from marsad.desk.tellings import MAY_BE_PUT_OFF, Party, Told
from marsad.model.event import EventStatus, EventType
from marsad.model.happening import Telling
from marsad.stories.putting_off import puts_off

_DAY = 86_400
_AT_A_TIME = 400
_Key: TypeAlias = tuple[int, int]  # an article's row, and the number of an event or an entity of it


def kept_tellings(connection: Connection, days: int) -> Iterator[tuple[int, list[Telling]]]:
    """The moment and the tellings of each article of the last `days` days, the earliest first.

    Articles that the desk has not dealt with are left out.
    """
    newest = connection.scalar(select(func.max(articles.c.moment))) or 0
    query = select(articles.c.row, articles.c.moment, story_articles.c.story)
    query = query.outerjoin(story_articles, story_articles.c.article == articles.c.row)
    recent = and_(articles.c.moment > newest - days * _DAY, articles.c.moment > 0, articles.c.withdrawn == 0)
    dealt_with = exists().where(identity_mentions.c.article == articles.c.row)
    query = query.where(recent, dealt_with).order_by(articles.c.moment, articles.c.row)
    found = connection.execute(query).all()
    for at in range(0, len(found), _AT_A_TIME):
        part = found[at : at + _AT_A_TIME]
        told = _told(connection, [each.row for each in part])
        for row, moment, story in part:
            yield moment, [each.telling(row, day_at(moment), story) for each in told.get(row, ())]


def _told(connection: Connection, rows: Sequence[int]) -> dict[int, list[Told]]:
    """The events of each of these articles, in their order."""
    who = _parties(connection, rows)
    sides = _sides(connection, rows, who)
    found = connection.execute(_of(rows, events).order_by(events.c.article, events.c.n)).all()
    put_off = _put_off(connection, [each for each in found if each.status in MAY_BE_PUT_OFF])
    told: dict[int, list[Told]] = defaultdict(list)
    for each in found:
        key = (each.article, each.n)
        told[each.article].append(
            Told(
                each.n,
                EventType(each.type),
                each.mode,
                EventStatus(each.status),
                each.time,
                sides["actor", key],
                sides["recipient", key],
                who.get((each.article, each.place)) if each.place is not None else None,
                key in put_off,
            )
        )
    return told


def _parties(connection: Connection, rows: Sequence[int]) -> dict[_Key, Party]:
    """All entities of these articles by their numbers."""
    who = identity_mentions.c
    same = and_(who.article == entities.c.article, who.entity == entities.c.n)
    query = select(entities.c.article, entities.c.n, who.identity, entities.c.country)
    query = query.outerjoin(identity_mentions, same).where(entities.c.article.in_(rows))
    return {(row, n): Party(identity, country) for row, n, identity, country in connection.execute(query)}


def _sides(
    connection: Connection, rows: Sequence[int], who: dict[_Key, Party]
) -> dict[tuple[str, _Key], list[Party]]:
    """Actors and recipients of the events of these articles."""
    sides: dict[tuple[str, _Key], list[Party]] = defaultdict(list)
    table = event_parties.c
    order = (table.article, table.event, table.part, table.n)
    for each in connection.execute(_of(rows, event_parties).order_by(*order)):
        sides[each.part, (each.article, each.event)].append(who[each.article, each.entity])
    return sides


def _put_off(connection: Connection, found: Sequence[Row[Any]]) -> set[_Key]:
    """Those of these events whose sentences say that they are put off."""
    wanted = sorted({each.article for each in found})
    query = select(articles.c.row, articles.c.content).where(articles.c.row.in_(wanted))
    bodies = {row: unpack_body(content) for row, content in connection.execute(query)}
    return {(each.article, each.n) for each in found if puts_off(bodies[each.article][each.start : each.end])}


def _of(rows: Sequence[int], table: Any) -> Select[Any]:
    return select(table).where(table.c.article.in_(rows))
