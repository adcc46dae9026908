"""Events in a table: every filter that the page and the API offer, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from marsad.archive.schema import articles, entities, event_parties, events
from marsad.archive.stories_schema import identity_mentions, story_articles


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What events are wanted; None asks for all. Days bound the event's time, ISO `YYYY-MM-DD`.

    `identity` is a person, organisation or place that takes part; `country` a two-letter code of a party.
    """

    type: str | None = None
    mode: str | None = None
    status: str | None = None
    country: str | None = None
    identity: int | None = None
    other_country: str | None = None
    outlet: str | None = None
    story: int | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in an event, by the name the article uses."""

    name: str
    part: str  # actor or recipient
    country: str | None
    identity: int | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as one article tells it."""

    article: int
    n: int
    article_id: str
    headline: str | None
    outlet: str | None
    moment: int
    type: str
    mode: str | None
    status: str
    time: str | None
    place: str | None
    trigger: str
    contexts: tuple[str, ...]
    parties: tuple[Party, ...]

    @property
    def cursor(self) -> str:
        """Where the next page goes on."""
        return f"{self.moment}.{self.article}.{self.n}"

    def named(self, part: str) -> tuple[str, ...]:
        """The names of those who play `part`."""
        return tuple(party.name for party in self.parties if party.part == part)


def event_rows(
    connection: Connection, wanted: EventFilter, limit: int = 50, after: str | None = None
) -> list[EventRow]:
    """Events newest article first; `after` is the last one's cursor. Raises ValueError for a bad one."""
    query = _query(wanted)
    if after is not None:
        query = query.where(_behind(after))
    order = (articles.c.moment.desc(), articles.c.row.desc(), events.c.n)
    found = connection.execute(query.order_by(*order).limit(limit)).all()
    parties = _parties(connection, [(row.article, row.n) for row in found])
    return [_row(row, parties.get((row.article, row.n), ())) for row in found]


def count_events(connection: Connection, wanted: EventFilter) -> int:
    """How many events the filter lets through."""
    return connection.execute(select(func.count()).select_from(_query(wanted).subquery())).scalar_one()


def _query(wanted: EventFilter) -> Select[Any]:
    place = aliased(entities, name="place_entity")
    query = (
        select(
            events,
            articles.c.id.label("article_id"),
            articles.c.headline,
            articles.c.outlet,
            articles.c.moment,
            place.c.name.label("place_name"),
        )
        .join(articles, articles.c.row == events.c.article)
        .outerjoin(place, and_(place.c.article == events.c.article, place.c.n == events.c.place))
        .where(articles.c.withdrawn == 0)
    )
    for condition in _conditions(wanted):
        query = query.where(condition)
    return query


def _conditions(wanted: EventFilter) -> list[Any]:
    plain = {
        events.c.type: wanted.type,
        events.c.mode: wanted.mode,
        events.c.status: wanted.status,
        articles.c.outlet: wanted.outlet,
    }
    conditions: list[Any] = [column == value for column, value in plain.items() if value is not None]
    when = func.coalesce(events.c.time, articles.c.day)
    if wanted.since:
        conditions.append(when >= wanted.since)
    if wanted.until:
        conditions.append(when <= f"{wanted.until}~")  # behind every clock time of that day
    conditions += [_of_country(code) for code in (wanted.country, wanted.other_country) if code]
    if wanted.identity is not None:
        conditions += [_naming(wanted.identity), _of_identity(wanted.identity)]
    if wanted.story is not None:
        told = select(story_articles.c.article).where(story_articles.c.story == wanted.story)
        conditions.append(articles.c.row.in_(told))
    return conditions


def _of_country(code: str) -> Any:
    return exists(
        select(1)
        .select_from(event_parties)
        .join(
            entities,
            and_(entities.c.article == event_parties.c.article, entities.c.n == event_parties.c.entity),
        )
        .where(_of_this_event(), entities.c.country == code)
    )


def _naming(identity: int) -> Any:
    """The articles that name it: few, where all events are many."""
    named = select(identity_mentions.c.article).where(identity_mentions.c.identity == identity)
    return events.c.article.in_(named)


def _of_identity(identity: int) -> Any:
    mention = identity_mentions
    takes_part = exists(
        select(1)
        .select_from(event_parties)
        .join(
            mention,
            and_(mention.c.article == event_parties.c.article, mention.c.entity == event_parties.c.entity),
        )
        .where(_of_this_event(), mention.c.identity == identity)
    )
    is_place = exists(
        select(1).where(
            mention.c.article == events.c.article,
            mention.c.entity == events.c.place,
            mention.c.identity == identity,
        )
    )
    return or_(takes_part, is_place)


def _of_this_event() -> Any:
    return and_(event_parties.c.article == events.c.article, event_parties.c.event == events.c.n)


def _behind(cursor: str) -> Any:
    parts = cursor.split(".")
    if len(parts) != 3:
        raise ValueError(f"no cursor: {cursor!r}")
    moment, row, n = (int(part) for part in parts)
    return or_(
        articles.c.moment < moment,
        and_(articles.c.moment == moment, articles.c.row < row),
        and_(articles.c.moment == moment, articles.c.row == row, events.c.n > n),
    )


def _parties(connection: Connection, keys: list[tuple[int, int]]) -> dict[tuple[int, int], tuple[Party, ...]]:
    rows = {article for article, _ in keys}
    mention = identity_mentions
    query = (
        select(event_parties, entities.c.name, entities.c.country, mention.c.identity)
        .join(
            entities,
            and_(entities.c.article == event_parties.c.article, entities.c.n == event_parties.c.entity),
        )
        .outerjoin(
            mention,
            and_(mention.c.article == event_parties.c.article, mention.c.entity == event_parties.c.entity),
        )
        .where(event_parties.c.article.in_(rows))
        .order_by(event_parties.c.article, event_parties.c.event, event_parties.c.part, event_parties.c.n)
    )
    found: dict[tuple[int, int], tuple[Party, ...]] = {}
    for row in connection.execute(query):
        key = (row.article, row.event)
        found[key] = (*found.get(key, ()), Party(row.name, row.part, row.country, row.identity))
    return found


def _row(row: Any, parties: tuple[Party, ...]) -> EventRow:
    return EventRow(
        row.article,
        row.n,
        row.article_id,
        row.headline,
        row.outlet,
        row.moment,
        row.type,
        row.mode,
        row.status,
        row.time,
        row.place_name,
        row.trigger_text,
        tuple(row.contexts or ()),
        parties,
    )
