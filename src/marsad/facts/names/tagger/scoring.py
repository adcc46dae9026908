"""Label scores of words from their neighbourhood: each word's share computed once, then gathered.

The tagger is a linear model, and each of its attributes belongs to one word at one of five
places (two before to two after). What a word adds to the five scores around it is thus a
fixed row; the scores of a text are sums of five gathered rows a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from marsad.facts.names.tagger.attributes import EDGE, Attributes

Floats = NDArray[np.float32]

PLACES = (-2, -1, 0, 1, 2)
"""Where a word may stand, seen from the word that is scored."""

_MOST_ROWS = 200_000


@dataclass(frozen=True)  # no slots: the tables of one place are made once
class Weights:
    """A linear model's weights: `states[attribute, place, label]` and `transitions[from, to]`."""

    labels: tuple[str, ...]
    index: dict[str, int]
    states: Floats
    transitions: Floats

    def row(self, seen: Attributes) -> Floats:
        """What a word with these attributes adds at the five places: shape (5, labels)."""
        get = self.index.get
        numbers = {name: get(name, -1) for name in {*seen.own, *seen.beside, *seen.away}}
        row = np.empty(self.states.shape[1:], dtype=np.float32)
        row[2] = _sum(self._own, seen.own, numbers)
        row[1::2] = _sum(self._beside, seen.beside, numbers).reshape(2, len(self.labels))
        row[0::4] = _sum(self._away, seen.away, numbers).reshape(2, len(self.labels))
        return row

    @cached_property
    def _own(self) -> Floats:
        return np.ascontiguousarray(self.states[:, 2])

    @cached_property
    def _beside(self) -> Floats:
        return self.states[:, 1::2].reshape(len(self.states), 2 * len(self.labels))

    @cached_property
    def _away(self) -> Floats:
        return self.states[:, 0::4].reshape(len(self.states), 2 * len(self.labels))


def _sum(table: Floats, names: Iterable[str], numbers: dict[str, int]) -> Floats:
    """The sum of the rows of the attributes that the model has weights for."""
    known = np.array([number for name in names if (number := numbers[name]) >= 0], dtype=np.intp)
    total: Floats = np.add.reduce(table.take(known, 0), axis=0)
    return total


class _Numbering(dict[str, int]):
    """Numbers words; a word that is new gets the next number and its row."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, key: str) -> int:
        self[key] = number = self._rows.add(key)
        return number


@dataclass(frozen=True, slots=True)
class UsualRows:
    """The rows of the most usual words, computed beforehand: `rows[i]` is that of `words[i]`."""

    words: tuple[str, ...] = ()
    rows: NDArray[np.float16] | None = None


class Rows:
    """The rows of all words met so far, at most about `_MOST_ROWS`: then it starts afresh."""

    def __init__(
        self, weights: Weights, describe: Callable[[str], Attributes], usual: UsualRows | None = None
    ) -> None:
        self._weights = weights
        self._describe = describe
        self._usual = usual or UsualRows()
        self._table = np.zeros((1024, *weights.states.shape[1:]), dtype=np.float32)
        if self._usual.rows is not None:
            self._table = np.concatenate([self._table[:1], self._usual.rows.astype(np.float32)])
        self._table[0] = weights.row(EDGE)
        self._numbering = _Numbering(self)
        self._start()

    def _start(self) -> None:
        """Numbers the usual words and no other."""
        self._numbering.clear()
        self._numbering.update(zip(self._usual.words, range(1, len(self._usual.words) + 1), strict=True))
        self._size = len(self._usual.words) + 1

    def add(self, key: str) -> int:
        """Computes the row of a new word and gives its number."""
        if self._size == len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[self._size] = self._weights.row(self._describe(key))
        self._size += 1
        return self._size - 1

    def scores(self, keys: Sequence[str], sentences: Sequence[tuple[int, int]]) -> Floats:
        """The label scores of all words, one row a word; `sentences` are ranges that cover `keys`."""
        if self._size > _MOST_ROWS:
            self._start()
        numbering = self._numbering
        numbers = np.array([numbering[key] for key in keys], dtype=np.int64)
        gaps = np.zeros(len(keys), dtype=np.int64)
        gaps[[first for first, _ in sentences]] = 2
        places = np.arange(len(keys)) + np.cumsum(gaps)
        spread = np.zeros(places[-1] + 3, dtype=np.int64)
        spread[places] = numbers
        table = self._table
        total: Floats = table[numbers, 2]
        for place, offset in enumerate(PLACES):
            if offset:
                total += table[spread[places + offset], place]
        return total
