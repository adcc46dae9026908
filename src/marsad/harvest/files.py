"""Pages from files, folders and standard input."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from marsad.errors import PageUnreadable
from marsad.harvest.limits import Limits
from marsad.harvest.payload import Origin, page_of_bytes
from marsad.model.page import Page

# Beside pages, folders of saved pages hold their pictures, scripts and styles. A file without one of
# these endings is read when it is named itself.
_PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".txt", ""))
_ARCHIVE_SUFFIXES = (".warc", ".warc.gz", ".warc.zst")


def read_file(path: Path, origin: Origin, limits: Limits) -> Page:
    """The page in the file at `path`.

    Raises PageUnreadable where there is no such file, PageTooLarge before it reads too long a file.
    """
    try:
        with path.open("rb") as file:
            return read_stream(file, origin, limits)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise PageUnreadable(origin.name, why_not(error)) from error


def read_stream(stream: BinaryIO, origin: Origin, limits: Limits) -> Page:
    """The page that a stream holds; never more than the limit is read."""
    return page_of_bytes(stream.read(limits.page_bytes + 1), origin, limits)


def files_below(folder: Path) -> Iterator[Path]:
    """The page files and archives below `folder`, sorted; hidden ones and links to folders left out.

    Raises PageUnreadable where the folder cannot be listed or holds no page.
    """
    found = False
    for place, folders, names in os.walk(folder, onerror=_unlisted):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(place, name) for name in sorted(names) if _is_page(name)):
            found = True
            yield path
    if not found:
        raise PageUnreadable(str(folder), "no page in this folder (.html, .txt, .gz, .warc)")


def is_archive(path: Path | str) -> bool:
    """Whether the name is a WARC file's."""
    return str(path).lower().endswith(_ARCHIVE_SUFFIXES)


def why_not(error: Exception) -> str:
    """Why a file could not be opened or read, in words."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def _is_page(name: str) -> bool:
    stem = name.lower().removesuffix(".gz")
    return not name.startswith(".") and (Path(stem).suffix in _PAGE_SUFFIXES or is_archive(name))


def _unlisted(error: OSError) -> None:
    raise PageUnreadable(str(error.filename), why_not(error)) from error
