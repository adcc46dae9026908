"""The common words pack: what ordinary vocabulary looks like, to guard the gazetteers against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.pack import Lexicon


@dataclass(frozen=True, slots=True)
class CommonWord:
    """A folded word form and the number of articles in 10,000 that hold it."""

    pack: ClassVar[str] = "common_words"
    word: str
    frequency: int


def word_frequencies(lexicon: Lexicon) -> dict[str, int]:
    """The articles in 10,000 that hold each common word, by folded form."""
    return {row.word: row.frequency for row in lexicon.rows(CommonWord)}
