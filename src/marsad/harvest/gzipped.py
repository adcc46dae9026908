"""Unpacks gzip and deflate within a size limit, keeping what was readable of a damaged stream."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from marsad.harvest.limits import Limits

_MAGIC = b"\x1f\x8b"
_GZIP, _ZLIB, _RAW = 31, 15, -15
_LAYERS = 2


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Unpacked bytes; `damage` says why they may not be all, None where they are."""

    data: bytes
    damage: str | None = None


def unpack_gzip(data: bytes, name: str, limits: Limits) -> Unpacked:
    """`data` unpacked where it is gzip, even twice; other bytes as they are.

    Raises PageTooLarge when it unpacks to more than the limit: only so much is ever unpacked.

    >>> import gzip
    >>> unpack_gzip(gzip.compress(b"abc"), "p", Limits()).data
    b'abc'
    """
    unpacked = Unpacked(data)
    for _ in range(_LAYERS):
        if not unpacked.data.startswith(_MAGIC):
            break
        layer = _members(unpacked.data, name, limits)
        unpacked = Unpacked(layer.data, unpacked.damage or layer.damage)
    return unpacked


def unpack_deflate(data: bytes, name: str, limits: Limits) -> Unpacked:
    """HTTP's `deflate`: zlib by the standard, bare deflate from some servers."""
    window = _ZLIB if data[:1] == b"\x78" else _RAW
    return _one(data, window, name, limits, limits.page_bytes)[0]


def _members(data: bytes, name: str, limits: Limits) -> Unpacked:
    """All members of a gzip stream, one after the other."""
    parts: list[bytes] = []
    size = 0
    while data.startswith(_MAGIC):
        member, data = _one(data, _GZIP, name, limits, limits.page_bytes - size)
        parts.append(member.data)
        size += len(member.data)
        if member.damage:
            return Unpacked(b"".join(parts), member.damage)
    return Unpacked(b"".join(parts))


def _one(data: bytes, window: int, name: str, limits: Limits, room: int) -> tuple[Unpacked, bytes]:
    """One member and the bytes that follow it; at most `room` bytes are unpacked."""
    stream = zlib.decompressobj(window)
    parts: list[bytes] = []
    try:
        while not stream.eof and data:
            parts.append(stream.decompress(data, 65_536))
            room -= len(parts[-1])
            if room < 0:
                limits.check(limits.page_bytes + 1, name)
            data = stream.unconsumed_tail
            if not parts[-1] and not stream.eof:
                break
    except zlib.error:
        return Unpacked(b"".join(parts), "the compressed data is damaged"), b""
    damage = None if stream.eof else "the compressed data ends early"
    return Unpacked(b"".join(parts), damage), stream.unused_data


@contextmanager
def open_gzip(path: Path) -> Iterator[BinaryIO]:
    """The file at `path` open for reading by lines, unpacked on the way where it is gzip."""
    with path.open("rb") as file:
        packed = file.peek(2).startswith(_MAGIC)
        yield cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file
