"""Tells a whole WARC file from one that was cut, which fastwarc ends without a word."""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

_LONGEST_HEADER = 65_536
_PIECE = 65_536
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length:\s*(\d{1,15})", re.IGNORECASE | re.MULTILINE)
_GZIP_MAGIC, _GZIP = b"\x1f\x8b", 31
_RECORD_GAP = 4


def ends_inside_a_record(stream: BinaryIO, last_record: int) -> bool:
    """Whether the file ends before its last record does, or a record too short to be seen follows it.

    `last_record` is where the last record that was seen starts. Only seekable files can be checked;
    others, and compressions other than gzip, count as whole.
    """
    if not stream.seekable():
        return False
    stream.seek(last_record)
    opening = stream.read(_LONGEST_HEADER)
    stream.seek(last_record)
    if opening.startswith(_GZIP_MAGIC):
        return not _ends_with_a_member(stream)
    return opening.startswith(b"WARC/") and not _ends_with_a_record(stream, opening)


def _ends_with_a_member(stream: BinaryIO) -> bool:
    """Whether one gzip member is all that is left of the file."""
    member = zlib.decompressobj(_GZIP)
    while not member.eof and (data := stream.read(_PIECE)):
        try:
            while data and not member.eof:
                member.decompress(data, _PIECE)
                data = member.unconsumed_tail
        except zlib.error:
            return False
    return member.eof and not member.unused_data and not stream.read(1)


def _ends_with_a_record(stream: BinaryIO, opening: bytes) -> bool:
    """Whether one record, by the length in its header, is all that is left of the file."""
    header_end = _HEADER_END.search(opening)
    length = _LENGTH.search(opening, 0, header_end.end()) if header_end else None
    if header_end is None or length is None:
        return False
    start = stream.tell()
    record_end = start + header_end.end() + int(length.group(1))
    size = stream.seek(0, 2)
    return record_end <= size <= record_end + _RECORD_GAP
