"""Where an archive is, to an engine that reads and writes it: SQLite's settings, PostgreSQL's driver."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from marsad.errors import ArchiveError

# What a transaction that writes says of itself: `engine.connect().execution_options(writes=True)`.
WRITES = "writes"

_BUSY_SECONDS = 60.0
# A thread may read within a reading: were connections short, threads could wait for one another for ever.
_NEVER_WAIT = -1
# WAL: readers never block and are never blocked. FULL: what is committed outlives a power cut too; writes
# come in batches, so the price is small. Negative cache sizes are KiB.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-65536",
    "PRAGMA mmap_size=268435456",
)


def url_of(place: str | Path) -> URL:
    """The database address of `place`: a file's path, `sqlite:///…` or `postgresql://…`.

    Raises ArchiveError where it is neither.
    """
    text = str(place)
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise ArchiveError(
            text, "no database address: sqlite:///path or postgresql://user@host/name"
        ) from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite":
        return url.set(drivername="sqlite")
    raise ArchiveError(
        name_of(url), "an archive is SQLite (a path) or PostgreSQL (postgresql://user@host/name)"
    )


def name_of(url: URL) -> str:
    """What messages call an archive: the file's path, or the address without its password."""
    return (url.database or "") if url.drivername == "sqlite" else url.render_as_string(hide_password=True)


def engine_for(place: str | Path) -> Engine:
    """An engine on `place`, connected when it is first used. Raises ArchiveError."""
    url = url_of(place)
    try:
        if url.drivername == "sqlite":
            return _sqlite(url)
        return create_engine(url, pool_pre_ping=True, max_overflow=_NEVER_WAIT)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise ArchiveError(
            name_of(url), "PostgreSQL needs an extra: pip install 'marsad[postgresql]'"
        ) from error


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, max_overflow=_NEVER_WAIT)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says, not where sqlite3 guesses
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: one that reads first and writes then can be refused halfway."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
