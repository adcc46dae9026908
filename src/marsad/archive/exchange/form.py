"""The portable form: JSON Lines under zstd, each line an object `{kind: record}`.

The first line says what the file is, the last one how much it holds, so that a cut file is known as such.
`docs/reference/archive.md` describes the records.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import zstandard

from marsad.errors import ArchiveError, ArchiveNewer

FORMAT = 1
HEAD, END = "marsad archive", "end"
SOURCE, ITEM, PAGE, ARTICLE, CORRECTION = "source", "item", "page", "article", "correction"

Record = dict[str, Any]
_LEVEL = 9
_ZSTD = b"\x28\xb5\x2f\xfd"


def write_records(path: Path, records: Iterable[tuple[str, Record]]) -> int:
    """Writes the file, whole or not at all; gives its bytes. Raises ArchiveError."""
    if path.exists():
        raise ArchiveError(str(path), "there already; name a new file")
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            _write(file, records)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    except OSError as error:
        raise ArchiveError(str(path), error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return path.stat().st_size


def _write(file: IO[bytes], records: Iterable[tuple[str, Record]]) -> None:
    with zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).stream_writer(
        file, closefd=False
    ) as out:
        for kind, record in records:
            out.write(_line(kind, record))


def _line(kind: str, record: Record) -> bytes:
    plain = {kind: record}
    try:
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    except UnicodeEncodeError:  # half a character, which UTF-8 cannot say and JSON's escapes can
        return json.dumps(plain, separators=(",", ":")).encode() + b"\n"


def read_records(path: Path) -> Iterator[tuple[int, str, Record]]:
    """Number, kind and record of each line, the first and the last one included.

    Raises ArchiveError with the line that is wrong, ArchiveNewer where a later Marsad wrote the file.
    """
    number, kind = 0, ""
    try:
        with _lines(path) as lines:
            for number, line in enumerate(lines, 1):
                kind, record = _parsed(path, number, line)
                yield number, kind, record
    except (OSError, UnicodeDecodeError, zstandard.ZstdError) as error:
        raise ArchiveError(str(path), f"after line {number}: {error}") from error
    if kind != END:
        where = (
            f"ends early, after line {number}" if number else "empty, where an exported archive was expected"
        )
        raise ArchiveError(str(path), f"{where}: make or fetch it again")


def _lines(path: Path) -> IO[str]:
    """The lines of the file, packed or not."""
    file = path.open("rb")
    packed = file.peek(len(_ZSTD))[: len(_ZSTD)] == _ZSTD
    bare = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True) if packed else file
    return io.TextIOWrapper(io.BufferedReader(bare), encoding="utf-8", newline="\n")


def _parsed(path: Path, number: int, line: str) -> tuple[str, Record]:
    try:
        ((kind, record),) = json.loads(line).items()
    except (ValueError, AttributeError) as error:
        raise ArchiveError(str(path), f"line {number} is no record of an exported archive") from error
    if (kind == HEAD) != (number == 1) or not isinstance(record, dict):
        raise ArchiveError(str(path), f"line {number} is no record of an exported archive")
    if kind == HEAD and record.get("format", 0) > FORMAT:
        raise ArchiveNewer(str(path), f"written by a later Marsad (format {record['format']})")
    return kind, record
