"""Fills an archive of `bench/growth.py` with copies of its own rows on later days, and with other names.

What the desk worked out for the first articles is copied with them, so that an archive of hundreds of
thousands stands in minutes as if the desk had followed it. The people are the same in all copies; as many
others as there are further articles are added, under names put together from those there are.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from marsad.archive.archive import Archive
from marsad.archive.stories_schema import identities
from marsad.desk.identity_rows import next_number, write_identities, write_keys
from marsad.model.entity import EntityType
from marsad.stories.known import Known

_ROW = "{0} + :rows"
_TIME = "{0} + 86400 * :days"
_DAY = "date({0}, '+' || :days || ' days')"
_VALUE = (
    "CASE WHEN {0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' "
    "THEN date(substr({0}, 1, 10), '+' || :days || ' days') || substr({0}, 11) ELSE {0} END"
)
_NAME = "{0} || '-' || :copy"
# How columns differ in a copy; what is not named stays.
_CHANGES: dict[str, dict[str, str]] = {
    "pages": {"id": _ROW, "address": "{0} + :copy", "name": _NAME, "url": _NAME},
    "articles": {
        "row": _ROW,
        "seq": _ROW,
        "page": _ROW,
        "id": _NAME,
        "address": "{0} + :copy",
        "moment": _TIME,
        "day": _DAY,
    },
    **{name: {"article": _ROW} for name in ("credits", "entities", "mentions", "times", "quotes")},
    "events": {"article": _ROW, "time": _VALUE},
    "event_parties": {"article": _ROW},
    "stories": {
        **dict.fromkeys(("id", "merged_into", "first_article", "seq"), _ROW),
        **dict.fromkeys(("first_moment", "last_moment"), _TIME),
    },
    "story_articles": {"article": _ROW, "story": _ROW},
    "identity_mentions": {"article": _ROW},
    "happenings": {"id": _ROW, "story": _ROW, "seq": _ROW, "day": _DAY},
    "happening_events": {"article": _ROW, "happening": _ROW},
    "agenda": {
        **dict.fromkeys(("id", "article", "story", "closed_by", "seq"), _ROW),
        **dict.fromkeys(("first_day", "last_day"), _DAY),
    },
}
_WHERE = {"pages": "id", "articles": "row", "stories": "id", "happenings": "id", "agenda": "id"}
_COUNTRIES = ("EG", "SA", "IQ", "SY", "US", "RU", "FR", "MA", "JO", "LB")
_AT_ONCE = 5_000  # names written together


def fill(place: Path, first: int, upto: int, a_day: int) -> None:
    """Brings an archive of `first` articles, `a_day` on each day, to `upto` articles."""
    connection = sqlite3.connect(place, isolation_level=None)
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA cache_size=-262144")
    last = connection.execute("SELECT value FROM counters WHERE name = 'seq'").fetchone()[0]
    copies = upto // first
    connection.execute("BEGIN")
    for copy in range(1, copies):
        shift = {"rows": copy * last, "days": copy * first // a_day, "copy": copy, "last": last}
        for table, changes in _CHANGES.items():
            _copy(connection, table, changes, shift)
    connection.execute("UPDATE counters SET value = ? WHERE name = 'seq'", (copies * last,))
    connection.execute("UPDATE followers SET seq = ?", (copies * last,))
    connection.execute("COMMIT")
    connection.close()


def _copy(connection: sqlite3.Connection, table: str, changes: dict[str, str], shift: dict[str, int]) -> None:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    made = ", ".join(changes.get(name, "{0}").format(f'"{name}"') for name in columns)
    first_ones = f'"{_WHERE.get(table, "article")}" <= :last'
    connection.execute(f"INSERT INTO {table} SELECT {made} FROM {table} WHERE {first_ones}", shift)


def add_names(archive: Archive, count: int) -> None:
    """Adds so many people, under names put together from first and last words of those there are."""
    random.seed(2)
    with archive.reading() as connection:
        people = connection.scalars(select(identities.c.name).where(identities.c.type == "PERSON")).all()
    words = [name.split() for name in people if len(name.split()) > 1]
    for at in range(0, count, _AT_ONCE):
        with archive.writing() as writing:
            first = next_number(writing.connection)
            made = [_person(number, words) for number in range(first, first + min(_AT_ONCE, count - at))]
            write_identities(writing, made)
            write_keys(writing.connection, {(key, known.number) for known in made for key in known.keys})


def _person(number: int, words: Sequence[Sequence[str]]) -> Known:
    one, other, third = (random.choice(words) for _ in range(3))
    name = " ".join([one[0], *other[:1], *third[1:]] if number % 2 else [one[0], *third[1:]])
    return Known(number, EntityType.PERSON, name, None, Counter([name]), Counter([random.choice(_COUNTRIES)]))
