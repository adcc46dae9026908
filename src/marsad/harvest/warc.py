"""The pages among a WARC file's HTTP responses (ISO 28500), damaged and cut files included.

fastwarc ends without a word where a record is cut, so every length is checked against its header.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from marsad.errors import PageError, PageUnreadable
from marsad.harvest.files import why_not
from marsad.harvest.http_body import decode_body
from marsad.harvest.limits import Limits
from marsad.harvest.payload import Origin, page_of_bytes
from marsad.harvest.warc_end import ends_inside_a_record
from marsad.model.page import Page

_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")


def read_warc(path: Path, limits: Limits | None = None) -> Iterator[Page | PageError]:
    """The pages in the WARC file at `path`, plain or compressed; a bad record as its error.

    Responses that are no pages (redirects, failures, pictures) pass unread.
    """
    try:
        with path.open("rb") as stream:
            yield from read_warc_stream(stream, str(path), limits)
    except OSError as error:
        yield PageUnreadable(str(path), why_not(error))


def read_warc_stream(stream: BinaryIO, name: str, limits: Limits | None = None) -> Iterator[Page | PageError]:
    """As `read_warc`, from an open stream called `name`."""
    limits = limits or Limits()
    last, found, cut = 0, False, False
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type):
            last = record.stream_pos
            if record.record_type == WarcRecordType.response and _is_page(record):
                taken = _page_or_error(record, name, limits)
                found, cut = True, isinstance(taken, Page) and taken.damage is not None
                yield taken
        if not cut and ends_inside_a_record(stream, last):
            yield PageUnreadable(name, "ends inside a record; those before it were read")
        elif not found:
            yield PageUnreadable(name, "no HTML response in this WARC file")
    except OSError as error:
        yield PageUnreadable(name, f"damaged ({why_not(error)}); the records before it were read")


def _is_page(record: WarcRecord) -> bool:
    """Whether a response holds a page, or is too damaged to tell."""
    if not record.is_http_parsed or record.http_headers.status_code is None:
        return (record.headers.get("Content-Type") or "").startswith("application/http")
    return (
        200 <= record.http_headers.status_code < 300
        and (record.http_content_type or "").lower() in _PAGE_TYPES
    )


def _page_or_error(record: WarcRecord, name: str, limits: Limits) -> Page | PageError:
    url = record.headers.get("WARC-Target-URI")
    record_name = f"{name}, {url or record.record_id}"
    try:
        return _page(record, record_name, name, url, limits)
    except PageError as error:
        return error


def _page(record: WarcRecord, record_name: str, path: str, url: str | None, limits: Limits) -> Page:
    http = record.http_headers
    if not record.is_http_parsed or http.status_code is None or record.reader is None:
        raise PageUnreadable(record_name, "its HTTP header is damaged")
    promised = record.content_length
    data = record.reader.read(limits.page_bytes + 1)
    limits.check(len(data), record_name)
    chunked = "chunked" in (http.get("Transfer-Encoding") or "").lower()
    coding = (http.get("Content-Encoding") or "").strip().lower()
    body = decode_body(data, chunked, coding, record_name, limits)
    cut = f"the record ends {promised - len(data)} bytes early" if len(data) < promised else None
    origin = Origin(
        id=(record.record_id or record_name).strip("<>"),
        url=url,
        path=path,
        fetched=record.record_date,
        content_type=http.get("Content-Type"),
        damage=cut or body.damage,
        label=record_name,
        how="warc",
        status=http.status_code,
        headers=tuple(http.items()),
    )
    return page_of_bytes(body.data, origin, limits)
