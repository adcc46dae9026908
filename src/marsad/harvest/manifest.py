"""Manifests: JSON Lines that name saved pages (`{"id", "path" | "html" | "text", "url", "fetched"}`)."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from marsad.errors import ManifestError, PageError, PageUnreadable
from marsad.harvest.files import read_file, why_not
from marsad.harvest.gzipped import open_gzip
from marsad.harvest.limits import Limits, megabytes
from marsad.harvest.payload import Origin, page_of_text
from marsad.model.page import Page

_CONTENT = ("path", "html", "text")


def read_manifest(path: Path, limits: Limits | None = None) -> Iterator[Page | PageError]:
    """The pages that the manifest at `path` names, in order; a bad line or page as its error.

    A relative `path` in it is looked up beside the manifest, then in the working folder.
    """
    try:
        with open_gzip(path) as stream:
            yield from read_manifest_stream(stream, str(path), path.parent, limits)
    except (OSError, EOFError, zlib.error) as error:
        yield PageUnreadable(str(path), why_not(error))


def read_manifest_stream(
    stream: BinaryIO, name: str, folder: Path, limits: Limits | None = None
) -> Iterator[Page | PageError]:
    """As `read_manifest`, from an open stream called `name`."""
    limits = limits or Limits()
    for number, line in enumerate(_lines(stream, limits.line_bytes), 1):
        if not line.strip():
            continue
        try:
            yield _page(line, f"{name}, line {number}", folder, limits)
        except PageError as error:
            yield error


def _lines(stream: BinaryIO, longest: int) -> Iterator[bytes]:
    """The lines, each cut after `longest` bytes plus one; the rest of a longer one is skipped."""
    while line := stream.readline(longest + 1):
        rest = line
        while len(rest) > longest and not rest.endswith(b"\n"):
            rest = stream.readline(longest + 1)
        yield line


def _page(line: bytes, where: str, folder: Path, limits: Limits) -> Page:
    if len(line) > limits.line_bytes:
        raise ManifestError(where, f"longer than {megabytes(limits.line_bytes)}, the limit for one line")
    row = _row(line, where)
    content = _content_field(row, where)
    fetched = _fetched(row.get("fetched"), where)
    if content == "path":
        path = _beside(folder, row["path"])
        return read_file(path, Origin(row["id"], row.get("url"), row["path"], fetched), limits)
    return page_of_text(row[content], Origin(row["id"], row.get("url"), None, fetched), content, limits)


def _row(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ManifestError(where, f"not JSON ({error})") from error
    if not isinstance(row, dict):
        raise ManifestError(where, f"a JSON object is needed, here stands {type(row).__name__}")
    for field in ("id", "url", *_CONTENT):
        if not isinstance(row.get(field), str | None):
            raise ManifestError(where, f'"{field}" must be a string')
    if not row.get("id"):
        raise ManifestError(where, 'no "id"')
    return row


def _content_field(row: dict[str, Any], where: str) -> str:
    given = [field for field in _CONTENT if row.get(field) is not None]
    if len(given) != 1:
        raise ManifestError(where, 'exactly one of "path", "html" and "text" is needed')
    return given[0]


def _fetched(value: object, where: str) -> datetime | None:
    if value is None or value == "":
        return None
    try:
        return datetime.fromisoformat(str(value))
    except ValueError as error:
        raise ManifestError(where, f'"fetched" is no ISO 8601 date: {value!r}') from error


def _beside(folder: Path, path: str) -> Path:
    beside = folder / path
    return beside if beside.exists() else Path(path)
