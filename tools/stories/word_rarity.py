"""Counts in how many news articles each word stands, and keeps the logarithm of articles a mention.

    .venv/bin/python -m tools.stories.word_rarity

Counted over ANT and Al Mayadeen, less the days that the story labels are of, so that the figures on
these are of texts never counted. No text is kept: the table has a byte for each row of hashed words.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tools.stories.corpora import labelled_days, records

from marsad.lexicon.pack import load
from marsad.lexicon.search_vocabulary import search_keys
from marsad.stories.words import SLOTS, STEP, StoryWords, plain_words

TABLE = Path(__file__).resolve().parents[2] / "src" / "marsad" / "stories" / "weights" / "word_rarity.npz"


def main() -> None:
    """Counts and writes the table."""
    words = StoryWords(load().derive(search_keys), np.zeros(SLOTS, dtype=np.uint8))
    articles, counts = count(words, texts())
    rarity = np.log((articles + 1) / (counts + 1.0))
    np.savez_compressed(TABLE, rarity=np.round(rarity / STEP).astype(np.uint8))
    print(f"{articles} articles, {int((counts > 0).sum())} rows in use, {TABLE.stat().st_size} bytes")


def texts() -> Iterator[str]:
    """Headline and text of every article that may be counted."""
    left_out = labelled_days()
    for name in ("ant", "almayadeen"):
        for row in records(name):
            if row.get("id", "")[-8:] not in left_out:
                yield f"{row['title']} {row['text']}"


def count(words: StoryWords, articles: Iterator[str]) -> tuple[int, NDArray[np.float64]]:
    """The number of articles, and of those in which a word of each row stands."""
    counts = np.zeros(SLOTS)
    number = 0
    for text in articles:
        number += 1
        rows = {word % SLOTS for word in words.numbers(plain_words(text))}
        counts[list(rows)] += 1
    return number, counts


if __name__ == "__main__":
    main()
