"""The agenda: what was announced, when it is due, what became of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Integer, Select, and_, bindparam, select

from marsad.archive.schema import articles, events
from marsad.archive.stories_schema import agenda, identities, identity_mentions

DUE_STATES = ("planned",)


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An announced event with its days (ISO, None where open), state and where both ends are told.

    `trigger` is the word that announces it (زيارة), `headline` that of the article with it.
    """

    id: int
    state: str
    type: str
    mode: str | None
    trigger: str
    headline: str | None
    title: str
    value: str | None
    first_day: str | None
    last_day: str | None
    precision: str
    place: str | None
    place_identity: int | None
    story: int | None
    article_id: str
    event: int
    outlet: str | None
    announced: str | None
    closed_by: str | None
    parties: tuple[dict[str, Any], ...]
    changed: str

    def shown_state(self, today: str) -> str:
        """The state as a reader sees it: a planned entry is due on its day and overdue behind it.

        One of a month or another long time is `within` it, not due on each of its days.
        """
        if self.state not in DUE_STATES or self.first_day is None:
            return self.state
        if (self.last_day or self.first_day) < today:
            return "overdue"
        if self.first_day > today:
            return self.state
        return "due" if self.precision == "day" else "within"


@dataclass(frozen=True, slots=True)
class AgendaFilter:
    """Which entries are wanted; days bound the entry's own days."""

    state: str | None = None
    since: str | None = None
    until: str | None = None
    type: str | None = None
    place: int | None = None
    identity: int | None = None
    story: int | None = None


def agenda_rows(connection: Connection, wanted: AgendaFilter, limit: int = 500) -> list[AgendaRow]:
    """Entries by their first day, open ones last."""
    asked = {name: value for name, value in asdict(wanted).items() if value is not None}
    if wanted.identity is None:
        found = connection.execute(_statement((*asked, "limit")), {**asked, "limit": limit})
        return [_row(row) for row in found]
    rows = (_row(row) for row in connection.execute(_statement((*asked,)), asked))
    taking_part = (row for row in rows if wanted.identity in {party.get("identity") for party in row.parties})
    return list(islice(taking_part, limit))


def agenda_changed(connection: Connection, after: int, upto: int) -> list[AgendaRow]:
    """Entries that were made or changed by the archive's running numbers behind `after`, up to `upto`."""
    query = _query().where(agenda.c.seq > after, agenda.c.seq <= upto)
    return [_row(row) for row in connection.execute(query.order_by(agenda.c.seq))]


@cache
def _statement(asked: tuple[str, ...]) -> Select[Any]:
    """The entries that the fields in `asked` let through, their values to be bound; `limit` bounds them."""
    named = select(identity_mentions.c.article).where(identity_mentions.c.identity == bindparam("identity"))
    conditions = {
        "state": agenda.c.state == bindparam("state"),
        "type": agenda.c.type == bindparam("type"),
        "place": agenda.c.place == bindparam("place"),
        "story": agenda.c.story == bindparam("story"),
        "since": agenda.c.last_day >= bindparam("since"),
        "until": agenda.c.first_day <= bindparam("until"),
        "identity": agenda.c.article.in_(named),
    }
    query = _query().where(*(conditions[name] for name in asked if name != "limit"))
    query = query.order_by(agenda.c.first_day.is_(None), agenda.c.first_day, agenda.c.id)
    return query.limit(bindparam("limit", type_=Integer)) if "limit" in asked else query


def _query() -> Select[Any]:
    closing = articles.alias("closing")
    return (
        select(
            agenda,
            identities.c.name.label("place_name"),
            articles.c.id.label("article_id"),
            articles.c.headline,
            events.c.trigger_text,
            articles.c.outlet,
            articles.c.published,
            closing.c.id.label("closing_id"),
        )
        .join(articles, articles.c.row == agenda.c.article)
        .join(events, and_(events.c.article == agenda.c.article, events.c.n == agenda.c.event))
        .outerjoin(identities, identities.c.id == agenda.c.place)
        .outerjoin(closing, closing.c.row == agenda.c.closed_by)
    )


def _row(row: Any) -> AgendaRow:
    return AgendaRow(
        row.id,
        row.state,
        row.type,
        row.mode,
        row.trigger_text,
        row.headline,
        row.title,
        row.value,
        row.first_day,
        row.last_day,
        row.precision,
        row.place_name,
        row.place,
        row.story,
        row.article_id,
        row.event,
        row.outlet,
        row.published,
        row.closing_id,
        tuple(row.parties or ()),
        row.changed,
    )
