"""Word vectors and word clusters from raw text, by counting neighbours: no sampling, the same every time.

A word is described by its neighbours at four places (two before, two after), weighted by
shifted positive pointwise mutual information and reduced by a truncated singular value
decomposition (Levy and Goldberg 2014). Keeping the places apart makes words alike that fill
the same slot, which is what a name tagger asks for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.linalg import svds

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_PLACES = (-2, -1, 1, 2)
_SMOOTHING = 0.75
_SEED = 20261124


def vocabulary(sentences: Iterable[Sequence[str]], least: int) -> dict[str, int]:
    """Words seen at least `least` times with their counts, most frequent first."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update(sentence)
    kept = [(word, count) for word, count in counts.items() if count >= least]
    return dict(sorted(kept, key=lambda item: (-item[1], item[0])))


def word_vectors(
    sentences: Iterable[Sequence[str]], words: Sequence[str], contexts: int, dimensions: int
) -> Floats:
    """One row of unit length a word of `words`, from its neighbours among the first `contexts` words."""
    counts = _neighbour_counts(sentences, words, contexts)
    weighted = _positive_information(counts)
    start = np.random.default_rng(_SEED).standard_normal(min(weighted.shape)).astype(np.float32)
    left, strengths, _ = svds(weighted, k=dimensions, v0=start)
    vectors = (left * np.sqrt(strengths))[:, ::-1]
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Floats = (vectors / np.maximum(norms, 1e-9)).astype(np.float32)
    return unit


def _neighbour_counts(
    sentences: Iterable[Sequence[str]], words: Sequence[str], contexts: int
) -> sp.csr_matrix:
    index = {word: number for number, word in enumerate(words)}
    unknown, gap = len(words), len(words) + 1
    stream: list[int] = []
    for sentence in sentences:
        stream += [gap, gap]
        stream += [index.get(word, unknown) for word in sentence]
    numbers = np.array([*stream, gap, gap], dtype=np.int32)
    columns = contexts + 2
    total = sp.csr_matrix((len(words), columns * len(_PLACES)), dtype=np.float32)
    for place, offset in enumerate(_PLACES):
        total = total + _counts_at(numbers, offset, place, len(words), contexts)
    return total


def _counts_at(
    numbers: NDArray[np.int32], offset: int, place: int, size: int, contexts: int
) -> sp.csr_matrix:
    rows, neighbours = numbers[2:-2], np.roll(numbers, -offset)[2:-2]
    kept = rows < size
    rows, neighbours = rows[kept], neighbours[kept]
    rare = np.where(neighbours == size + 1, contexts + 1, np.minimum(neighbours, contexts))
    columns = rare + place * (contexts + 2)
    shape = (size, (contexts + 2) * len(_PLACES))
    ones = np.ones(len(rows), dtype=np.float32)
    return sp.coo_matrix((ones, (rows, columns)), shape=shape).tocsr()


def _positive_information(counts: sp.csr_matrix) -> sp.csr_matrix:
    """Pointwise mutual information above zero, with smoothed context counts (Levy et al. 2015)."""
    cells = counts.tocoo()
    rows = np.asarray(counts.sum(axis=1)).ravel()
    columns = np.asarray(counts.sum(axis=0)).ravel() ** _SMOOTHING
    columns /= columns.sum()
    information = np.log(cells.data / np.maximum(rows[cells.row] * columns[cells.col], 1e-12))
    kept = information > 0
    data = information[kept].astype(np.float32)
    matrix: sp.csr_matrix = sp.coo_matrix(
        (data, (cells.row[kept], cells.col[kept])), shape=counts.shape
    ).tocsr()
    return matrix


def cluster(vectors: Floats, weights: Floats, number: int, rounds: int = 25) -> Ints:
    """A cluster number for each row, by spherical k-means in which row `i` weighs `weights[i]`."""
    rng = np.random.default_rng(_SEED + number)
    chance = weights / weights.sum()
    centres = vectors[rng.choice(len(vectors), number, replace=False, p=chance)]
    assigned = np.full(len(vectors), -1, dtype=np.int64)
    for _ in range(rounds):
        nearest: Ints = np.argmax(vectors @ centres.T, axis=1)
        if np.array_equal(nearest, assigned):
            break
        assigned = nearest
        member = sp.csr_matrix((weights, (nearest, np.arange(len(vectors)))), shape=(number, len(vectors)))
        sums = member @ vectors
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(norms > 0, sums / np.maximum(norms, 1e-9), centres).astype(np.float32)
    return assigned
