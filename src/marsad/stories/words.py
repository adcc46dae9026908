"""The words of an article as stories compare them: search keys as numbers, rare ones heavy.

How rare a word is comes from a table counted once over news corpora (`tools/stories/word_rarity.py`), so
that the likeness of two articles depends on nothing but the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from marsad.lexicon.pack import Lexicon
from marsad.lexicon.search_vocabulary import search_keys
from marsad.text.normalise import fold
from marsad.text.search_keys import SearchKeys

Numbers = NDArray[np.uint32]
Floats = NDArray[np.float32]

SLOTS = 1 << 18  # rows of the table of rarity; a word's row is its number modulo this
STEP = 0.05  # rarities are kept as bytes, in steps of this
_TOO_COMMON = 0.7  # the logarithm of two articles a mention
_WORD = re.compile(r"[^\W_]{2,}")
_MOST_KEPT = 500_000


@dataclass(frozen=True, slots=True)
class Vector:
    """A text as a unit vector: its words' numbers in ascending order, each with its weight."""

    numbers: Numbers
    weights: Floats

    def cosine(self, other: Vector) -> float:
        """How alike the two texts are: 0.0 without a word in common, 1.0 with the same words."""
        if len(self.numbers) > len(other.numbers):
            return other.cosine(self)
        if not len(self.numbers):
            return 0.0
        places = other.numbers.searchsorted(self.numbers)
        same = other.numbers.take(places, mode="clip") == self.numbers
        return float(self.weights[same] @ other.weights[places[same]])


class _Kept(dict[str, int]):
    """The number of each word met so far, made when it is first asked for."""

    def __init__(self, keys: SearchKeys) -> None:
        self._keys = keys

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        number = self[word] = number_of(self._keys.folded_key(word))
        return number


class _Rarity(dict[str, float]):
    """How rare the rarest word of each name met so far is, worked out when it is first asked for."""

    def __init__(self, words: StoryWords) -> None:
        self._words = words

    def __missing__(self, text: str) -> float:
        if len(self) >= _MOST_KEPT:
            self.clear()
        rarity = self[text] = self._words.rarest(plain_words(text))
        return rarity


class StoryWords:
    """Turns words into numbers, and these into vectors."""

    def __init__(self, keys: SearchKeys, rarity: NDArray[np.uint8]) -> None:
        self._rarity = rarity
        self._steps = rarity.tobytes()  # of single words: faster than an array for a few of them
        self._kept = _Kept(keys)
        self._rarest = _Rarity(self)

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The numbers of words that `plain_words` gave, inflections of one word alike."""
        return list(map(self._kept.__getitem__, words))

    def vector(self, numbers: Sequence[int]) -> Vector:
        """The words as a unit vector, each weighed by how rare it is and, little, by how often it stands.

        Words of every second article tell nothing and are left out.
        """
        found, counts = np.unique(np.array(numbers, dtype=np.uint32), return_counts=True)
        rarities = self.rarities(found)
        telling = rarities > _TOO_COMMON
        weights = (1 + np.log(counts[telling])) * rarities[telling]
        length = float(np.sqrt(weights @ weights)) or 1.0
        return Vector(found[telling], (weights / length).astype(np.float32))

    def rarities(self, numbers: Numbers) -> Floats:
        """How rare each of these words is: the logarithm of articles a mention."""
        found: Floats = self._rarity[numbers % SLOTS] * np.float32(STEP)
        return found

    def rarity_of(self, numbers: Iterable[int]) -> float:
        """How rare some words are together."""
        return STEP * sum(self._steps[number % SLOTS] for number in numbers)

    def rarest(self, words: Iterable[str]) -> float:
        """How rare the rarest of words that `plain_words` gave is; 0.0 without any."""
        numbers = np.array(self.numbers(words), dtype=np.uint32)
        return float(self.rarities(numbers).max(initial=0.0))

    def rarest_in(self, name: str) -> float:
        """How rare the rarest word of a name is; 0.0 without any."""
        return self._rarest[name]


def plain_words(text: str) -> list[str]:
    """The folded words of `text` in lower case, in order, clitics left on; single letters are left out.

    >>> plain_words("وصل الوزيرُ و5 من أعضاء الوفد")
    ['وصل', 'الوزير', 'و5', 'من', 'اعضاء', 'الوفد']
    """
    return _WORD.findall(fold(text).lower())


def number_of(key: str) -> int:
    """The number of a search key, the same in every process."""
    return crc32(key.encode())


def story_words(lexicon: Lexicon) -> StoryWords:
    """The words with the table that ships with Marsad: `lexicon.derive(story_words)` loads it once."""
    path = files("marsad.stories") / "weights" / "word_rarity.npz"
    with path.open("rb") as file, np.load(file) as arrays:
        return StoryWords(lexicon.derive(search_keys), arrays["rarity"])
