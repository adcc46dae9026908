"""Runs of words as numbers: the pairs that measure how much two texts share, the sample that finds them."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]

SAMPLED = 8  # one run in so many is kept to find copies by
SHORT = 96  # with fewer runs a text keeps them all
RUN = 4  # words of a run that finds copies
_FIRST, _SECOND = np.uint32(2_654_435_761), 2_246_822_519  # odd, so that no bit is lost
_ALL = 0xFFFFFFFF


def word_hashes(words: Sequence[str]) -> Hashes:
    """A number for each word, the same in every process."""
    return np.fromiter((crc32(word.encode()) for word in words), dtype=np.uint32, count=len(words))


def runs(words: Hashes, length: int) -> Hashes:
    """The different runs of `length` words, as numbers in ascending order."""
    count = len(words) - length + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint32)
    mixed = words[:count].copy()
    for n in range(1, length):
        mixed = (mixed * _FIRST) ^ (words[n : n + count] + np.uint32(n * _SECOND & _ALL))
        mixed ^= mixed >> np.uint32(15)
    return np.unique(mixed)


def sample(found: Hashes) -> Hashes:
    """The runs a text is found by: those whose number a fixed step divides; all of a short text."""
    kept: Hashes = found if len(found) < SHORT else found[found % SAMPLED == 0]
    return kept


def shared(one: Hashes, other: Hashes) -> int:
    """How many runs stand in both, each given in ascending order without doubles."""
    if len(one) > len(other):
        return shared(other, one)
    if not len(one):
        return 0
    same = other.take(other.searchsorted(one), mode="clip") == one
    return int(np.count_nonzero(same))
