"""Sources told apart by name: files, folders, archives, manifests; a bad one harms no other."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest

from marsad.errors import AddressRefused, FetchError, PageError, PageTooComplex, PageTooLarge
from marsad.harvest.limits import Limits
from marsad.harvest.sources import open_manifest, open_pages
from marsad.model.page import Page

NEWS = "وقعت الحكومة اتفاقا جديدا مع الشركة"


def ids(*sources: str | Path, limits: Limits | None = None) -> list[str]:
    return [page.id if isinstance(page, Page) else f"! {page.reason}" for page in open_pages(sources, limits)]


def test_a_folder_is_read_sorted_and_without_its_assets(tmp_path: Path) -> None:
    for name in (
        "b.html",
        "a.txt",
        "sub/c.htm",
        ".hidden.html",
        "style.css",
        "sub/d.txt.gz",
        "notes.jsonl",
        "e",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(NEWS.encode()) if name.endswith(".gz") else NEWS.encode())
    found = [str(Path(each).relative_to(tmp_path)) for each in ids(tmp_path)]
    assert found == ["a.txt", "b.html", "e", "sub/c.htm", "sub/d.txt.gz"]


def test_a_folder_without_pages_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.css").write_text("p {}")
    assert ids(tmp_path) == ["! no page in this folder (.html, .txt, .gz, .warc)"]


def test_bad_sources_do_not_stop_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(NEWS, encoding="utf-8")
    (tmp_path / "empty.html").touch()
    first, second, third, last = ids(
        tmp_path / "gone.html", tmp_path / "empty.html", "ftp://example.org/x", good
    )
    assert first == "! no such file or directory"
    assert second.startswith("! empty")
    assert third.startswith("! only http and https")
    assert last == str(good)


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    def feed(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))  # type: ignore[arg-type]

    feed(NEWS.encode("cp1256"))
    (page,) = open_pages(["-"])
    assert isinstance(page, Page)
    assert (page.id, page.text) == ("-", NEWS)
    feed('{"id": "m", "text": "خبر"}'.encode())
    (page,) = open_manifest("-")
    assert isinstance(page, Page)
    assert page.id == "m"


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_text("x" * 2000)
    (error,) = open_pages([path], Limits(page_bytes=1000))
    assert isinstance(error, PageTooLarge)


@pytest.mark.parametrize(("name", "part"), [("a.html", "<p>"), ("a.txt", "x\n")])
def test_too_many_tags_or_lines_are_refused(tmp_path: Path, name: str, part: str) -> None:
    (tmp_path / name).write_text(part * 1001)
    (error,) = open_pages([tmp_path / name], Limits(parts=1000))
    assert isinstance(error, PageTooComplex)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("http://127.0.0.1:1/", AddressRefused),
        ("http://localhost:1/", AddressRefused),
        ("http://[::1]:1/", AddressRefused),
        ("http://169.254.169.254/latest/meta-data", AddressRefused),
        ("http://0x7f000001/", AddressRefused),
        ("file:///etc/passwd", AddressRefused),
        ("http://user:secret@example.org/", FetchError),
        ("http://", PageError),
    ],
)
def test_addresses_that_are_not_asked(address: str, kind: type[PageError]) -> None:
    (error,) = open_pages([address])
    assert isinstance(error, kind)
    assert "secret" not in str(error)
