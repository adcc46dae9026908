"""Silver data: raw sentences that a tagger has labelled and is sure of.

An article is labelled as a whole: a word that is surely a name in one sentence is one in the
others too, even where their own words would not say so. Those are the sentences that teach
something new. A sentence in which any word is in doubt is left out. Diplomatic news, Marsad's
field, comes first: of other articles only one in three is taken.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tools.tagger.corpora import OUTSIDE, Sentence

from marsad.facts.names.tagger.tagging import Tagger
from marsad.text.normalise import fold

Article = Sequence[Sequence[str]]

_SHORTEST, _LONGEST = 5, 80
_SEED = 5
_OTHERS_TAKEN = 1 / 3
_DIPLOMATIC = frozenset(
    fold("وزير الخارجية السفير سفير الرئيس مباحثات محادثات زيارة قمة نظيره الدبلوماسية").split()
)
_FEWEST_DIPLOMATIC = 3


@dataclass(frozen=True, slots=True)
class Silver:
    """How much silver data to make, and how sure each of a sentence's words must be."""

    words: int
    least_chance: float


def label_articles(
    tagger: Tagger, labels: Sequence[str], articles: Sequence[Article], wanted: Silver
) -> list[Sentence]:
    """Labelled sentences of articles drawn by chance (the same each time), each with a name in it."""
    chance = random.Random(_SEED)
    order = list(range(len(articles)))
    chance.shuffle(order)
    taken = [number for number in order if _diplomatic(articles[number]) or chance.random() < _OTHERS_TAKEN]
    made: list[Sentence] = []
    words = 0
    for number in taken:
        if words >= wanted.words:
            break
        sure = _sure_sentences(tagger, labels, articles[number], wanted.least_chance)
        made += sure
        words += sum(len(sentence.keys) for sentence in sure)
    return made


def _diplomatic(article: Article) -> bool:
    return len({key for sentence in article for key in sentence} & _DIPLOMATIC) >= _FEWEST_DIPLOMATIC


def _sure_sentences(tagger: Tagger, labels: Sequence[str], article: Article, least: float) -> list[Sentence]:
    sentences = [sentence for sentence in article if _SHORTEST <= len(sentence) <= _LONGEST]
    if not sentences:
        return []
    ends = np.cumsum([len(sentence) for sentence in sentences]).tolist()
    bounds = list(zip([0, *ends[:-1]], ends, strict=True))
    path, chances = tagger.decode([key for sentence in sentences for key in sentence], bounds)
    sure = _surety(path, chances, labels)
    found = []
    for sentence, (first, last) in zip(sentences, bounds, strict=True):
        given = tuple(labels[number] for number in path[first:last])
        if sure[first:last].min() >= least and any(label != OUTSIDE for label in given):
            found.append(Sentence(tuple(sentence), given))
    return found


def _surety(
    path: NDArray[np.int64], chances: NDArray[np.float32], labels: Sequence[str]
) -> NDArray[np.float32]:
    """The chance that each word is of the kind its label says; the last column is for no name."""
    kinds = sorted({label[2:] for label in labels if label != OUTSIDE})
    column = np.array([len(kinds) if label == OUTSIDE else kinds.index(label[2:]) for label in labels])
    outside = 1 - chances[:, : len(kinds)].sum(axis=1, keepdims=True)
    every = np.concatenate([chances[:, : len(kinds)], outside], axis=1)
    chance: NDArray[np.float32] = every[np.arange(len(path)), column[path]]
    return chance
