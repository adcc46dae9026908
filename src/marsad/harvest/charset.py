"""The character encodings that a page declares for itself, as codecs Python knows."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_HEAD_BYTES = 4096
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{3,40})""", re.IGNORECASE)
_CHARSET_PARAMETER = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{3,40})""", re.IGNORECASE)

_ALIASES = {
    "iso8859-1": "cp1252",  # what browsers take it for: the WHATWG encoding standard says so
    "ascii": "cp1252",
    "utf-16": "utf-8",  # a declaration that could be read as ASCII was not UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
}
_SPELLINGS = {"arabic": "iso-8859-6", "iso-8859-6-i": "iso-8859-6", "iso-8859-6-e": "iso-8859-6"}
# Python knows codecs that are no character encodings of pages (hex, idna, unicode_escape, utf-7).
_PAGE_CODECS = re.compile(r"(?:cp\d|iso8859|utf-8$|gb|big5|euc|shift_jis|koi8|mac|tis)")


def declared_charsets(data: bytes, content_type: str | None = None) -> tuple[str, ...]:
    """The codecs that the HTTP header and the page's own head name, the header first.

    >>> declared_charsets(b'<meta charset="windows-1256">', "text/html; charset=utf-8")
    ('utf-8', 'cp1256')
    """
    return tuple(dict.fromkeys(codec for name in _names(data, content_type) if (codec := codec_of(name))))


def codec_of(name: str) -> str | None:
    """The codec for a charset name as pages write it, or None where there is none.

    >>> codec_of("Windows-1256"), codec_of("latin1"), codec_of("rot13")
    ('cp1256', 'cp1252', None)
    """
    spelled = name.strip().lower().replace("x-", "").replace("win-", "windows-")
    try:
        codec = codecs.lookup(_SPELLINGS.get(spelled, spelled)).name
    except (LookupError, ValueError):
        return None
    codec = _ALIASES.get(codec, codec)
    return codec if _PAGE_CODECS.match(codec) else None


def _names(data: bytes, content_type: str | None) -> Iterator[str]:
    yield from _CHARSET_PARAMETER.findall(content_type or "")
    for match in _DECLARED.finditer(data[:_HEAD_BYTES]):
        yield match.group(1).decode("ascii", "replace")
