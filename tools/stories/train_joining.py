"""Learns when two reports tell one story, from the labelled windows 1 to 3, and writes the weights.

    .venv/bin/python -m tools.stories.train_joining

A logistic regression over the pairs that `marsad.stories` compares. Likeness may only speak for joining, so
its weights are kept from going below nothing. The threshold is the one that does best when each window is
grouped by weights of the other two. Window 4 is neither learnt from nor looked at here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from tools.stories.readings import Labelled, labelled_articles
from tools.stories.scores import bcubed, pairs_f1

from marsad.lexicon.pack import load
from marsad.stories.joining import FEATURES, Joining, features_of
from marsad.stories.nearby import Nearby
from marsad.stories.report import report_of
from marsad.stories.story_book import LEAST_LIKE, MOST_COMPARED, REACH_HOURS, StoryBook
from marsad.stories.words import StoryWords, story_words

MODEL = Path(__file__).resolve().parents[2] / "src" / "marsad" / "stories" / "weights" / "joining.json"
WINDOWS = (1, 2, 3)
RIDGE = 5.0
ABSENT = -2.0
THRESHOLDS = (-1.5, -1.25, -1.0, -0.75, -0.5, -0.25, 0.0)
SPEAK_FOR = ("lead", "title", "whole", "told", "copied")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Compared pairs: their features, whether they tell one story, and their window."""

    features: Floats
    same: NDArray[np.bool_]
    window: NDArray[np.int64]

    def of(self, kept: NDArray[np.bool_]) -> Pairs:
        """Some of them."""
        return Pairs(self.features[kept], self.same[kept], self.window[kept])


def main() -> None:
    """Learns, chooses the threshold and writes the weights."""
    words = load().derive(story_words)
    articles = [each for each in labelled_articles(load()) if each.window in WINDOWS]
    pairs = compare(articles, words)
    threshold = max(THRESHOLDS, key=lambda each: held_out(articles, pairs, words, each))
    decision = learn(pairs, threshold)
    MODEL.write_text(json.dumps(as_data(decision, pairs), indent=2) + "\n", encoding="utf-8")
    print(MODEL.read_text(encoding="utf-8"))


def compare(articles: list[Labelled], words: StoryWords) -> Pairs:
    """All pairs that a story book would compare."""
    near = Nearby()
    for row, each in enumerate(articles):
        near.add(report_of(each.article, row, each.moment, load()))
    usual = [near.usual(near[row]) for row in range(len(articles))]
    rows = [
        ((*features_of(near[one], near[other], words), (usual[one] + usual[other]) / 2), one, other)
        for one, other in _alike(near)
    ]
    return Pairs(
        np.array([features for features, *_ in rows]),
        np.array([articles[one].story == articles[other].story for _, one, other in rows]),
        np.array([articles[one].window for _, one, _ in rows]),
    )


def _alike(near: Nearby) -> Iterator[tuple[int, int]]:
    for report in near:
        for other, _ in near.alike(report, REACH_HOURS, LEAST_LIKE, MOST_COMPARED):
            if other < report.row:
                yield other, report.row


def learn(pairs: Pairs, threshold: float) -> Joining:
    """The weights that fit `pairs` best."""
    mean, spread = pairs.features.mean(0), pairs.features.std(0) + 1e-9
    scaled = np.c_[(pairs.features - mean) / spread, np.ones(len(pairs.features))]
    signs = pairs.same * 2.0 - 1.0

    def loss(values: Floats) -> tuple[float, Floats]:
        margins = -signs * (scaled @ values)
        slope = -(scaled * (signs / (1 + np.exp(-margins)))[:, None]).sum(0)
        slope[:-1] += RIDGE * values[:-1]
        return float(np.logaddexp(0, margins).sum() + RIDGE / 2 * values[:-1] @ values[:-1]), slope

    bounds = [(0, None) if name in SPEAK_FOR else (None, 0) for name in FEATURES]
    start = np.zeros(scaled.shape[1])
    fitted = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    weights = fitted[:-1] / spread
    bias = float(fitted[-1] - (weights * mean).sum())
    return Joining(tuple(round(float(w), 4) for w in weights), round(bias, 4), threshold, ABSENT)


def held_out(articles: list[Labelled], pairs: Pairs, words: StoryWords, threshold: float) -> float:
    """BCubed and pairs F1 added, over the windows, each grouped by what the others teach."""
    total = 0.0
    for window in WINDOWS:
        decision = learn(pairs.of(pairs.window != window), threshold)
        ids = {each.article.id: each.story for each in articles if each.window == window}
        found = grouped([each for each in articles if each.window == window], decision, words)
        total += bcubed(ids, found, ids) + pairs_f1(ids, found, ids)
    return total


def grouped(articles: list[Labelled], decision: Joining, words: StoryWords) -> dict[str, int]:
    """The story of each article by its id."""
    book = StoryBook(words, decision)
    for row, each in enumerate(articles):
        book.add(report_of(each.article, row, each.moment, load()))
    book.settle()
    return {each.article.id: book.story_of[row] for row, each in enumerate(articles)}


def as_data(decision: Joining, pairs: Pairs) -> dict[str, object]:
    """The weights with where they come from."""
    return {
        "what": "log-odds that two reports tell one story; features are in marsad/stories/joining.py",
        "made_by": "tools/stories/train_joining.py",
        "learnt_from": "story labels over the ANT corpus (2018), windows 1 to 3: "
        f"{len(pairs.same)} pairs, {int(pairs.same.sum())} of one story",
        "licence": "Apache-2.0",
        "weights": dict(zip(FEATURES, decision.weights, strict=True)),
        "bias": decision.bias,
        "threshold": decision.threshold,
        "absent": decision.absent,
    }


if __name__ == "__main__":
    main()
