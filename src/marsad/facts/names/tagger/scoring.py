"""Label scores of words from their neighbourhood: each word's share computed once, then gathered.

The tagger is a linear model, and each of its attributes belongs to one word at one of five
places (two before to two after). What a word adds to the five scores around it is thus a
fixed row; the scores of a text are sums of five gathered rows a word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from marsad.facts.names.tagger.attributes import EDGE, Attributes

Floats = NDArray[np.float32]

PLACES = (-2, -1, 0, 1, 2)
"""Where a word may stand, seen from the word that is scored."""

_OWN, _BESIDE, _AWAY = [2], [1, 3], [0, 4]

_MOST_ROWS = 200_000


@dataclass(frozen=True)  # no slots: the tables of one place are made once
class Weights:
    """A linear model's weights: `states[attribute, place, label]` and `transitions[from, to]`."""

    labels: tuple[str, ...]
    index: dict[str, int]
    states: Floats
    transitions: Floats

    def rows(self, seen: Sequence[Attributes]) -> Floats:
        """What words with these attributes add at the five places: shape (words, 5, labels)."""
        rows = np.empty((len(seen), *self.states.shape[1:]), dtype=np.float32)
        shape = len(seen), -1, len(self.labels)
        rows[:, _OWN] = self._sums(self._own, [word.own for word in seen]).reshape(shape)
        rows[:, _BESIDE] = self._sums(self._beside, [word.beside for word in seen]).reshape(shape)
        rows[:, _AWAY] = self._sums(self._away, [word.away for word in seen]).reshape(shape)
        return rows

    def _sums(self, table: Floats, names: Sequence[tuple[str, ...]]) -> Floats:
        """For each word the sum of the rows of its attributes; what the model does not know adds nothing."""
        get, unknown = self.index.get, len(self.index)
        starts = np.cumsum([0, *(1 + len(each) for each in names[:-1])])
        numbers = [number for each in names for number in (unknown, *[get(name, unknown) for name in each])]
        sums: Floats = np.add.reduceat(table.take(numbers, 0), starts, axis=0)
        return sums

    @cached_property
    def _own(self) -> Floats:
        return self._table_of(_OWN)

    @cached_property
    def _beside(self) -> Floats:
        return self._table_of(_BESIDE)

    @cached_property
    def _away(self) -> Floats:
        return self._table_of(_AWAY)

    def _table_of(self, places: list[int]) -> Floats:
        """The weights at some places, a row an attribute, and a last one of zeros for an unknown one."""
        width = len(places) * len(self.labels)
        return np.pad(self.states[:, places].reshape(len(self.states), width), ((0, 1), (0, 0)))


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
        self._table[:1] = weights.rows([EDGE])
        self._numbering: dict[str, int] = {}
        self._start()

    def _start(self) -> None:
        """Numbers the usual words and no other."""
        self._numbering.clear()
        self._numbering.update(zip(self._usual.words, range(1, len(self._usual.words) + 1), strict=True))
        self._size = len(self._usual.words) + 1

    def _add(self, keys: Sequence[str]) -> None:
        """Computes the rows of new words, each given once."""
        first, self._size = self._size, self._size + len(keys)
        while self._size > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[first : self._size] = self._weights.rows([self._describe(key) for key in keys])
        self._numbering.update(zip(keys, range(first, self._size), strict=True))

    def scores(self, keys: Sequence[str], sentences: Sequence[tuple[int, int]]) -> Floats:
        """The label scores of all words, one row a word; `sentences` are ranges that cover `keys`."""
        if self._size > _MOST_ROWS:
            self._start()
        numbers = self._numbers(keys)
        gaps = np.zeros(len(keys), dtype=np.int64)
        gaps[[first for first, _ in sentences]] = 2
        places = np.arange(len(keys)) + np.cumsum(gaps)
        spread = np.zeros(places[-1] + 3, dtype=np.int64)
        spread[places] = len(PLACES) * numbers
        table = self._table.reshape(-1, self._table.shape[-1])
        total: Floats = table.take(spread[places] + PLACES.index(0), 0)
        for place, offset in enumerate(PLACES):
            if offset:
                total += table.take(spread[places + offset] + place, 0)
        return total

    def _numbers(self, keys: Sequence[str]) -> NDArray[np.int64]:
        """The number of each word's row."""
        numbers = list(map(self._numbering.get, keys))
        if None in numbers:
            self._add(sorted(set(keys).difference(self._numbering)))
            numbers = list(map(self._numbering.get, keys))
        return np.array(numbers, dtype=np.int64)
