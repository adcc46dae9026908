"""The tellings of articles that the desk has dealt with, out of the archive's rows of facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select, and_, select

from marsad.archive.clock import day_at
from marsad.archive.columns import Found
from marsad.archive.packing import unpack_body
from marsad.archive.schema import articles, entities, event_parties, events
from marsad.archive.stories_schema import happening_events, identity_mentions, story_articles
from marsad.desk.tellings import MAY_BE_PUT_OFF, Party, Told
from marsad.model.event import EventStatus, EventType
from marsad.model.happening import Telling
from marsad.stories.putting_off import puts_off

_DAY = 86_400
_AT_A_TIME = 400
Key: TypeAlias = tuple[int, int]  # an article's row, and the number of an event or an entity of it


def happenings_told(
    connection: Connection, first: int, last: int, known: Collection[int]
) -> dict[int, list[Telling]]:
    """The happenings told of on the days from `first` to `last`, each with all its tellings, without `known`.

    Days are counted from 1970.
    """
    told = select(happening_events.c.happening).distinct()
    told = told.join(articles, articles.c.row == happening_events.c.article)
    within = and_(articles.c.moment >= first * _DAY, articles.c.moment < (last + 1) * _DAY)
    return _happenings(connection, {*connection.scalars(told.where(within))} - {*known})


def happenings_of(
    connection: Connection, rows: Sequence[int], known: Collection[int]
) -> dict[int, list[Telling]]:
    """The happenings that these articles told of so far, each with all its tellings, without `known`."""
    told = select(happening_events.c.happening).where(happening_events.c.article.in_(rows))
    return _happenings(connection, {*connection.scalars(told)} - {*known})


def tellings_of_events(connection: Connection, wanted: Collection[Key]) -> dict[Key, Telling]:
    """The tellings of these events of articles, the earliest told first; without those that are gone."""
    numbers = sorted({row for row, _ in wanted})
    found: dict[Key, Telling] = {}
    for at in range(0, len(numbers), _AT_A_TIME):
        part = numbers[at : at + _AT_A_TIME]
        told = _told(connection, part)
        for row, moment, story in _times_and_stories(connection, part):
            tellings = (each.telling(row, day_at(moment), story) for each in told.get(row, ()))
            found.update({(row, each.n): each for each in tellings if (row, each.n) in wanted})
    return dict(sorted(found.items(), key=lambda pair: (pair[1].told, *pair[0])))


def _happenings(connection: Connection, numbers: Collection[int]) -> dict[int, list[Telling]]:
    ordered, happening_of = sorted(numbers), dict[Key, int]()
    columns = (happening_events.c.article, happening_events.c.event, happening_events.c.happening)
    for at in range(0, len(ordered), _AT_A_TIME):
        of_part = happening_events.c.happening.in_(ordered[at : at + _AT_A_TIME])
        for row, event, number in connection.execute(select(*columns).where(of_part)):
            happening_of[row, event] = number
    found: dict[int, list[Telling]] = defaultdict(list)
    for key, telling in tellings_of_events(connection, happening_of.keys()).items():
        found[happening_of[key]].append(telling)
    return found


def _times_and_stories(connection: Connection, rows: Sequence[int]) -> Sequence[Found]:
    query = select(articles.c.row, articles.c.moment, story_articles.c.story)
    query = query.outerjoin(story_articles, story_articles.c.article == articles.c.row)
    return connection.execute(query.where(articles.c.row.in_(rows))).all()


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


def _parties(connection: Connection, rows: Sequence[int]) -> dict[Key, Party]:
    """All entities of these articles by their numbers."""
    who = identity_mentions.c
    same = and_(who.article == entities.c.article, who.entity == entities.c.n)
    query = select(entities.c.article, entities.c.n, who.identity, entities.c.country)
    query = query.outerjoin(identity_mentions, same).where(entities.c.article.in_(rows))
    return {(row, n): Party(identity, country) for row, n, identity, country in connection.execute(query)}


def _sides(
    connection: Connection, rows: Sequence[int], who: dict[Key, Party]
) -> dict[tuple[str, Key], list[Party]]:
    """Actors and recipients of the events of these articles."""
    sides: dict[tuple[str, Key], list[Party]] = defaultdict(list)
    table = event_parties.c
    order = (table.article, table.event, table.part, table.n)
    for each in connection.execute(_of(rows, event_parties).order_by(*order)):
        sides[each.part, (each.article, each.event)].append(who[each.article, each.entity])
    return sides


def _put_off(connection: Connection, found: Sequence[Row[Any]]) -> set[Key]:
    """Those of these events whose sentences say that they are put off."""
    wanted = sorted({each.article for each in found})
    query = select(articles.c.row, articles.c.content).where(articles.c.row.in_(wanted))
    bodies = {row: unpack_body(content) for row, content in connection.execute(query)}
    return {(each.article, each.n) for each in found if puts_off(bodies[each.article][each.start : each.end])}


def _of(rows: Sequence[int], table: Any) -> Select[Any]:
    return select(table).where(table.c.article.in_(rows))
