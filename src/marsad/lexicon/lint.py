"""Lints the packs: what a table of knowledge must look like to be trusted and merged.

    python -m marsad.lexicon.lint

Prints one line a fault (pack, line, what is wrong) and exits with 1 where there is any.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from marsad.errors import PackError
from marsad.lexicon.event_words import EventWord, Trait, event_words
from marsad.lexicon.pack import load
from marsad.lexicon.registry import row_types
from marsad.text.normalise import fold

_PRESENTATION = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00a0]")
_TATWEEL = "\u0640"
# Packs whose words are written with their marks on purpose: folding strips them, spelling does not.
_WRITTEN_OUT = frozenset({"example", "counter"})


def lint() -> list[str]:
    """The faults of all packs, `pack.tsv:line: what is wrong`, in order."""
    folder = files("marsad.lexicon") / "packs" / "ar"
    types = {row.pack: row for row in row_types()}
    faults = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        row_type = types.get(path.name.removesuffix(".tsv"))
        if row_type is None:
            faults.append(f"{path.name}: no row type reads this pack")
        else:
            faults += _lint_pack(path, row_type)
    return faults or list(lint_companions(load().derive(event_words)))


def _lint_pack(path: Traversable, row_type: type[Any]) -> Iterator[str]:
    try:
        load().rows(row_type)
    except PackError as error:
        yield str(error)
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    yield from lint_head(path.name, comments)
    header = lines[len(comments)].split("\t")
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if number > len(comments) + 1]
    for number, cells in rows:
        yield from (f"{path.name}:{number}: {fault}" for fault in _lint_row(header, cells))
    yield from lint_order(path.name, rows)


def lint_head(name: str, comments: list[str]) -> Iterator[str]:
    """What a pack's comment lines lack."""
    head = " ".join(comments)
    for wanted in ("Source:", "Licence:"):
        if wanted not in head:
            yield f"{name}: the header names no {wanted.rstrip(':').lower()}"


def _lint_row(header: list[str], cells: list[str]) -> Iterator[str]:
    for column, cell in zip(header, cells, strict=True):
        if column not in _WRITTEN_OUT:
            yield from (f"{column} {fault}: {cell[:60]!r}" for fault in lint_cell(cell))
    if "example" in header and len(cells[0]) > 2 and not cells[header.index("example")]:
        yield "no example"


def lint_cell(cell: str) -> Iterator[str]:
    """What is wrong with the writing of one cell."""
    if cell != cell.strip() or "  " in cell:
        yield "has blank padding"
    if unicodedata.normalize("NFC", cell) != cell:
        yield "is not NFC"
    if _PRESENTATION.search(cell):
        yield "holds presentation forms"
    if _INVISIBLE.search(cell):
        yield "holds invisible marks"
    if _TATWEEL in cell:
        yield "holds a tatweel"


def lint_order(name: str, rows: list[tuple[int, list[str]]]) -> Iterator[str]:
    """Rows out of order, and rows that say again what another says; `rows` are line numbers and cells."""
    keys = [cells[0] for _, cells in rows]
    for (number, _), key, before in zip(rows[1:], keys[1:], keys, strict=False):
        if key < before:
            yield f"{name}:{number}: {key!r} stands after {before!r}: rows are sorted by their first column"
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in rows:
        row = tuple(fold(cell) for cell in cells)
        if row in seen:
            yield f"{name}:{number}: the same row as line {seen[row]}"
        seen[row] = number


def lint_companions(rows: Iterable[EventWord]) -> Iterator[str]:
    """Verbs of which one short companion alone would bring all the others near."""
    for row in rows:
        short = row.short_among_long if row.kind in {"verb", "negated"} else ()
        if short and Trait.NEARBY not in row.traits:
            yield (
                f"event_words.tsv: {row.word} ({row.type}): {short[0]!r} among longer companions: either all"
                " stand before the next comma, and the row has the trait `nearby`, or it has a row of its own"
            )


def main() -> None:
    """Prints the faults and exits with 1 where there are any."""
    faults = lint()
    sys.stdout.write("".join(f"{fault}\n" for fault in faults) or "All packs are in order.\n")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
