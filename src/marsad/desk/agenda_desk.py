"""Keeps happenings and the agenda in the archive: events of all articles, joined and followed.

The books live in memory over a window of time and are built again from the archive's rows when a process
starts, so they need no state of their own. A row of the agenda is known by the event that announced it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from marsad.archive.clock import text_of
from marsad.archive.loading import Archived
from marsad.archive.packing import unpack_article
from marsad.archive.schema import articles
from marsad.archive.stories_schema import (
    agenda,
    happening_events,
    happenings,
    identities,
    identity_mentions,
    story_articles,
)
from marsad.archive.writing import Writing
from marsad.desk.tellings import tellings_of
from marsad.model.happening import AgendaEntry, Happening, Telling
from marsad.stories.agenda import Agenda
from marsad.stories.happenings import HappeningBook, conflicts

WINDOW_DAYS = 400  # plans are followed, and tellings joined, over a little more than a year
_DAY = 86_400


class AgendaDesk:
    """Happenings and agenda with their rows."""

    def __init__(self, connection: Connection) -> None:
        self._happenings = HappeningBook()
        self._agenda = Agenda()
        self._rows_of: dict[int, int] = {}  # happening in memory -> its row
        self._written: dict[tuple[int, int], tuple[Any, ...]] = {}
        for told in _kept_tellings(connection):
            self._observe(told)
        self._happening_rows(connection)

    def take(self, writing: Writing, part: Sequence[Archived], who: Mapping[int, Mapping[int, int]]) -> None:
        """Joins and follows the events of these articles; `who` gives their entities' identities."""
        stories = _stories(writing.connection, [each.row for each in part])
        for each in sorted(part, key=lambda each: (each.moment, each.row)):
            self._happenings.drop(each.row)
            self._agenda.drop(each.row)
            if each.withdrawn or each.moment <= 0:
                continue
            day = _day(each.moment)
            self._observe(
                tellings_of(each.article, each.row, who.get(each.row, {}), day, stories.get(each.row))
            )
        newest = writing.connection.scalar(select(func.max(articles.c.moment)))
        if newest:
            self._agenda.close_silent(_day(newest))
        self._write_agenda(writing)
        self._write_happenings(writing, {each.row for each in part})

    def _observe(self, told: Iterable[Telling]) -> None:
        for telling in told:
            if telling.parties:
                self._happenings.add(telling)
                self._agenda.observe(telling)

    def _happening_rows(self, connection: Connection) -> None:
        kept = {
            (row.article, row.event): row.happening for row in connection.execute(select(happening_events))
        }
        for happening in self._happenings.happenings.values():
            rows = [
                kept[telling.article, telling.n]
                for telling in happening.tellings
                if (telling.article, telling.n) in kept
            ]
            if rows:
                self._rows_of[happening.number] = min(rows)

    def _write_agenda(self, writing: Writing) -> None:
        """Rows of entries that are new or changed; those whose announcement is gone are taken away."""
        connection = writing.connection
        names = _names(connection, self._agenda.entries.values())
        there = _rows_by_event(connection)
        live = {
            (entry.announced.article, entry.announced.n): entry for entry in self._agenda.entries.values()
        }
        for key, entry in sorted(live.items()):
            state = _state(entry)
            if self._written.get(key) == state:
                continue
            row = _agenda_row(entry, names, writing)
            if key in there:
                connection.execute(update(agenda).where(agenda.c.id == there[key]).values(row))
            else:
                connection.execute(insert(agenda).values(row))
            self._written[key] = state
        gone = [key for key in there if key not in live and key in self._written]
        for key in gone:
            del self._written[key]
            connection.execute(delete(agenda).where(agenda.c.id == there[key]))

    def _write_happenings(self, writing: Writing, rows: set[int]) -> None:
        connection = writing.connection
        connection.execute(delete(happening_events).where(happening_events.c.article.in_(sorted(rows))))
        for happening in list(self._happenings.happenings.values()):
            fresh = [telling for telling in happening.tellings if telling.article in rows]
            if fresh:
                number = self._happening_row(writing, happening)
                connection.execute(
                    insert(happening_events),
                    [{"article": told.article, "event": told.n, "happening": number} for told in fresh],
                )

    def _happening_row(self, writing: Writing, happening: Happening) -> int:
        values = _happening_values(happening, writing)
        row = self._rows_of.get(happening.number)
        if row is not None:
            writing.connection.execute(update(happenings).where(happenings.c.id == row).values(values))
            return row
        inserted = writing.connection.execute(insert(happenings).values(values)).inserted_primary_key
        assert inserted is not None
        self._rows_of[happening.number] = int(inserted[0])
        return self._rows_of[happening.number]


