"""Telling bytes that are no text (pictures, PDF, archives, programs) by signature and control bytes."""

from __future__ import annotations

_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive (unpack it first)"),
    (b"7z\xbc\xaf", "a 7z archive (unpack it first)"),
    (b"BZh", "a bzip2 file (unpack it first)"),
    (b"\xfd7zXZ", "an xz file (unpack it first)"),
    (b"\x28\xb5\x2f\xfd", "a zstd file (unpack it first)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_CONTROLS = bytes(set(range(1, 32)) - set(b"\t\n\v\f\r\x1b"))
_CONTROL_SHARE = 0.02


def kind_of_binary(sample: bytes) -> str | None:
    """What the bytes are in words, or None where they may be text.

    NUL bytes alone do not make a text binary: damaged text files hold runs of them.

    >>> kind_of_binary(b"%PDF-1.7")
    'a PDF file'
    """
    for signature, kind in _SIGNATURES:
        if sample.startswith(signature):
            return kind
    written = len(sample) - sample.count(0)
    if sample and not written:
        return "nothing but NUL bytes"
    controls = written - len(sample.translate(None, _CONTROLS + b"\0"))
    return "binary data" if controls > _CONTROL_SHARE * written else None
