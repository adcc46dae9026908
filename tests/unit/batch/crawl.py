"""Composes WARC files of small news pages."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

_PAGE = (
    "<html lang=ar><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>قال وزير الطاقة حيان عبد الغني، الأحد 12 مايو 2024، إن المحادثات ستستأنف الثلاثاء المقبل في عمان.</p>"
    "<p>وأضاف الوزير أن الجانبين اتفقا على جدول للعمل في الأشهر المقبلة.</p></article></body></html>"
)


def crawl(path: Path, titles: Iterable[str]) -> Path:
    """A WARC file at `path` with a page under each title."""
    records = (_record(number, _PAGE.format(title=title)) for number, title in enumerate(titles))
    path.write_bytes(b"".join(map(gzip.compress, records)))
    return path


def _record(number: int, html: str) -> bytes:
    body = html.encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Date: 2024-05-24T10:00:00Z\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"
