"""Keeps names that come from outside from steering the terminal."""

from __future__ import annotations

import re

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(name: str) -> str:
    r"""`name` with control characters, bidi overrides and lone surrogates as U+FFFD.

    >>> printable("a\x1b[2Jb")
    'a\ufffd[2Jb'
    """
    return _STEERING.sub("\ufffd", name)
