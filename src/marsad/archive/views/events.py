"""Events in a table: every filter that the page and the API offer, page by page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, Select, and_, bindparam, exists, func, or_, select

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
    asked = _asked(wanted)
    query = _statement((*asked,))
    if after is not None:
        query = query.where(_behind(after))
    found = connection.execute(query, {**asked, "limit": limit}).all()
    parties = _parties(connection, {row.article for row in found})
    return [_row(row, parties.get((row.article, row.n), ())) for row in found]


def count_events(connection: Connection, wanted: EventFilter) -> int:
    """How many events the filter lets through."""
    asked = _asked(wanted)
    total: int = connection.execute(_counting((*asked,)), asked).scalar_one()
    return total


def _asked(wanted: EventFilter) -> dict[str, Any]:
    """What the filter asks for, by its fields."""
    asked = {name: value for name, value in asdict(wanted).items() if value not in (None, "")}
    if "until" in asked:
        asked["until"] += "~"  # behind every clock time of that day
    return asked


@cache
def _statement(asked: tuple[str, ...]) -> Select[Any]:
    """The events that the fields in `asked` let through, their values and the limit to be bound."""
    order = (articles.c.moment.desc(), articles.c.row.desc(), events.c.n)
    return _query(asked).order_by(*order).limit(bindparam("limit", type_=Integer))


@cache
def _counting(asked: tuple[str, ...]) -> Select[Any]:
    return select(func.count()).select_from(_query(asked).subquery())


def _query(asked: tuple[str, ...]) -> Select[Any]:
    place = entities.alias("place_entity")
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
    conditions = _conditions()
    return query.where(*(conditions[name] for name in asked))


def _conditions() -> dict[str, Any]:
    """What each field of a filter asks, its value to be bound under the field's name."""
    when = func.coalesce(events.c.time, articles.c.day)
    told = select(story_articles.c.article).where(story_articles.c.story == bindparam("story"))
    return {
        "type": events.c.type == bindparam("type"),
        "mode": events.c.mode == bindparam("mode"),
        "status": events.c.status == bindparam("status"),
        "country": _of_country("country"),
        "identity": and_(_naming("identity"), _of_identity("identity")),
        "other_country": _of_country("other_country"),
        "outlet": articles.c.outlet == bindparam("outlet"),
        "story": articles.c.row.in_(told),
        "since": when >= bindparam("since"),
        "until": when <= bindparam("until"),
    }


def _of_country(name: str) -> Any:
    return exists(
        select(1)
        .select_from(event_parties)
        .join(
            entities,
            and_(entities.c.article == event_parties.c.article, entities.c.n == event_parties.c.entity),
        )
        .where(_of_this_event(), entities.c.country == bindparam(name))
    )


def _naming(name: str) -> Any:
    """The articles that name it: few, where all events are many."""
    named = select(identity_mentions.c.article).where(identity_mentions.c.identity == bindparam(name))
    return events.c.article.in_(named)


def _of_identity(name: str) -> Any:
    mention = identity_mentions
    takes_part = exists(
        select(1)
        .select_from(event_parties)
        .join(
            mention,
            and_(mention.c.article == event_parties.c.article, mention.c.entity == event_parties.c.entity),
        )
        .where(_of_this_event(), mention.c.identity == bindparam(name))
    )
    is_place = exists(
        select(1).where(
            mention.c.article == events.c.article,
            mention.c.entity == events.c.place,
            mention.c.identity == bindparam(name),
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


_PARTIES = (
    select(event_parties, entities.c.name, entities.c.country, identity_mentions.c.identity)
    .join(
        entities,
        and_(entities.c.article == event_parties.c.article, entities.c.n == event_parties.c.entity),
    )
    .outerjoin(
        identity_mentions,
        and_(
            identity_mentions.c.article == event_parties.c.article,
            identity_mentions.c.entity == event_parties.c.entity,
        ),
    )
    .where(event_parties.c.article.in_(bindparam("rows", expanding=True)))
    .order_by(event_parties.c.article, event_parties.c.event, event_parties.c.part, event_parties.c.n)
)


def _parties(connection: Connection, rows: set[int]) -> dict[tuple[int, int], tuple[Party, ...]]:
    found: dict[tuple[int, int], tuple[Party, ...]] = {}
    for row in connection.execute(_PARTIES, {"rows": list(rows)}):
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
