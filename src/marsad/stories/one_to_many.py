"""What one report has in common with each of many: their numbers are gone through as one, in few steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from marsad.stories.words import Vector

Floats: TypeAlias = NDArray[np.float64]
_Numbers: TypeAlias = NDArray[np.uint32]
_Places: TypeAlias = NDArray[np.intp]

_LAST_BITS = np.uint32(0xFFFF)  # by these most numbers that the one has not are passed over unsought


def cosines(one: Vector, others: Sequence[Vector]) -> Floats:
    """How alike a text is to each of the others: `Vector.cosine`."""
    at, places, owners = _common(one.numbers, [other.numbers for other in others])
    weights = np.concatenate([other.weights for other in others])[at] * one.weights[places]
    sums: Floats = np.bincount(owners, weights, len(others)).astype(np.float64, copy=False)
    return sums


def counts_shared(one: _Numbers, others: Sequence[_Numbers]) -> Floats:
    """How many numbers each of the others has of `one`, all in ascending order: `shingles.shared`."""
    return np.bincount(_common(one, others)[2], minlength=len(others)).astype(np.float64)


def _common(one: _Numbers, others: Sequence[_Numbers]) -> tuple[_Places, _Places, _Places]:
    """The numbers of `one` in the others: places in all of them together, in `one`, and in which it is."""
    every = np.concatenate(others)
    marked = np.zeros(int(_LAST_BITS) + 1, dtype=bool)
    marked[one & _LAST_BITS] = True
    at = np.flatnonzero(marked[every & _LAST_BITS])
    sought = every[at]
    places = one.searchsorted(sought)
    same = one.take(places, mode="clip") == sought if len(one) else np.zeros(0, dtype=bool)
    ends = np.cumsum([len(other) for other in others])
    return at[same], places[same], ends.searchsorted(at[same], side="right")
