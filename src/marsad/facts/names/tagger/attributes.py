"""What the tagger sees in one word: its form, its clusters, the lists it stands in.

Every attribute belongs to a single word, never to a pair, so that what a word adds to the
scores of its neighbourhood is computed once and kept (`scoring.py`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.facts.names.tagger.spelling import Spelling

# Longest first: the first that fits and leaves a known word is the clitic.
_PROCLITICS = (
    "وبال",
    "فبال",
    "وكال",
    "ولل",
    "وال",
    "فال",
    "بال",
    "كال",
    "لل",
    "وب",
    "ول",
    "فل",
    "وك",
    "ال",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
)
_BY_LETTER = {letter: tuple(p for p in _PROCLITICS if p[0] == letter) for letter in "وفبكلا"}
_WITH_ARTICLE = frozenset({"وبال", "فبال", "وكال", "ولل", "وال", "فال", "بال", "كال", "لل"})
_SHORTEST_STEM = 3
_LONGEST_SHAPE = 8
_KIND_LEVELS = (0.015, 0.03, 0.06, 0.1, 0.18, 0.28, 0.4, 0.55)
_LISTED_LEVELS = (0.03, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What raw text and open lists say of words.

    `index` numbers the words of the raw text, most frequent first. Row `i` of `clusters` holds
    its cluster at each granularity (`granularities`), row `i` of `habits` how often it stands in
    a person's, a place's, an organisation's, another name where only its neighbours are looked
    at, and how like a listed name it is spelt (levels, see `levels`). `lists` gives for a word
    the letters of the name lists that hold it, `spelling` stands in for habits where a word is
    not in the index.
    """

    index: dict[str, int]
    granularities: tuple[int, ...]
    clusters: NDArray[np.uint16]
    frequencies: NDArray[np.uint8]
    habits: NDArray[np.uint8]
    lists: dict[str, str]
    spelling: Spelling


@dataclass(frozen=True, slots=True)
class Attributes:
    """A word's attributes as seen from the word itself, from its neighbour, from two words off."""

    own: tuple[str, ...]
    beside: tuple[str, ...]
    away: tuple[str, ...]


EDGE = Attributes((), ("edge",), ("edge",))
"""What stands before the first and after the last word of a sentence."""


def attributes(key: str, knowledge: Knowledge) -> Attributes:
    """The attributes of the folded word `key`."""
    shape = _shape(key)
    if not key[0].isalpha() or key.isascii():
        plain = (shape,) if key[0].isdigit() else (f"w={key}", shape)
        return Attributes(plain, plain, plain)
    proclitic, stem = split_proclitic(key, knowledge.index)
    row = knowledge.index.get(stem)
    habits, standing = _habits(key, row, knowledge)
    away = [f"w={key}", f"stem={stem}", *_clusters("c", row, knowledge), *_listed(key, stem, knowledge)]
    beside = [*away, f"clitic={proclitic}", *_edges(key, 2), *habits]
    if stem != key:
        beside += _clusters("k", knowledge.index.get(key), knowledge)
    own = [*beside, *_affixes(key), shape, f"often={_frequency(row, knowledge)}", *standing]
    if stem != key:
        own += (f"stem^{stem[:2]}", f"stem^{stem[:3]}")
    return Attributes(tuple(own), tuple(beside), (*away, standing[0]))


def levels(chances: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Chances as small numbers: four columns of kinds of name, one of likeness to listed names."""
    kinds = np.digitize(chances[..., :4], _KIND_LEVELS)
    listed = np.digitize(chances[..., 4:], _LISTED_LEVELS)
    return np.concatenate([kinds, listed], axis=-1).astype(np.uint8)


def _level(chances: NDArray[np.float32]) -> list[int]:
    """As `levels`, for one word."""
    *kinds, listed = chances.tolist()
    return [*(bisect_right(_KIND_LEVELS, kind) for kind in kinds), bisect_right(_LISTED_LEVELS, listed)]


def split_proclitic(key: str, index: dict[str, int]) -> tuple[str, str]:
    """A word cut into clitic and stem, where the stem is the commoner word of the two.

    The stem keeps the article where it is commoner with it (للصين gives الصين).

    >>> split_proclitic("وبوتين", {"وبوتين": 900, "بوتين": 4})
    ('و', 'بوتين')
    >>> split_proclitic("وزير", {"وزير": 1, "زير": 900})
    ('', 'وزير')
    """
    proclitics = _BY_LETTER.get(key[:1])
    if proclitics is None:
        return "", key
    found, place = ("", key), index.get(key, len(index))
    for proclitic in proclitics:
        if not key.startswith(proclitic) or len(key) - len(proclitic) < _SHORTEST_STEM:
            continue
        rest = key[len(proclitic) :]
        for stem in ("ال" + rest, rest) if proclitic in _WITH_ARTICLE else (rest,):
            if index.get(stem, place) < place:
                found, place = (proclitic, stem), index[stem]
    return found


def _shape(key: str) -> str:
    if key[0].isdigit():
        return f"digits{len(key)}" if key.isdigit() else "number"
    if not key[0].isalpha():
        return "mark"
    return "latin" if key.isascii() else f"letters{min(len(key), _LONGEST_SHAPE)}"


def _clusters(label: str, row: int | None, knowledge: Knowledge) -> list[str]:
    if row is None:
        return [f"{label}=none"]
    pairs = zip(knowledge.granularities, knowledge.clusters[row].tolist(), strict=True)
    return [f"{label}{granularity}={cluster}" for granularity, cluster in pairs]


def _listed(key: str, stem: str, knowledge: Knowledge) -> list[str]:
    letters = knowledge.lists.get(key, "")
    if stem == key:
        return [f"list={letter}" for letter in letters]
    return [f"list={letter}" for letter in letters] + [f"listed={x}" for x in knowledge.lists.get(stem, "")]


def _habits(key: str, row: int | None, knowledge: Knowledge) -> tuple[list[str], tuple[str, str]]:
    """A word's habits, and the two-part summary of them: its likeliest kind, the same with its spelling.

    Words that the index lacks have attributes of their own, as a guess weighs less than a count.
    """
    label = "guess" if row is None else "habit"
    found = _level(knowledge.spelling.chances(key)) if row is None else knowledge.habits[row].tolist()
    *kinds, listed = found
    top = max(range(len(kinds)), key=kinds.__getitem__)
    standing = f"top={label}{top}/{(kinds[top] + 1) // 2}" + (f"/{listed // 3}" if row is None else "")
    habits = [f"{label}{kind}={level}" for kind, level in enumerate(kinds)] + [f"{label}listed={listed}"]
    return habits, (standing, f"{standing}/{listed // 3}")


def _frequency(row: int | None, knowledge: Knowledge) -> int:
    return 0 if row is None else int(knowledge.frequencies[row])


def _edges(key: str, size: int) -> list[str]:
    return [f"^{key[:size]}", f"{key[-size:]}$"] if len(key) > size else []


def _affixes(key: str) -> list[str]:
    return [affix for size in (1, 3, 4) for affix in _edges(key, size)]
