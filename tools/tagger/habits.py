"""How often each word of the raw text stands where names stand, and what spellings such words have.

A first tagger is trained that may not look at the word itself, only at its neighbours, and is
run over all raw text. Averaged over its places, a word gets its habits: evidence on names that
no annotated sentence holds. From habits and the list of personal names the spelling weights
are fitted, for words that the raw text lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

from marsad.facts.names.tagger.attributes import Attributes, split_proclitic
from marsad.facts.names.tagger.chain import lay_out, marginals
from marsad.facts.names.tagger.scoring import Rows, Weights
from marsad.facts.names.tagger.spelling import BUCKETS, Spelling, buckets

Floats = NDArray[np.float64]

KINDS = ("PERS", "LOC", "ORG", "MISC")
NO_NAME = len(KINDS)

_FEWEST = 3
_PRIOR_PLACES = 4
_PENALTY = 1.0
_ITERATIONS = 60
_SELDOM_A_PERSON = 0.06


def neighbours_only(seen: Attributes) -> Attributes:
    """A word's attributes for a tagger that may not look at the word itself."""
    own = tuple(name for name in seen.own if name.startswith(("clitic=", "letters", "digits", "mark")))
    return Attributes(own, seen.beside, seen.away)


def kind_columns(labels: Sequence[str]) -> NDArray[np.int64]:
    """For each label the number of its kind."""
    return np.array([NO_NAME if label == "O" else KINDS.index(label[2:]) for label in labels])


def kind_chances(rows: Rows, weights: Weights, sentences: Sequence[Sequence[str]]) -> Floats:
    """For each word of `sentences`, one after the other, the chance of each kind and of no name."""
    ends = np.cumsum([len(sentence) for sentence in sentences]).tolist()
    bounds = list(zip([0, *ends[:-1]], ends, strict=True))
    keys = [key for sentence in sentences for key in sentence]
    chances = marginals(rows.scores(keys, bounds), weights.transitions, lay_out(bounds))
    columns = kind_columns(weights.labels)
    return np.stack([chances[:, columns == kind].sum(axis=1) for kind in range(NO_NAME + 1)], axis=1)


def count_habits(rows: Rows, weights: Weights, raw: Sequence[Sequence[str]], index: dict[str, int]) -> Floats:
    """Summed chances of each kind for every word of `index`, over all its places under any clitic."""
    total = np.zeros((len(index), NO_NAME + 1))
    row_of: dict[str, int] = {}
    for chunk in _chunks(raw, 20_000):
        chances = kind_chances(rows, weights, chunk)
        keys = [key for sentence in chunk for key in sentence]
        for key in set(keys) - row_of.keys():
            row_of[key] = index.get(split_proclitic(key, index)[1], len(index))
        numbers = np.array([row_of[key] for key in keys])
        for kind in range(NO_NAME + 1):
            total[:, kind] += np.bincount(numbers, chances[:, kind], len(index) + 1)[:-1]
    return total


def _chunks(raw: Sequence[Sequence[str]], size: int) -> Iterator[Sequence[Sequence[str]]]:
    for start in range(0, len(raw), size):
        yield raw[start : start + size]


def fit_spelling(index: dict[str, int], habits: Floats, personal: Sequence[str]) -> Spelling:
    """Spelling weights from the habits of the raw text's words and from a list of personal names."""
    words = [word for word in index if word.isalpha() and not word.isascii()]
    counted = habits[[index[split_proclitic(word, index)[1]] for word in words]]
    places = counted.sum(axis=1)
    shares = counted / np.maximum(places, 1)[:, None]
    enough = places >= _FEWEST
    # Rare words teach more on the rare words to come than frequent ones do.
    weights = 1 / np.log2(2 + places[enough] / 5)
    kinds, kinds_bias = _fit(_only(words, enough), shares[enough], weights / weights.mean())
    listed, listed_bias = _fit_listed(_only(words, shares[:, 0] < _SELDOM_A_PERSON), personal)
    matrix = np.concatenate([kinds, listed], axis=1).astype(np.float32)
    return Spelling(matrix, np.append(kinds_bias, listed_bias).astype(np.float32))


def _only(words: list[str], kept: NDArray[np.bool_]) -> list[str]:
    return [word for word, keep in zip(words, kept.tolist(), strict=True) if keep]


def _fit_listed(others: list[str], personal: Sequence[str]) -> tuple[Floats, Floats]:
    """Weights that tell listed personal names from words that are seldom one, as one column."""
    names = [name for name in personal if name.isalpha() and len(name) > 2]
    rest = sorted(set(others) - set(names))
    targets = np.zeros((len(names) + len(rest), 2))
    targets[: len(names), 0] = 1
    targets[len(names) :, 1] = 1
    weights, bias = _fit(names + rest, targets, np.ones(len(targets)))
    return weights[:, :1] - weights[:, 1:], bias[:1] - bias[1:]


def _fit(words: Sequence[str], targets: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Multinomial regression of `targets` (rows that sum to 1) on the words' letter groups."""
    design = _design(words)
    transposed = design.T.tocsr()
    weighted = targets * weights[:, None]
    bias = np.log(weighted.sum(axis=0) / weights.sum())
    shape = (BUCKETS, targets.shape[1])

    def loss(flat: Floats) -> tuple[float, Floats]:
        scores = design @ flat.reshape(shape) + bias
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        slope = transposed @ (weights[:, None] * (np.exp(logs) - targets)) + _PENALTY * flat.reshape(shape)
        return float(-(weighted * logs).sum() + _PENALTY / 2 * (flat @ flat)), slope.ravel()

    found = minimize(
        loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS}
    )
    return found.x.reshape(shape), bias


def _design(words: Sequence[str]) -> sp.csr_matrix:
    columns: list[int] = []
    ends = [0]
    for word in words:
        columns += buckets(word)
        ends.append(len(columns))
    return sp.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(words), BUCKETS))


def smoothed(index: dict[str, int], habits: Floats, spelling: Spelling) -> NDArray[np.float32]:
    """Each word's chances for `levels`: its habits, leaning on its spelling where it is rare."""
    guesses = np.stack([spelling.chances(word) for word in index])
    kinds = guesses[:, :NO_NAME] * _PRIOR_PLACES + habits[:, :NO_NAME]
    kinds /= habits.sum(axis=1, keepdims=True) + _PRIOR_PLACES
    return np.concatenate([kinds, guesses[:, NO_NAME:]], axis=1).astype(np.float32)
