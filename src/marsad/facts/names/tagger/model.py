"""The tagger's model file: all arrays of weights and knowledge in one compressed archive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from marsad.facts.names.tagger.attributes import Knowledge, attributes
from marsad.facts.names.tagger.scoring import UsualRows, Weights
from marsad.facts.names.tagger.spelling import Spelling

_WORD_END = "\n"
_USUAL_WORDS = 40_000


@dataclass(frozen=True, slots=True)
class Model:
    """All that tagging needs; `recall` is what a name seen elsewhere in the text adds to a label's score."""

    weights: Weights
    knowledge: Knowledge
    recall: float
    usual: UsualRows = field(default_factory=UsualRows)


def load_model(file: IO[bytes]) -> Model:
    """Reads what `save_model` wrote."""
    with np.load(file) as arrays:
        knowledge = _knowledge(arrays)
        rows = arrays["rows"]
        usual = UsualRows(tuple(islice(knowledge.index, len(rows))), rows)
        return Model(_weights(arrays), knowledge, float(arrays["recall"]), usual)


def save_model(file: IO[bytes], model: Model) -> None:
    """Writes the model; numbers are halved in width, which changes no label in practice.

    The rows of the most usual words are computed here, so that they need not be for each reader.
    """
    weights, knowledge = model.weights, model.knowledge
    words = list(islice(knowledge.index, _USUAL_WORDS))
    rows = weights.rows([attributes(word, knowledge) for word in words]).astype(np.float16)
    np.savez_compressed(
        file,
        labels=_packed(weights.labels),
        attributes=_packed(weights.index),
        states=weights.states.astype(np.float16),
        transitions=weights.transitions,
        words=_packed(knowledge.index),
        granularities=np.array(knowledge.granularities),
        clusters=knowledge.clusters,
        frequencies=knowledge.frequencies,
        habits=knowledge.habits,
        listed=_packed(knowledge.lists),
        list_letters=_packed(knowledge.lists.values()),
        spelling=knowledge.spelling.weights.astype(np.float16),
        spelling_bias=knowledge.spelling.bias,
        recall=np.array(model.recall),
        rows=rows,
    )


def _weights(arrays: Mapping[str, NDArray[Any]]) -> Weights:
    return Weights(
        labels=tuple(_words(arrays["labels"])),
        index=_numbered(arrays["attributes"]),
        states=arrays["states"].astype(np.float32),
        transitions=arrays["transitions"],
    )


def _knowledge(arrays: Mapping[str, NDArray[Any]]) -> Knowledge:
    return Knowledge(
        index=_numbered(arrays["words"]),
        granularities=tuple(arrays["granularities"].tolist()),
        clusters=arrays["clusters"],
        frequencies=arrays["frequencies"],
        habits=arrays["habits"],
        lists=dict(zip(_words(arrays["listed"]), _words(arrays["list_letters"]), strict=True)),
        spelling=Spelling(arrays["spelling"].astype(np.float32), arrays["spelling_bias"]),
    )


def _packed(words: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer(_WORD_END.join(words).encode(), dtype=np.uint8)


def _words(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split(_WORD_END)


def _numbered(packed: NDArray[np.uint8]) -> dict[str, int]:
    return {word: number for number, word in enumerate(_words(packed))}
