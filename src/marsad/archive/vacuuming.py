"""Gives back the room that an archive does not need: drops what nothing refers to, then packs the files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Engine, Table, delete, exists, select, text

from marsad.archive.accounts_schema import logins
from marsad.archive.clock import now
from marsad.archive.columns import METADATA
from marsad.archive.connecting import name_of
from marsad.archive.schema import problems, sources
from marsad.archive.writing import Writing
from marsad.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Vacuumed:
    """Bytes `before` and `after`, and how many rows were dropped, by what they were."""

    before: int
    after: int
    dropped: dict[str, int]


def drop_unreferred(writing: Writing) -> dict[str, int]:
    """Deletes the rows that nothing refers to and nobody can reach; how many, by what they were.

    Pages, articles, versions, corrections and what people may have a link to are never among them.
    """
    return {
        what: writing.connection.execute(delete(table).where(condition)).rowcount
        for what, table, condition in _unreferred()
    }


def _unreferred() -> Iterator[tuple[str, Table, ColumnElement[bool]]]:
    yield "logins that have run out", logins, logins.c.expires <= now()
    of_none = ~exists(select(sources.c.n).where(sources.c.id == problems.c.source))
    yield "problems of removed sources", problems, problems.c.source.is_not(None) & of_none


def pack(engine: Engine, *, full: bool) -> None:
    """Has the database give back free room and count anew what is where.

    SQLite rewrites its file, for which it needs as much room again for a while. PostgreSQL only marks the
    room as free, unless with `full`, which locks each table while it is rewritten. Raises ArchiveError.
    """
    if engine.dialect.name == "postgresql":
        _pack_postgresql(engine, full)
    else:
        _pack_sqlite(engine)


def _pack_postgresql(engine: Engine, full: bool) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        names = map(connection.dialect.identifier_preparer.format_table, METADATA.sorted_tables)
        connection.execute(text(f"VACUUM ({'FULL, ' if full else ''}ANALYZE) {', '.join(names)}"))


def _pack_sqlite(engine: Engine) -> None:
    with closing(engine.raw_connection()) as connection:  # SQLAlchemy's would begin a transaction
        try:
            for statement in ("VACUUM", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"):
                connection.cursor().execute(statement).fetchall()
        except sqlite3.Error as error:
            raise ArchiveError(name_of(engine.url), f"not packed: {error}") from error
