"""Writes packs: header comments, column names, rows sorted by their first column."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

PACKS = Path(__file__).resolve().parents[2] / "src" / "marsad" / "lexicon" / "packs" / "ar"


def write_pack(
    name: str, header: Sequence[str], columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> int:
    """Writes `rows` as the pack `name`, sorted, without doubles; gives their number."""
    lines = sorted({unicodedata.normalize("NFC", "\t".join(row)) for row in rows}, key=_cells)
    head = [f"# {line}" for line in header] + ["\t".join(columns)]
    (PACKS / f"{name}.tsv").write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    return len(lines)


def read_pack(path: Path) -> tuple[list[str], list[str], list[list[str]]]:
    """The header comments without their `# `, the column names and the rows of a pack file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    header = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    columns, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return header, columns, rows


def _cells(line: str) -> list[str]:
    return line.split("\t")
