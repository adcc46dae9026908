"""Tidies the packs that are kept by hand: Unicode NFC, blanks trimmed, rows sorted."""

from __future__ import annotations

from tools.packs.table import PACKS, read_pack, write_pack

CURATED = ("bodies", "countries", "given_names", "holders", "regions")


def tidy() -> int:
    """Rewrites the hand-kept packs of names in order; gives the number of rows."""
    return sum(_tidy(name) for name in CURATED)


def _tidy(name: str) -> int:
    header, columns, rows = read_pack(PACKS / f"{name}.tsv")
    return write_pack(name, header, columns, [[_cell(cell) for cell in row] for row in rows])


def _cell(cell: str) -> str:
    return " | ".join(value.strip() for value in cell.split("|") if value.strip())
