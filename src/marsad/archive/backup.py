"""Copies a SQLite archive into another file while others read and write it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from marsad.archive.connecting import name_of
from marsad.errors import ArchiveError

Progress = Callable[[int, int], None]
_PAGES_AT_ONCE = 2_000


def back_up(engine: Engine, path: Path, progress: Progress) -> int:
    """Writes what the archive holds at this moment to the new file `path`; gives its bytes.

    `progress` hears how many of how many database pages are copied. The file has its name only once it is
    whole and on disk. Raises ArchiveError: a file is there, PostgreSQL, no room.
    """
    _refuse(engine, path)
    part = path.with_name(f"{path.name}.part")
    try:
        _copy(engine, part, progress)
        part.rename(path)
    except (sqlite3.Error, OSError) as error:
        raise ArchiveError(str(path), f"the backup failed: {error}") from error
    finally:
        part.unlink(missing_ok=True)
    return path.stat().st_size


def _refuse(engine: Engine, path: Path) -> None:
    if engine.dialect.name != "sqlite":
        raise ArchiveError(
            name_of(engine.url),
            f"PostgreSQL makes its own backups: pg_dump --format=custom --file={path} ADDRESS; "
            "`marsad archive export` writes a copy that any archive can import",
        )
    if path.exists():
        raise ArchiveError(str(path), "there already; name a new file")
    if not path.parent.is_dir():
        raise ArchiveError(str(path), "there is no such folder")


def _copy(engine: Engine, part: Path, progress: Progress) -> None:
    part.unlink(missing_ok=True)
    with closing(_reader(engine)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(
            target,
            pages=_PAGES_AT_ONCE,
            progress=lambda _status, left, whole: progress(whole - left, whole),
        )
    with part.open("rb") as file:
        os.fsync(file.fileno())


def _reader(engine: Engine) -> sqlite3.Connection:
    """A connection within a transaction that reads: however long the copy takes, it stays at one state.

    Without it SQLite would begin anew whenever somebody writes between two of its steps.
    """
    connection = sqlite3.connect(engine.url.database or "", isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_master")
    return connection
