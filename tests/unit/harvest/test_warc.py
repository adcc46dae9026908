"""WARC files: whole, compressed, cut at every place, damaged."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from marsad.errors import PageError, PageTooLarge
from marsad.harvest.limits import Limits
from marsad.harvest.sources import Taken, open_pages
from marsad.harvest.warc import read_warc_stream
from marsad.model.page import Page

TEXT = "وصل وزير الخارجية الكيني إلى أديس أبابا لإجراء مباحثات مع نظيره الإثيوبي. "
HTML = f"<html><body><p>{TEXT * 20}</p></body></html>"


def record(kind: str, number: int, block: bytes) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Date: 2024-05-24T10:00:00Z\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def archive(*responses: tuple[bytes, dict[str, str]], status: str = "200 OK", packed: bool = False) -> bytes:
    records = [record("request", 99, b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n")]
    for number, (payload, headers) in enumerate(responses):
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        records.append(record("response", number, f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + payload))
    return b"".join(gzip.compress(each) if packed else each for each in records)


def html(encoding: str = "utf-8", **headers: str) -> tuple[bytes, dict[str, str]]:
    return HTML.encode(encoding), {"Content-Type": f"text/html; charset={encoding}", **headers}


def taken(data: bytes, limits: Limits | None = None) -> list[Taken]:
    return list(read_warc_stream(io.BytesIO(data), "x.warc", limits))


@pytest.mark.parametrize("packed", [False, True])
def test_responses_become_pages(packed: bool) -> None:
    chunked = f"{len(HTML.encode()):x}\r\n".encode() + HTML.encode() + b"\r\n0\r\n\r\n"
    data = archive(
        html("cp1256"),
        (gzip.compress(HTML.encode()), {"Content-Type": "text/html", "Content-Encoding": "gzip"}),
        (chunked, {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}),
        packed=packed,
    )
    pages = [page for page in taken(data) if isinstance(page, Page)]
    assert [page.text for page in pages] == [HTML] * 3
    assert [page.url for page in pages] == [f"https://example.org/{number}" for number in range(3)]
    assert len({page.id for page in pages}) == 3
    assert pages[0].id.startswith("urn:uuid:")
    assert pages[0].path == "x.warc"
    assert pages[0].fetched is not None
    assert pages[0].fetched.isoformat() == "2024-05-24T10:00:00+00:00"
    assert [page.damage for page in pages] == [None] * 3


def test_what_is_no_page_passes_unread() -> None:
    picture = (b"\x89PNG", {"Content-Type": "image/png"})
    assert [type(each) for each in taken(archive(picture, html()))] == [Page]
    (error,) = taken(archive(html(), status="404 Not Found"))
    assert "no HTML response" in str(error)


@pytest.mark.parametrize("packed", [False, True])
def test_wherever_it_is_cut_nothing_is_lost_in_silence(packed: bool) -> None:
    whole = archive(html(), html(), packed=packed)
    first_ends = len(archive(html(), packed=packed))
    for cut in range(first_ends + 20, len(whole) - 10, 23):
        first, *rest = taken(whole[:cut])
        assert isinstance(first, Page)
        assert first.damage is None
        assert rest, f"cut at {cut} of {len(whole)}: no word about the second record"
        assert all(isinstance(each, PageError) or each.damage for each in rest)


def test_a_damaged_archive_gives_the_records_before_the_damage() -> None:
    data = bytearray(archive(html(), html(), html(), packed=True))
    second = len(archive(html(), packed=True))
    data[second + 60 : second + 90] = bytes(30)
    first, *rest = taken(bytes(data))
    assert isinstance(first, Page)
    assert any(isinstance(each, PageError) for each in rest)


def test_a_damaged_http_header_is_named() -> None:
    data = archive(html(), html()).replace(b"HTTP/1.1 200 OK", b"\0" * 15, 1)
    error, page = taken(data)
    assert isinstance(error, PageError)
    assert "https://example.org/0" in str(error)
    assert isinstance(page, Page)


def test_a_bomb_in_a_record_harms_only_itself() -> None:
    bomb = (gzip.compress(b"a" * 3_000_000), {"Content-Type": "text/html", "Content-Encoding": "gzip"})
    large = (b"a" * 3_000_000, {"Content-Type": "text/html"})
    data = archive(bomb, large, html(), packed=True)
    assert [type(each) for each in taken(data, Limits(page_bytes=1_000_000))] == [
        PageTooLarge,
        PageTooLarge,
        Page,
    ]


@pytest.mark.parametrize("data", [b"", b"no archive at all", b"\x1f\x8b broken"])
def test_what_is_no_archive_is_an_error(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.warc.gz").write_bytes(data)
    (error,) = open_pages([tmp_path / "x.warc.gz"])
    assert isinstance(error, PageError)
