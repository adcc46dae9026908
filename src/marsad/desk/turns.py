"""One process at a time works at an archive's desk; the others wait for their turn."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

_KEY = 0x6465736B  # "desk": PostgreSQL's lock for one desk at a time


@contextmanager
def turn(engine: Engine) -> Iterator[None]:
    """Waits until nobody else works at the desk of the archive on `engine`, and has others wait meanwhile."""
    wait = _turn_on_postgresql if engine.dialect.name == "postgresql" else _turn_on_sqlite
    with wait(engine):
        yield


@contextmanager
def _turn_on_postgresql(engine: Engine) -> Iterator[None]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _KEY})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _KEY})


@contextmanager
def _turn_on_sqlite(engine: Engine) -> Iterator[None]:
    """Locks the folder of the archive: a lock on its file itself would meddle with SQLite's own."""
    folder = os.open(Path(engine.url.database or "").resolve().parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)  # which gives the lock back