def _kept_tellings(connection: Connection) -> Iterable[list[Telling]]:
    """The tellings of the articles of the window that identities are known for, oldest first."""
    newest = connection.scalar(select(func.max(articles.c.moment))) or 0
    who: dict[int, dict[int, int]] = defaultdict(dict)
    mention = identity_mentions.c
    for row, entity, identity in connection.execute(
        select(mention.article, mention.entity, mention.identity)
    ):
        who[row][entity] = identity
    query = select(articles.c.row, articles.c.moment, articles.c.content, story_articles.c.story)
    query = query.outerjoin(story_articles, story_articles.c.article == articles.c.row)
    recent = and_(articles.c.moment > newest - WINDOW_DAYS * _DAY, articles.c.withdrawn == 0)
    for found in connection.execute(query.where(recent).order_by(articles.c.moment, articles.c.row)):
        if found.row in who:
            article = unpack_article(found.content)
            yield tellings_of(article, found.row, who[found.row], _day(found.moment), found.story)


def _rows_by_event(connection: Connection) -> dict[tuple[int, int], int]:
    query = select(agenda.c.id, agenda.c.article, agenda.c.event)
    return {(row.article, row.event): row.id for row in connection.execute(query)}


def _stories(connection: Connection, rows: Sequence[int]) -> dict[int, int]:
    query = select(story_articles.c.article, story_articles.c.story).where(story_articles.c.article.in_(rows))
    return {row.article: row.story for row in connection.execute(query)}


def _names(connection: Connection, entries: Iterable[AgendaEntry]) -> dict[int, str]:
    numbers = sorted({party for entry in entries for party in entry.parties})
    found: dict[int, str] = {}
    for at in range(0, len(numbers), 500):
        query = select(identities.c.id, identities.c.name).where(identities.c.id.in_(numbers[at : at + 500]))
        found.update({row.id: row.name for row in connection.execute(query)})
    return found


def _state(entry: AgendaEntry) -> tuple[Any, ...]:
    closed = (entry.closed_by.article, entry.closed_by.n) if entry.closed_by else None
    return (entry.state, entry.days, entry.parties, closed, tuple(entry.history))


def _agenda_row(entry: AgendaEntry, names: Mapping[int, str], writing: Writing) -> dict[str, Any]:
    told, days, closing = entry.announced, entry.days, entry.closed_by
    numbers = sorted(entry.parties)
    parties = [{"identity": number, "name": names.get(number, "")} for number in numbers]
    return {
        "state": entry.state.value,
        "type": told.type.value,
        "mode": told.mode,
        "title": " · ".join(names[number] for number in numbers if number in names),
        "value": told.value,
        "first_day": days.first if days else None,
        "last_day": days.last if days else None,
        "precision": days.precision if days else "open",
        "place": told.place,
        "story": told.story,
        "article": told.article,
        "event": told.n,
        "parties": parties,
        "closed_by": closing.article if closing else None,
        "closing_event": closing.n if closing else None,
        "closed": writing.stamp if entry.state != "planned" else None,
        "history": [{"article": article, "what": what} for article, what in entry.history],
        "seq": writing.next_seq(),
        "changed": writing.stamp,
    }


def _happening_values(happening: Happening, writing: Writing) -> dict[str, Any]:
    first = happening.tellings[0]
    dated = next((told for told in happening.tellings if told.days and told.days.precision == "day"), None)
    place = next((told.place for told in happening.tellings if told.place is not None), None)
    return {
        "type": first.type.value,
        "mode": first.mode,
        "status": happening.tellings[-1].status.value,
        "day": dated.days.first if dated and dated.days else None,
        "place": place,
        "story": first.story,
        "tellers": len({told.article for told in happening.tellings}),
        "parties": sorted(happening.parties),
        "conflicts": conflicts(happening) or None,
        "seq": writing.next_seq(),
        "changed": writing.stamp,
    }


def _day(moment: int) -> str:
    return text_of(moment)[:10]
