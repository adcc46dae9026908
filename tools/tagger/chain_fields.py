"""Trains a conditional random field with python-crfsuite and takes its weights out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pycrfsuite
from tools.tagger.corpora import Sentence

from marsad.facts.names.tagger.attributes import EDGE, Attributes
from marsad.facts.names.tagger.scoring import PLACES, Weights

Describe = Callable[[str], Attributes]


@dataclass(frozen=True, slots=True)
class Settings:
    """Strengths of the L1 and L2 penalties, and the most iterations of L-BFGS."""

    c1: float = 0.1
    c2: float = 0.1
    iterations: int = 100


def train(sentences: Iterable[Sentence], describe: Describe, settings: Settings) -> Weights:
    """The weights of a linear-chain CRF fitted to `sentences`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.crfsuite"
        fit(sentences, describe, settings, path)
        return read_weights(path)


def fit(sentences: Iterable[Sentence], describe: Describe, settings: Settings, path: Path) -> None:
    """Trains and leaves python-crfsuite's own model file at `path`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in sentences:
        trainer.append(items(sentence.keys, describe), sentence.labels)
    trainer.set_params(
        {
            "c1": settings.c1,
            "c2": settings.c2,
            "max_iterations": settings.iterations,
            "feature.possible_transitions": True,
        }
    )
    trainer.train(str(path))


def items(keys: Sequence[str], describe: Describe) -> list[list[str]]:
    """The attributes of each word of a sentence as python-crfsuite takes them: `place:attribute`."""
    seen = [EDGE, EDGE, *(describe(key) for key in keys), EDGE, EDGE]
    return [
        [name for place in PLACES for name in _placed(seen[i + place], place)]
        for i in range(2, len(keys) + 2)
    ]


def _placed(seen: Attributes, place: int) -> list[str]:
    names = (seen.own, seen.beside, seen.away)[abs(place)]
    return [f"{place}:{name}" for name in names]


def read_weights(path: Path) -> Weights:
    """The weights in a python-crfsuite model file, labels and attributes in sorted order."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    info = tagger.info()
    labels = tuple(sorted(info.labels))
    places = {key: key[0].split(":", 1) for key in info.state_features}
    index = {name: number for number, name in enumerate(sorted({name for _, name in places.values()}))}
    states = np.zeros((len(index), len(PLACES), len(labels)), dtype=np.float32)
    for key, weight in info.state_features.items():
        place, name = places[key]
        states[index[name], PLACES.index(int(place)), labels.index(key[1])] = weight
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[labels.index(before), labels.index(after)] = weight
    return Weights(labels, index, states, transitions)


def mean(models: Sequence[Weights]) -> Weights:
    """The mean of several models with the same labels: steadier than any of them, at no cost in use."""
    index = {name: number for number, name in enumerate(sorted(set().union(*(m.index for m in models))))}
    states = np.zeros((len(index), *models[0].states.shape[1:]), dtype=np.float32)
    for model in models:
        states[[index[name] for name in model.index]] += model.states / len(models)
    transitions = np.stack([model.transitions for model in models]).mean(axis=0).astype(np.float32)
    return Weights(models[0].labels, index, states, transitions)
