"""Gzip, deflate, brotli and chunks: within limits, and what was readable of damaged ones is kept."""

from __future__ import annotations

import gzip
import zlib

import pytest

from marsad.errors import PageTooLarge, PageUnreadable
from marsad.harvest.gzipped import unpack_gzip
from marsad.harvest.http_body import decode_body
from marsad.harvest.limits import Limits

LIMITS = Limits(page_bytes=10_000)
TEXT = "نص الخبر\n".encode() * 50


def body(data: bytes, coding: str = "", chunked: bool = False) -> bytes:
    return decode_body(data, chunked, coding, "p", LIMITS).data


def test_gzip_plain_nested_and_in_members() -> None:
    assert unpack_gzip(TEXT, "p", LIMITS).data == TEXT
    assert unpack_gzip(gzip.compress(gzip.compress(TEXT)), "p", LIMITS).data == TEXT
    assert unpack_gzip(gzip.compress(TEXT) + gzip.compress(b"end"), "p", LIMITS).data == TEXT + b"end"


def test_a_cut_gzip_gives_its_beginning_and_says_so() -> None:
    packed = gzip.compress(bytes(range(256)) * 20)
    unpacked = unpack_gzip(packed[:-200], "p", LIMITS)
    assert unpacked.damage == "the compressed data ends early"
    assert bytes(range(256)).startswith(unpacked.data[:256])
    assert unpacked.data


def test_a_damaged_gzip_says_so() -> None:
    packed = bytearray(gzip.compress(TEXT))
    packed[-6] ^= 0xFF
    assert unpack_gzip(bytes(packed), "p", LIMITS).damage == "the compressed data is damaged"


@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_is_refused(layers: int) -> None:
    packed = b"a" * 10_000_000
    for _ in range(layers):
        packed = gzip.compress(packed)
    with pytest.raises(PageTooLarge):
        unpack_gzip(packed, "p", LIMITS)


def test_a_bomb_in_members_is_refused() -> None:
    with pytest.raises(PageTooLarge):
        unpack_gzip(gzip.compress(b"a" * 6_000) * 3, "p", LIMITS)


def test_content_encodings() -> None:
    raw = zlib.compressobj(wbits=-15)
    assert body(gzip.compress(TEXT), "gzip") == TEXT
    assert body(zlib.compress(TEXT), "deflate") == TEXT
    assert body(raw.compress(TEXT) + raw.flush(), "deflate") == TEXT
    assert body(TEXT, "gzip") == TEXT
    assert body(b" <html>", "br") == b" <html>"
    with pytest.raises(PageUnreadable, match="snappy"):
        body(b"x", "snappy")


def test_damaged_brotli_says_so() -> None:
    assert decode_body(b"\xff" * 40, False, "br", "p", LIMITS).damage


def test_chunks() -> None:
    assert body(b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", chunked=True) == b"abcde"
    assert body(b"<html>stored without chunks", chunked=True) == b"<html>stored without chunks"
    cut = decode_body(b"3\r\nabc\r\n9\r\nde", True, "", "p", LIMITS)
    assert (cut.data, cut.damage) == (b"abcde", "a chunk ends early")
    assert decode_body(b"3\r\nabc\r\n", True, "", "p", LIMITS).damage == "a chunk is missing"
