"""The body of a stored HTTP response: chunks joined, content encoding undone, within the size limit."""

from __future__ import annotations

import io

from fastwarc.stream_io import BrotliReader

from marsad.errors import PageUnreadable
from marsad.harvest.gzipped import Unpacked, unpack_deflate, unpack_gzip
from marsad.harvest.limits import Limits


def decode_body(data: bytes, chunked: bool, coding: str, name: str, limits: Limits) -> Unpacked:
    """`data` as the page that was sent.

    Many archives store bodies decoded already but keep the headers, so bytes that are not what the
    headers say pass as they are. Raises PageTooLarge and, for a coding unknown here, PageUnreadable.
    """
    body = _unchunked(data) if chunked else Unpacked(data)
    unpacked = _decoded(body.data, coding, name, limits)
    return Unpacked(unpacked.data, body.damage or unpacked.damage)


def _decoded(data: bytes, coding: str, name: str, limits: Limits) -> Unpacked:
    if coding in ("", "identity", "gzip", "x-gzip"):
        return unpack_gzip(data, name, limits)
    if data.lstrip()[:1] == b"<":
        return Unpacked(data)
    if coding == "deflate":
        return unpack_deflate(data, name, limits)
    if coding == "br":
        return _brotli(data, name, limits)
    raise PageUnreadable(name, f"content encoding {coding!r} is not supported")


def _brotli(data: bytes, name: str, limits: Limits) -> Unpacked:
    try:
        unpacked: bytes = BrotliReader(io.BytesIO(data)).read(limits.page_bytes + 1)
    except OSError:
        return Unpacked(b"", "the compressed data is damaged")
    limits.check(len(unpacked), name)
    return Unpacked(unpacked)


def _unchunked(data: bytes) -> Unpacked:
    """Chunks joined (RFC 9112, section 7.1); data that does not open with a chunk size as it is."""
    parts: list[bytes] = []
    at = 0
    while True:
        line_end = data.find(b"\n", at, at + 128)
        size = _chunk_size(data[at:line_end]) if line_end > 0 else None
        if size is None:
            return Unpacked(b"".join(parts), "a chunk is missing") if parts else Unpacked(data)
        if size == 0:
            return Unpacked(b"".join(parts))
        chunk = data[line_end + 1 : line_end + 1 + size]
        parts.append(chunk)
        if len(chunk) < size:
            return Unpacked(b"".join(parts), "a chunk ends early")
        at = line_end + 1 + size
        at += 2 if data[at : at + 2] == b"\r\n" else 0


def _chunk_size(line: bytes) -> int | None:
    digits = line.split(b";")[0].strip()
    try:
        return int(digits, 16) if digits.isalnum() else None
    except ValueError:
        return None
