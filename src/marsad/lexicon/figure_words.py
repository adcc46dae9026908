"""The figure words pack: verbs and nouns that say what a figure counts (مقتل, جرحى)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.pack import Lexicon
from marsad.lexicon.search_vocabulary import search_keys


@dataclass(frozen=True, slots=True)
class FigureWord:
    """A word and the `subject` of a figure beside it: `killed`, `injured`, …"""

    pack: ClassVar[str] = "figure_words"
    word: str
    subject: str
    example: str


def figure_subjects(lexicon: Lexicon) -> dict[str, str]:
    """The subject by the word's search key."""
    keys = lexicon.derive(search_keys)
    return {keys.key(row.word): row.subject for row in lexicon.rows(FigureWord)}
