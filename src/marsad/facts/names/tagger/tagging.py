"""Finds names that no list holds, by the trained tagger, over one text at a time.

Two looks at a text: the first gives each word its chances; a word that is surely a name in
one place then lends that to its other places (a bare surname, a second mention without its
head noun), and the second look decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.facts.names.tagger.attributes import attributes, split_proclitic
from marsad.facts.names.tagger.chain import best_path, highest, lay_out, marginals
from marsad.facts.names.tagger.model import Model, load_model
from marsad.facts.names.tagger.scoring import Rows
from marsad.lexicon.pack import Lexicon

Floats = NDArray[np.float32]

_OUTSIDE = "O"
_MOST_DOUBT = 0.49
_SHORTEST_RECALLED = 3


class TaggedName(NamedTuple):
    """Words `[first, last)` of a text named as one thing.

    `kind` is PERS, LOC, ORG or MISC; `confidence` the least chance that any of its words has of
    being in a name of this kind, 0 to 1.

    A named tuple, which is made three times as fast as a frozen dataclass.
    """

    first: int
    last: int
    kind: str
    confidence: float


class _Stems(dict[str, str]):
    """Words without their clitic; empty for what is too short or no word, which recalls nothing."""

    def __init__(self, index: dict[str, int]) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, key: str) -> str:
        stem = split_proclitic(key, self._index)[1]
        self[key] = stem = stem if stem.isalpha() and len(stem) >= _SHORTEST_RECALLED else ""
        return stem


class Tagger:
    """The trained tagger. Keeps what it has computed for each word: use one for all texts."""

    def __init__(self, model: Model) -> None:
        self._model = model
        describe = partial(attributes, knowledge=model.knowledge)
        self._rows = Rows(model.weights, describe, model.usual)
        self._stems = _Stems(model.knowledge.index)
        self._kinds = tuple(sorted({label[2:] for label in model.weights.labels if label != _OUTSIDE}))
        self._kind_of = np.array([self._kind_number(label) for label in model.weights.labels])
        self._sums = np.eye(len(self._kinds) + 1, dtype=np.float32)[self._kind_of]
        self._sums[:, -1] = 0  # no name is of no kind

    def tag(self, keys: Sequence[str], sentences: Sequence[tuple[int, int]]) -> list[TaggedName]:
        """The names in a text, in order; `keys` and `sentences` as in `marsad.text.segment.Tokens`."""
        if not keys:
            return []
        path, chances = self.decode(keys, sentences)
        labels = [self._model.weights.labels[number] for number in path.tolist()]
        starts = {first for first, _ in sentences}
        return [
            TaggedName(first, last, kind, float(chances[first:last, self._kinds.index(kind)].min()))
            for first, last, kind in _ranges(labels, starts)
        ]

    def decode(
        self, keys: Sequence[str], sentences: Sequence[tuple[int, int]]
    ) -> tuple[NDArray[np.int64], Floats]:
        """The label number of each word, and its chance of being in a name of each kind."""
        transitions = self._model.weights.transitions
        layout = lay_out(sentences)
        scores = self._rows.scores(keys, sentences)
        first_look = self._by_kind(marginals(scores, transitions, layout))
        scores += self._recalled(keys, first_look)[:, self._kind_of]
        chances = marginals(scores, transitions, layout)
        path = chances.argmax(axis=1)
        unsure = _unsure(chances, sentences)
        if unsure:
            words = [i for first, last in unsure for i in range(first, last)]
            path[words] = best_path(scores[words], transitions, lay_out(_closed_up(unsure)))
        return path, self._by_kind(chances)

    def _by_kind(self, chances: Floats) -> Floats:
        summed: Floats = chances @ self._sums
        return summed

    def _recalled(self, keys: Sequence[str], chances: Floats) -> Floats:
        """What each word gains from its surest other place in the text, a column a kind and one for none."""
        numbers: dict[str, int] = {"": 0}
        places = np.array([numbers.setdefault(self._stems[key], len(numbers)) for key in keys])
        order = np.argsort(places, kind="stable")
        firsts = np.searchsorted(places[order], np.arange(1, len(numbers)))
        best = np.zeros((len(numbers), chances.shape[1]), dtype=np.float32)
        if len(firsts):
            best[1:] = np.maximum.reduceat(chances[order], firsts, axis=0)
        gained: Floats = (best[places] - chances) * np.float32(self._model.recall)
        gained[places == 0] = 0
        return gained

    def _kind_number(self, label: str) -> int:
        return len(self._kinds) if label == _OUTSIDE else self._kinds.index(label[2:])


def _unsure(chances: Floats, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences whose likeliest labels word by word may not be their likeliest path.

    Where the doubts over the words of a sentence sum to less than one half, the path of the likeliest
    labels is likelier than all others together.
    """
    doubts = np.add.reduceat(1 - highest(chances).astype(np.float64), [first for first, _ in sentences])
    return [
        sentence for sentence, doubt in zip(sentences, doubts.tolist(), strict=True) if doubt >= _MOST_DOUBT
    ]


def _closed_up(sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences numbered anew, one right behind the other."""
    moved, at = [], 0
    for first, last in sentences:
        moved.append((at, at + last - first))
        at += last - first
    return moved


def load_tagger(lexicon: Lexicon) -> Tagger:
    """The tagger that ships with Marsad: `lexicon.derive(load_tagger)` loads it once."""
    path = files("marsad.facts.names") / "weights" / "tagger.npz"
    with path.open("rb") as file:
        return Tagger(load_model(file))


def _ranges(labels: list[str], starts: set[int]) -> list[tuple[int, int, str]]:
    """The names that labels mark; a name ends where its sentence does."""
    found: list[tuple[int, int, str]] = []
    first, kind = 0, ""
    for i, label in enumerate([*labels, _OUTSIDE]):
        if kind and (label != f"I-{kind}" or i in starts):
            found.append((first, i, kind))
            kind = ""
        if not kind and label != _OUTSIDE:
            first, kind = i, label[2:]
    return found
