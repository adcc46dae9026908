"""A linear chain over labels: label probabilities and the best path, for all sentences at once.

Both recursions (forward-backward and Viterbi; Lafferty, McCallum and Pereira 2001) run over
all sentences side by side: the longest first, so that those still running are always the
first rows. Forward-backward is scaled every few words, so that no sentence is too long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]

_SCALED_EVERY = 16  # words between two scalings: the smallest factor a word, e^-30, then stays in range


@dataclass(frozen=True, slots=True)
class Layout:
    """Words of several sentences ordered by their place in them.

    `order` lists word numbers: all first words (of the longest sentence first), then all second
    words, and so on; `running[place]` says how many sentences have a word at that place.
    """

    order: Ints
    running: tuple[int, ...]


def lay_out(sentences: Sequence[tuple[int, int]]) -> Layout:
    """The layout of sentences given as half-open ranges of word numbers, none of them empty.

    >>> layout = lay_out([(0, 1), (1, 4)])
    >>> layout.order.tolist(), layout.running
    ([1, 0, 2, 3], (2, 1, 1))
    """
    bounds = np.array(sentences, dtype=np.int64).reshape(-1, 2)
    lengths = bounds[:, 1] - bounds[:, 0]
    ranked = bounds[np.argsort(-lengths, kind="stable"), 0]
    running = np.cumsum(np.bincount(lengths)[::-1])[::-1][1:]
    places = np.repeat(np.arange(len(running)), running)
    within = np.arange(len(places)) - np.repeat(np.cumsum(running) - running, running)
    return Layout(ranked[within] + places, tuple(running.tolist()))


def marginals(scores: Floats, transitions: Floats, layout: Layout) -> Floats:
    """The probability of each label at each word: rows as in `scores`, each summing to 1.

    >>> even = np.zeros((3, 2), np.float32), np.zeros((2, 2), np.float32)
    >>> marginals(*even, lay_out([(0, 2), (2, 3)])).tolist()
    [[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]]
    """
    emissions = np.exp(scores - scores.max(axis=1, keepdims=True)).astype(np.float64)[layout.order]
    moves = np.exp(transitions - transitions.max()).astype(np.float64)
    product = _forward(emissions, moves, layout) * _backward(emissions, moves, layout)
    product /= np.add.reduce(product, axis=1, keepdims=True)
    result = np.empty(product.shape, dtype=np.float32)
    result[layout.order] = product
    return result


def _forward(emissions: Doubles, moves: Doubles, layout: Layout) -> Doubles:
    """The chances of all paths up to each word, each row but for a factor; scaled now and then."""
    alphas = np.empty_like(emissions)
    before = layout.running[0]
    alphas[:before] = emissions[:before]
    at = before
    for place, count in enumerate(layout.running[1:], 1):
        here = alphas[at : at + count]
        np.matmul(alphas[at - before : at - before + count], moves, out=here)
        here *= emissions[at : at + count]
        if place % _SCALED_EVERY == 0:
            here /= np.add.reduce(here, axis=1, keepdims=True)
        before = count
        at += count
    return alphas


def _backward(emissions: Doubles, moves: Doubles, layout: Layout) -> Doubles:
    """The chances of all paths from each word on, each row but for a factor."""
    betas = np.ones_like(emissions)
    back = np.ascontiguousarray(moves.T)
    at = len(emissions)
    for place in range(len(layout.running) - 1, 0, -1):
        count = layout.running[place]
        at -= count
        above = betas[at - layout.running[place - 1] :][:count]
        np.matmul(betas[at : at + count] * emissions[at : at + count], back, out=above)
        if place % _SCALED_EVERY == 0:
            above /= np.add.reduce(above, axis=1, keepdims=True)
    return betas


def best_path(scores: Floats, transitions: Floats, layout: Layout) -> Ints:
    """The label number of each word on the likeliest path through its sentence (Viterbi)."""
    reached = _best_reached(scores[layout.order], transitions, layout)
    path = np.empty(len(reached), dtype=np.int64)
    into = np.ascontiguousarray(transitions.T)
    at, chosen = len(reached), np.empty(0, dtype=np.int64)
    for count in reversed(layout.running):
        at -= count
        here = reached[at : at + count].copy()
        here[: len(chosen)] += into[chosen]
        chosen = here.argmax(axis=1)
        path[at : at + count] = chosen
    result = np.empty_like(path)
    result[layout.order] = path
    return result


def _best_reached(emissions: Floats, transitions: Floats, layout: Layout) -> Floats:
    """The best score of a path up to each word that ends in each label."""
    reached = emissions.copy()
    into = np.ascontiguousarray(transitions.T)
    at = 0
    for before, count in zip(layout.running, layout.running[1:], strict=False):
        previous = reached[at : at + count, None, :] + into
        at += before
        reached[at : at + count] += previous.max(axis=2)
    return reached
