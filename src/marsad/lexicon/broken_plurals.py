"""The broken plurals pack: nouns with the plurals that no ending gives, so that a search finds both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold


@dataclass(frozen=True, slots=True)
class BrokenPlural:
    """A noun: its `singular` and its other forms, `plurals`."""

    pack: ClassVar[str] = "broken_plurals"
    singular: str
    plurals: tuple[str, ...]


def broken_plurals(lexicon: Lexicon) -> frozenset[str]:
    """The plurals by folded key; use it through `lexicon.derive`."""
    return frozenset(fold(plural) for row in lexicon.rows(BrokenPlural) for plural in row.plurals)
