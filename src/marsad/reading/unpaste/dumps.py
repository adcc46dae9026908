"""Headline dumps: many headlines of other stories glued into one line."""

from __future__ import annotations

import re

_GAP = re.compile(r"\s{3,}|\s[|•●■▪◆*]\s|\s*[•●■▪◆]\s*")
_FULL_STOP = re.compile(r"[.。]\s|[.]$")

_NUMBERED = re.compile(r"\s*\d{1,3}\s*[-–.)]\s*\w|.*\s\d{1,3}[-–.)]\s")
FEWEST = 4  # headlines that make a dump
_WORDS = range(2, 26)


def is_headline_dump(text: str) -> bool:
    """Whether the line is a row of headlines parted by wide gaps or marks.

    >>> is_headline_dump("سعر الذهب يرتفع اليوم    قمة في عمّان غدا    أمطار على الساحل    فوز المنتخب أمس")
    True
    """
    parts = [part for part in _GAP.split(text) if part.strip()]
    if len(parts) < FEWEST or parts[0].rstrip().endswith(":"):  # which announces a list
        return False
    if sum(_NUMBERED.match(part) is not None for part in parts) >= 2:  # a ranking
        return False
    headlines = sum(len(part.split()) in _WORDS and not part.rstrip().endswith(".") for part in parts)
    return headlines >= 0.8 * len(parts) and sum(len(part.split()) for part in parts) >= 3 * FEWEST


def is_seamless_dump(text: str, count: int) -> bool:
    """Whether a long line could be headlines glued with nothing between: many words, no full stop."""
    return count >= 50 and _FULL_STOP.search(text) is None
