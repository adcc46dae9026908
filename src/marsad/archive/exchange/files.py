"""Writes an archive out to one file, and takes such a file into an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from marsad.archive.exchange.exporting import COUNTED, records
from marsad.archive.exchange.form import END, Record, read_records, write_records
from marsad.archive.exchange.importing import Imported, Importing, Numbers
from marsad.archive.opened import Opened
from marsad.errors import ArchiveError

# Hears how many of how many records are behind us.
Progress = Callable[[int, int], None]
_Line = tuple[int, str, Record]
_BATCH = 200


def export_archive(archive: Opened, path: Path, progress: Progress = lambda done, whole: None) -> int:
    """Writes all of an archive as it is at this moment to the new file `path`; gives its bytes.

    Raises ArchiveError; then no file is left.
    """
    with archive.reading() as connection:
        return write_records(path, _heard(records(connection), progress))


def _heard(given: Iterator[tuple[str, Record]], progress: Progress) -> Iterator[tuple[str, Record]]:
    whole = 0
    for done, (kind, record) in enumerate(given):
        whole = whole or _whole(record)
        progress(done, whole)
        yield kind, record


def import_archive(archive: Opened, path: Path, progress: Progress = lambda done, whole: None) -> Imported:
    """Takes the file at `path` into an archive; what is there already stays as it is.

    Every batch is one transaction; broken off anywhere, the same call goes on there. Raises ArchiveError with
    the line that is wrong.
    """
    lines = read_records(path)
    _, _, head = next(lines)
    whole, done = _whole(head), 0
    result, numbers = Imported(), Numbers(int(head.get("last_seq", 0)))
    for batch in _batches(lines):
        with archive.writing() as writing:
            _take_in(path, batch, Importing(writing, numbers, result))
        done += len(batch)
        progress(min(done, whole), whole)
    return result


def _batches(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    """The lines some at a time; where they break off, what came before is given first."""
    batch: list[_Line] = []
    try:
        for line in lines:
            batch.append(line)
            if len(batch) >= _BATCH:
                yield batch
                batch = []
    except ArchiveError:
        yield batch
        raise
    yield batch


def _take_in(path: Path, batch: list[_Line], importing: Importing) -> None:
    for number, kind, record in batch:
        if kind == END:
            return
        try:
            importing.take(kind, record)
        except DBAPIError:
            raise
        except (KeyError, TypeError, ValueError, AttributeError, SQLAlchemyError, ArchiveError) as error:
            raise ArchiveError(str(path), f"line {number} is no whole {kind} ({error})") from error


def _whole(head: Record) -> int:
    """How many records the first line promises."""
    return sum(int(head.get(name, 0)) for name in COUNTED)
