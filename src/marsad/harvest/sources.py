"""Whatever a person names (files, folders, archives, manifests, addresses, `-`) to a stream of pages."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, cast

from marsad.errors import PageError
from marsad.harvest.files import files_below, is_archive, read_file, read_stream
from marsad.harvest.limits import Limits
from marsad.harvest.manifest import read_manifest, read_manifest_stream
from marsad.harvest.payload import Origin
from marsad.model.page import Page

if TYPE_CHECKING:
    from marsad.harvest.fetch import Fetcher

Taken = Page | PageError
STANDARD_INPUT = "-"
_WARC_OPENING = b"WARC/"


def open_pages(
    sources: Iterable[str | Path], limits: Limits | None = None, *, allow_private: bool = False
) -> Iterator[Taken]:
    """The pages that `sources` name, in order; for each that cannot be taken in, the error that says why.

    A source is a file (`.html`, `.txt`, `.gz`), a folder (read in sorted order with those below it), a
    WARC file, a manifest (`.jsonl`), an http or https address, or `-` for standard input.
    """
    with ExitStack() as stack:
        pages = _Sources(limits or Limits(), allow_private, stack)
        for source in sources:
            try:
                yield from pages.of(str(source))
            except PageError as error:
                yield error


def open_manifest(source: str | Path, limits: Limits | None = None) -> Iterator[Taken]:
    """The pages that a manifest names, in order; `-` reads the manifest from standard input."""
    if str(source) == STANDARD_INPUT:
        return read_manifest_stream(sys.stdin.buffer, "standard input", Path(), limits)
    return read_manifest(Path(source), limits)


class _Sources:
    """Tells the sources apart by name and loads what only some of them need."""

    def __init__(self, limits: Limits, allow_private: bool, stack: ExitStack) -> None:
        self._limits = limits
        self._allow_private = allow_private
        self._stack = stack
        self._fetcher: Fetcher | None = None

    def of(self, name: str) -> Iterator[Taken]:
        if name == STANDARD_INPUT:
            yield from self._standard_input()
        elif "://" in name:
            yield self._fetched(name)
        elif Path(name).is_dir():
            yield from self._folder(Path(name))
        else:
            yield from self._file(Path(name))

    def _standard_input(self) -> Iterator[Taken]:
        stream = cast(BufferedReader, sys.stdin.buffer)
        if stream.peek(len(_WARC_OPENING)).startswith(_WARC_OPENING):
            from marsad.harvest.warc import read_warc_stream  # as below

            yield from read_warc_stream(stream, "standard input", self._limits)
        else:
            yield read_stream(stream, Origin(STANDARD_INPUT, label="standard input"), self._limits)

    def _folder(self, folder: Path) -> Iterator[Taken]:
        for path in files_below(folder):
            try:
                yield from self._file(path)
            except PageError as error:
                yield error

    def _file(self, path: Path) -> Iterator[Taken]:
        if is_archive(path):
            from marsad.harvest.warc import read_warc  # fastwarc is loaded only when it is needed

            yield from read_warc(path, self._limits)
        elif path.name.lower().removesuffix(".gz").endswith(".jsonl"):
            yield from read_manifest(path, self._limits)
        else:
            yield read_file(path, Origin(str(path), path=str(path)), self._limits)

    def _fetched(self, address: str) -> Page:
        if self._fetcher is None:
            from marsad.harvest.fetch import Fetcher  # httpx takes a tenth of a second to load

            self._fetcher = self._stack.enter_context(Fetcher(self._limits, self._allow_private))
        return self._fetcher.fetch(address)
