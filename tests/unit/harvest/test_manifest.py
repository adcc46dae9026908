"""Manifests: each kind of row, and each way a row can be bad."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from marsad.errors import ManifestError, PageError, PageTooLarge, PageUnreadable
from marsad.harvest.limits import Limits
from marsad.harvest.manifest import read_manifest
from marsad.model.page import Page


def manifest(folder: Path, *rows: dict[str, Any] | str) -> Path:
    path = folder / "pages.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_rows_of_every_kind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عنوان", encoding="utf-8")
    path = manifest(
        tmp_path,
        {"id": "1", "path": "a.txt", "url": "https://example.org/1", "fetched": "2024-05-24T10:00:00+00:00"},
        "",
        {"id": "2", "html": "<b>خبر</b>", "url": None, "fetched": None},
        {"id": "3", "text": "خبر <b>"},
        {"id": "4", "path": str(tmp_path / "a.txt")},
    )
    pages = [page for page in read_manifest(path) if isinstance(page, Page)]
    assert [(page.id, page.form, page.path) for page in pages] == [
        ("1", "text", "a.txt"),
        ("2", "html", None),
        ("3", "text", None),
        ("4", "text", str(tmp_path / "a.txt")),
    ]
    assert pages[0].fetched is not None
    assert pages[0].fetched.isoformat() == "2024-05-24T10:00:00+00:00"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "JSON object"),
        ({"text": "x"}, 'no "id"'),
        ({"id": 5, "text": "x"}, '"id" must be a string'),
        ({"id": "a"}, "exactly one"),
        ({"id": "a", "text": "x", "html": "x"}, "exactly one"),
        ({"id": "a", "text": "x", "fetched": "yesterday"}, "ISO 8601"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(
    tmp_path: Path, row: dict[str, Any] | str, reason: str
) -> None:
    first, error, last = read_manifest(
        manifest(tmp_path, {"id": "x", "text": "خبر"}, row, {"id": "y", "text": "خبر"})
    )
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert isinstance(error, ManifestError)
    assert "pages.jsonl, line 2" in str(error)
    assert reason in str(error)


@pytest.mark.parametrize("path", ["gone.txt", "a\0b"])
def test_a_page_that_is_not_there_is_named(tmp_path: Path, path: str) -> None:
    (error,) = read_manifest(manifest(tmp_path, {"id": "a", "path": path}))
    assert isinstance(error, PageUnreadable)
    assert error.name == path


def test_long_lines_and_long_pages_are_refused(tmp_path: Path) -> None:
    path = manifest(
        tmp_path, {"id": "a", "text": "x" * 3000}, {"id": "b", "text": "x" * 900}, {"id": "c", "text": "x"}
    )
    taken = list(read_manifest(path, Limits(page_bytes=500, line_bytes=1000)))
    assert [type(each) for each in taken] == [ManifestError, PageTooLarge, Page]


def test_a_packed_manifest_cut_short_gives_what_it_holds(tmp_path: Path) -> None:
    rows = [json.dumps({"id": str(number), "text": f"خبر {number * 7919}"}) for number in range(2000)]
    path = tmp_path / "pages.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(rows).encode())[:-2000])
    *pages, error = read_manifest(path)
    assert len(pages) > 100
    assert isinstance(error, PageError)


def test_a_missing_manifest_is_one_error(tmp_path: Path) -> None:
    (error,) = read_manifest(tmp_path / "none.jsonl")
    assert "no such file" in str(error)
