"""Reads the raw news corpora and the story labels over ANT."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[3] / "shared"
RAW = SHARED / "corpora" / "raw"


def records(name: str) -> Iterator[dict[str, Any]]:
    """The articles of one raw corpus, `ant` or `almayadeen`, as it holds them."""
    with gzip.open(RAW / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def labels() -> dict[str, tuple[int, str]]:
    """Window and story of each labelled article of ANT."""
    rows = _rows("labels.jsonl")
    return {row["id"]: (row["window"], row["story"]) for row in rows}


def copy_pairs() -> set[frozenset[str]]:
    """The labelled copy pairs."""
    return {frozenset((row["a"], row["b"])) for row in _rows("copies.jsonl")}


def labelled_days() -> frozenset[str]:
    """The days that labelled articles are of, as ANT's ids end."""
    return frozenset(name[-8:] for name in labels())


def _rows(name: str) -> list[dict[str, Any]]:
    with (SHARED / "stories" / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
