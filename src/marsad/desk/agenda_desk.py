"""Keeps happenings and the agenda in the archive: events of all articles, joined and followed.

The books live in memory over a window of time and are built again from the archive's rows when a process
starts, so they need no state of their own. A row of the agenda is known by the event that announced it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from marsad.archive.clock import day_at
from marsad.archive.loading import Archived
from marsad.archive.stories_schema import (
    agenda,
    happening_events,
    happenings,
    identities,
    story_articles,
)
from marsad.archive.writing import Writing
from marsad.desk.kept_tellings import kept_tellings
from marsad.desk.tellings import tellings_of
from marsad.model.happening import AgendaEntry, AgendaState, Happening, Telling
from marsad.stories.agenda import Agenda
from marsad.stories.happenings import HappeningBook, conflicts

WINDOW_DAYS = 400  # plans are followed, and tellings joined, over a little more than a year
_DAY = 86_400
_MOST_IN_ONE = 500


class AgendaDesk:
    """Happenings and agenda with their rows."""

    def __init__(self, connection: Connection) -> None:
        self._happenings = HappeningBook()
        self._agenda = Agenda()
        self._rows_of: dict[int, int] = {}  # happening in memory -> its row
        self._keys: dict[int, tuple[int, int]] = {}  # entry in memory -> article and event announcing it
        self._newest = 0  # the moment of the newest article dealt with
        self._kept_from = ""  # the day before which nothing is in memory
        for moment, told in kept_tellings(connection, WINDOW_DAYS):
            self._newest = max(self._newest, moment)
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
            day = day_at(each.moment)
            self._observe(
                tellings_of(each.article, each.row, who.get(each.row, {}), day, stories.get(each.row))
            )
        self._newest = max([self._newest, *(each.moment for each in part if not each.withdrawn)])
        if self._newest:
            self._agenda.close_silent(day_at(self._newest))
        self._write_agenda(writing)
        self._write_happenings(writing, {each.row for each in part})
        if self._newest:
            self._forget_before(day_at(self._newest - WINDOW_DAYS * _DAY))

    def _observe(self, told: Iterable[Telling]) -> None:
        for telling in told:
            if telling.parties:
                self._happenings.add(telling)
                self._agenda.observe(telling)

    def _forget_before(self, day: str) -> None:
        """Lets go, once a day, of what the window has left behind; its rows stay."""
        if day <= self._kept_from:
            return
        self._kept_from = day
        for number in self._happenings.forget_before(day):
            self._rows_of.pop(number, None)
        for entry in self._agenda.forget_before(day):
            self._keys.pop(entry.number, None)

    def _happening_rows(self, connection: Connection) -> None:
        query = select(happening_events.c.article, happening_events.c.event, happening_events.c.happening)
        kept = {(article, event): number for article, event, number in connection.execute(query)}
        for happening in self._happenings.happenings.values():
            told = ((telling.article, telling.n) for telling in happening.tellings)
            rows = [kept[key] for key in told if key in kept]
            if rows:
                self._rows_of[happening.number] = min(rows)

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

    def _write_happenings(self, writing: Writing, rows: set[int]) -> None:
        connection = writing.connection
        connection.execute(delete(happening_events).where(happening_events.c.article.in_(sorted(rows))))
        joined: list[dict[str, int]] = []
        for happening in self._happenings.told_by(rows):
            number = self._happening_row(writing, happening)
            fresh = (told for told in happening.tellings if told.article in rows)
            joined += [{"article": told.article, "event": told.n, "happening": number} for told in fresh]
        if joined:
            connection.execute(insert(happening_events), joined)

    def _happening_row(self, writing: Writing, happening: Happening) -> int:
        values = _happening_values(happening, writing)
        row = self._rows_of.get(happening.number)
        if row is not None:
            del values["story"]  # it follows its articles by itself
            writing.connection.execute(update(happenings).where(happenings.c.id == row).values(values))
            return row
        inserted = writing.connection.execute(insert(happenings).values(values)).inserted_primary_key
        assert inserted is not None
        self._rows_of[happening.number] = int(inserted[0])
        return self._rows_of[happening.number]


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
