"""What a word's letters alone say: how like a name it is spelt.

For words that the raw text never held. A word is cut into letter groups of two to five, each
hashed to a bucket; the weights of its buckets give the chance of each kind of name (as its
neighbours would show it, see `Knowledge.habits`) and of standing in a list of personal names.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 16
_SIZES = range(2, 6)
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Spelling:
    """Weights of letter groups: five columns for the kinds of name and no name, one for listed names."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def chances(self, key: str) -> NDArray[np.float32]:
        """The chance of a person, place, organisation, other name; then of being a listed name."""
        scores = np.add.reduce(self.weights.take(buckets(key), 0)) + self.bias
        kinds = np.exp(scores[:5] - scores[:5].max())
        chances = np.empty(5, dtype=np.float32)
        chances[:4] = kinds[:4] / kinds.sum()
        chances[4] = 1 / (1 + np.exp(-scores[5]))
        return chances


def buckets(key: str) -> list[int]:
    """The buckets of a word's letter groups and of its length, each once, in order."""
    letters = [letter.encode() for letter in f"^{key}$"]
    data, bounds = b"".join(letters), [0, *accumulate(map(len, letters))]
    groups = {data[start:end] for size in _SIZES for start, end in zip(bounds, bounds[size:], strict=False)}
    groups.add(b"length%d" % min(len(key), _LONGEST))
    return sorted({crc32(group) % BUCKETS for group in groups})
