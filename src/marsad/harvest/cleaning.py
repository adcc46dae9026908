"""Takes out of decoded text what no later step can stand: NULs, control characters, lone surrogates."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]+")
_LONE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    r"""`text` without control characters; a lone half of a surrogate pair becomes U+FFFD.

    >>> clean("ال\x00قاهرة\ud83d")
    'القاهرة\ufffd'
    """
    if _LONE.search(text):
        text = _LONE.sub("\ufffd", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    return _CONTROLS.sub("", text)
