"""Keeps happenings and the agenda in the archive: events of all articles, joined and followed.

Happenings are held in memory for the days around those worked on, entries of the agenda for a little more
than a year; both come out of the archive's rows where they are needed, so they need no state of their own. A
row of the agenda is known by the event that announced it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from marsad.archive.clock import day_at, moment_of
from marsad.archive.loading import Archived
from marsad.archive.stories_schema import agenda, identities, story_articles
from marsad.archive.writing import Writing
from marsad.desk.happening_rows import (
    forget_happenings,
    forget_tellings,
    next_number,
    write_happenings,
)
from marsad.desk.happening_window import AROUND, HappeningWindow
from marsad.desk.kept_entries import kept_entries, newest_moment
from marsad.desk.tellings import tellings_of
from marsad.model.event import EventStatus
from marsad.model.happening import AgendaEntry, AgendaState, Telling
from marsad.stories.agenda import Agenda
from marsad.stories.event_days import days_between

WINDOW_DAYS = 400  # entries are followed over a little more than a year
_DAY = 86_400
_MOST_IN_ONE = 500


class AgendaDesk:
    """Happenings and agenda with their rows."""

    def __init__(self, connection: Connection) -> None:
        self._window = HappeningWindow()
        self._agenda = Agenda()
        self._newest = newest_moment(connection)  # of the articles dealt with
        self._kept_from = ""  # the day before which no closed entry is in memory
        self._keys: dict[int, tuple[int, int]] = {}  # entry in memory -> article and event announcing it
        for entry in kept_entries(connection, self._newest - WINDOW_DAYS * _DAY):
            number = self._agenda.restore(entry).number
            self._keys[number] = (entry.announced.article, entry.announced.n)

    def take(self, writing: Writing, part: Sequence[Archived], who: Mapping[int, Mapping[int, int]]) -> None:
        """Joins and follows the events of these articles; `who` gives their entities' identities."""
        connection, rows = writing.connection, [each.row for each in part]
        first_new = next_number(connection)
        self._window.book.number_from(first_new)
        self._agenda.recall(self._window.open_told_by(connection, rows))
        left = {number for row in rows for number in self._window.book.drop(row)}
        forget_tellings(connection, rows)
        for row in rows:
            self._agenda.drop(row)
        self._observe_all(connection, part, who)
        self._newest = max([self._newest, *(each.moment for each in part if not each.withdrawn)])
        if self._newest:
            self._agenda.close_silent(day_at(self._newest))
        self._write_agenda(writing)
        self._write_happenings(writing, left, first_new, {*rows})
        self._agenda.let_go(self._window.close_old())
        if self._newest:
            self._forget_before(day_at(self._newest - WINDOW_DAYS * _DAY))

    def _observe_all(
        self, connection: Connection, part: Sequence[Archived], who: Mapping[int, Mapping[int, int]]
    ) -> None:
        stories = _stories(connection, [each.row for each in part])
        for each in sorted(part, key=lambda each: (each.moment, each.row)):
            if not each.withdrawn and each.moment > 0:
                day, story = day_at(each.moment), stories.get(each.row)
                self._agenda.recall(self._window.open_around(connection, each.moment))
                for told in tellings_of(each.article, each.row, who.get(each.row, {}), day, story):
                    self._observe(connection, told)

    def _observe(self, connection: Connection, told: Telling) -> None:
        if told.parties:
            self._recall_days_of(connection, told)
            self._window.book.add(told)
            self._agenda.observe(told)

    def _recall_days_of(self, connection: Connection, told: Telling) -> None:
        """Has at hand what was told on the days of a plan that comes late and was for weeks ahead."""
        ahead = told.status is EventStatus.PLANNED and told.days and told.days.precision == "day"
        if ahead and told.days and days_between(told.told, told.days.first) > AROUND:
            moment = moment_of(told.days.first) or 0
            if moment <= self._newest:
                self._agenda.recall(self._window.open_around(connection, moment))

    def _forget_before(self, day: str) -> None:
        """Lets go, once a day, of entries that the window has left behind; their rows stay."""
        if day <= self._kept_from:
            return
        self._kept_from = day
        for entry in self._agenda.forget_before(day):
            self._keys.pop(entry.number, None)

    def _write_agenda(self, writing: Writing) -> None:
        """Rows of entries that are new or changed; those whose announcement is gone are taken away."""
        connection, entries = writing.connection, self._agenda.entries
        changed = sorted(self._agenda.take_changed())
        live = [entries[number] for number in changed if number in entries]
        gone = [
            self._keys.pop(number) for number in changed if number not in entries and number in self._keys
        ]
        self._keys.update({entry.number: (entry.announced.article, entry.announced.n) for entry in live})
        names = _names(connection, live)
        there = _rows_by_event(connection, [*gone, *(self._keys[entry.number] for entry in live)])
        for entry in sorted(live, key=lambda entry: self._keys[entry.number]):
            _write_entry(writing, _agenda_row(entry, names), there.get(self._keys[entry.number]))
        announced = set(self._keys.values()) if gone else set()
        ended = [there[key].id for key in gone if key in there and key not in announced]
        connection.execute(delete(agenda).where(agenda.c.id.in_(ended)))

    def _write_happenings(self, writing: Writing, left: set[int], first_new: int, rows: set[int]) -> None:
        """Writes the happenings that articles tell of, or told of before they were read again."""
        book = self._window.book
        told = {each.number: each for each in book.told_by(rows)}
        told.update({number: book.happenings[number] for number in left if number in book})
        write_happenings(writing, [told[number] for number in sorted(told)], first_new, rows)
        forget_happenings(writing.connection, left - told.keys())


def _write_entry(writing: Writing, row: dict[str, Any], known: Row[Any] | None) -> None:
    """Writes an entry that is new or is not as its row has it; its story follows its article by itself."""
    closed = writing.stamp if row["state"] != AgendaState.PLANNED else None
    values = {**row, "closed": closed, "seq": writing.next_seq(), "changed": writing.stamp}
    if known is None:
        writing.connection.execute(insert(agenda).values(values))
    elif any(known._mapping[name] != value for name, value in row.items() if name != "story"):
        del values["story"]
        writing.connection.execute(update(agenda).where(agenda.c.id == known.id).values(values))


def _rows_by_event(
    connection: Connection, keys: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], Row[Any]]:
    """The rows of the agenda that these events of articles announced."""
    wanted, found = sorted({article for article, _ in keys}), {}
    for at in range(0, len(wanted), _MOST_IN_ONE):
        part = select(agenda).where(agenda.c.article.in_(wanted[at : at + _MOST_IN_ONE]))
        found.update({(row.article, row.event): row for row in connection.execute(part)})
    return found


def _stories(connection: Connection, rows: Sequence[int]) -> dict[int, int]:
    query = select(story_articles.c.article, story_articles.c.story).where(story_articles.c.article.in_(rows))
    return {row.article: row.story for row in connection.execute(query)}


def _names(connection: Connection, entries: Iterable[AgendaEntry]) -> dict[int, str]:
    numbers = sorted({party for entry in entries for party in entry.parties})
    found: dict[int, str] = {}
    for at in range(0, len(numbers), _MOST_IN_ONE):
        query = select(identities.c.id, identities.c.name).where(
            identities.c.id.in_(numbers[at : at + _MOST_IN_ONE])
        )
        found.update({row.id: row.name for row in connection.execute(query)})
    return found


def _agenda_row(entry: AgendaEntry, names: Mapping[int, str]) -> dict[str, Any]:
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
        "history": [{"article": article, "what": what} for article, what in entry.history],
    }
