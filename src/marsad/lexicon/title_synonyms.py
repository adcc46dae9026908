"""The title synonyms pack: two ways to call the same office, so that one leads back to the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold


@dataclass(frozen=True, slots=True)
class TitleSynonym:
    """The opening words of a title without articles, and those of the office they stand for."""

    pack: ClassVar[str] = "title_synonyms"
    title: str
    same_as: str
    example: str


def title_synonyms(lexicon: Lexicon) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Folded opening words to those of the same office; use it through `lexicon.derive`."""
    rows = lexicon.rows(TitleSynonym)
    return {tuple(fold(row.title).split()): tuple(fold(row.same_as).split()) for row in rows}
