"""Searches over composed reports: what must be found, and what must not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.archive.search.rows import LEXICON, Rows, article

from marsad.archive.search.index import SearchIndex
from marsad.archive.search.searching import Request, search

HERE = Path(__file__).parent


def table(name: str) -> list[list[str]]:
    """The rows of a TSV file below its heading."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


DOCUMENTS = {row[0]: row[1:] for row in table("documents.tsv")}
QUERIES = table("queries.tsv")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    made = SearchIndex.create(tmp_path_factory.mktemp("index"), LEXICON)
    made.catch_up(Rows(article(headline, body) for headline, body in DOCUMENTS.values()))
    return made


def named(cell: str) -> Iterator[str]:
    """The documents that a cell names."""
    for name in cell.split():
        if name != "-":
            assert name in DOCUMENTS, name
            yield name


@pytest.mark.parametrize(
    ("query", "finds", "misses"), [row[:3] for row in QUERIES], ids=[row[0] for row in QUERIES]
)
def test_what_is_found_and_what_is_not(index: SearchIndex, query: str, finds: str, misses: str) -> None:
    ids = list(DOCUMENTS)
    found = {ids[hit.row - 1] for hit in search(index, Request(query, limit=100)).hits}
    assert set(named(finds)) - found == set(), "not found"
    assert set(named(misses)) & found == set(), "wrongly found"


def test_there_are_enough_cases_of_both_kinds() -> None:
    assert sum(row[1] != "-" for row in QUERIES) >= 60
    assert sum(row[2] != "-" for row in QUERIES) >= 30
