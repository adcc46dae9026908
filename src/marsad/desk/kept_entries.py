"""Entries of the agenda out of the archive's rows, as the agenda follows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from marsad.archive.schema import articles
from marsad.archive.stories_schema import agenda, identity_mentions
from marsad.desk.kept_tellings import Key, tellings_of_events
from marsad.model.happening import AgendaEntry, AgendaState, Days, Telling


def newest_moment(connection: Connection) -> int:
    """When the newest article was published that the desk has dealt with; 0 without any."""
    dealt_with = select(identity_mentions.c.article).where(identity_mentions.c.article == articles.c.row)
    counted = and_(articles.c.withdrawn == 0, articles.c.moment > 0, dealt_with.exists())
    query = select(articles.c.moment).where(counted).order_by(articles.c.moment.desc()).limit(1)
    return connection.scalar(query) or 0


def kept_entries(connection: Connection, since: int) -> list[AgendaEntry]:
    """Plans that are open, and all entries announced from the moment `since` on, in order of announcement."""
    followed = or_(agenda.c.state == AgendaState.PLANNED.value, articles.c.moment >= since)
    query = select(agenda).join(articles, articles.c.row == agenda.c.article).where(followed)
    rows = connection.execute(query.order_by(articles.c.moment, agenda.c.article, agenda.c.event)).all()
    told = tellings_of_events(connection, {key for row in rows for key in _keys(row)})
    return list(_entries(rows, told))


def _keys(row: Row[Any]) -> Iterator[Key]:
    yield row.article, row.event
    if row.closed_by is not None:
        yield row.closed_by, row.closing_event


def _entries(rows: Iterable[Row[Any]], told: Mapping[Key, Telling]) -> Iterator[AgendaEntry]:
    for row in rows:
        announced = told.get((row.article, row.event))
        if announced is not None:
            yield AgendaEntry(
                number=row.id,
                announced=announced,
                days=Days(row.first_day, row.last_day, row.precision) if row.first_day else None,
                parties=frozenset(party["identity"] for party in row.parties or ()),
                state=AgendaState(row.state),
                closed_by=told.get((row.closed_by, row.closing_event)),
                history=[(each["article"], each["what"]) for each in row.history or ()],
            )
