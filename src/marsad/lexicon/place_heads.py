"""The place heads pack: the type nouns that open names of places (مطار، معبر، مدينة)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PlaceHead:
    """A type noun: `type` is GPE, LOC or FAC; `name` is `in` where it belongs to the name, else `out`.

    `described` is `yes` where an adjective alone makes the definite noun a name (القصر الملكي);
    `ordinary` is `yes` where an ordinary word after it makes a name (ميدان التحرير).
    """

    pack: ClassVar[str] = "place_heads"
    head: str
    type: str
    name: str
    described: str
    ordinary: str
    example: str
