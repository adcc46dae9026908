"""Finds names that no list holds, by the trained tagger, over one text at a time.

Two looks at a text: the first gives each word its chances; a word that is surely a name in
one place then lends that to its other places (a bare surname, a second mention without its
head noun), and the second look decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from marsad.facts.names.tagger.attributes import attributes, split_proclitic
from marsad.facts.names.tagger.chain import best_path, lay_out, marginals
from marsad.facts.names.tagger.model import Model, load_model
from marsad.facts.names.tagger.scoring import Rows
from marsad.lexicon.pack import Lexicon

Floats = NDArray[np.float32]

_OUTSIDE = "O"
_SHORTEST_RECALLED = 3


@dataclass(frozen=True, slots=True)
class TaggedName:
    """Words `[first, last)` of a text named as one thing.

    `kind` is PERS, LOC, ORG or MISC; `confidence` the least chance that any of its words has of
    being in a name of this kind, 0 to 1.
    """

    first: int
    last: int
    kind: str
    confidence: float


class Tagger:
    """The trained tagger. Keeps what it has computed for each word: use one for all texts."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._rows = Rows(model.weights, partial(attributes, knowledge=model.knowledge))
        self._stems: dict[str, str] = {}
        self._kinds = tuple(sorted({label[2:] for label in model.weights.labels if label != _OUTSIDE}))
        self._kind_of = np.array([self._kind_number(label) for label in model.weights.labels])

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
        second_look = self._by_kind(marginals(scores, transitions, layout))
        return best_path(scores, transitions, layout), second_look

    def _by_kind(self, chances: Floats) -> Floats:
        columns = [chances[:, self._kind_of == kind].sum(axis=1) for kind in range(len(self._kinds))]
        return np.stack([*columns, np.zeros(len(chances), dtype=np.float32)], axis=1)

    def _recalled(self, keys: Sequence[str], chances: Floats) -> Floats:
        """What each word gains from its surest other place in the text, a column a kind and one for none."""
        stems = [self._stem(key) for key in keys]
        numbers: dict[str, int] = {}
        places = np.array([numbers.setdefault(stem, len(numbers)) for stem in stems])
        best = np.zeros((len(numbers), chances.shape[1]), dtype=np.float32)
        np.maximum.at(best, places, chances)
        gained: Floats = (best[places] - chances) * np.float32(self._model.recall)
        gained[[not stem for stem in stems]] = 0
        return gained

    def _stem(self, key: str) -> str:
        """The word without its clitic; empty for what is too short or no word, which recalls nothing."""
        if key not in self._stems:
            stem = split_proclitic(key, self._model.knowledge.index)[1]
            self._stems[key] = stem if stem.isalpha() and len(stem) >= _SHORTEST_RECALLED else ""
        return self._stems[key]

    def _kind_number(self, label: str) -> int:
        return len(self._kinds) if label == _OUTSIDE else self._kinds.index(label[2:])


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
