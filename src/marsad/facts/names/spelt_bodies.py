"""Bodies called by an acronym that is spelt letter by letter: إف بي آي, «إف إن إس أو أ»."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.org_words import OPENING
from marsad.facts.names.scene import Scene
from marsad.facts.names.trust import Trust
from marsad.model.entity import EntityType

_FEWEST = 3
_HAMZA_BELOW, _THAT = "إ", "ان"


def spelt_bodies(scene: Scene) -> Iterator[Candidate]:
    """Runs of three names of Latin letters or more; those that are words too only amid the others."""
    letters = scene.vocabulary.words.letter
    end = 0
    for i, key in enumerate(scene.keys):
        if i < end or key not in letters:
            continue
        first, end = _first(scene, i), _last(scene, i)
        if end - first >= _FEWEST and _is_body(scene, first, end):
            yield Candidate(first, end, 0, EntityType.ORG, "acronym", Trust.HEADED)


def _first(scene: Scene, i: int) -> int:
    """Where the letters begin: at إن before a letter only where marks open before it."""
    first = i
    while first > scene.begins[i] and scene.keys[first - 1] in scene.vocabulary.words.letter_word:
        first -= 1
    return first if first < i and scene.keys[first - 1] in OPENING else i


def _last(scene: Scene, i: int) -> int:
    """Where the letters end; what is rather أن or في closes none, but for إن and what ends in marks."""
    letters, last = scene.vocabulary.words.letter | scene.vocabulary.words.letter_word, i
    while last < scene.ends[i] and scene.keys[last] in letters:
        last += 1
    if last < len(scene.keys) and scene.keys[last] in OPENING.values():
        return last
    while last > i + 1 and _is_word(scene, last - 1):
        last -= 1
    closes = last - i > _FEWEST and scene.keys[last - 1] == _THAT  # قال مسؤول في إف إس بي إن المعتقل اعترف
    return last - closes


def _is_word(scene: Scene, i: int) -> bool:
    key, words = scene.keys[i], scene.vocabulary.words
    spelt = scene.tokens.surface(i, i + 1).startswith(_HAMZA_BELOW)
    return not spelt and (key in words.letter_word or key in words.function)


def _is_body(scene: Scene, first: int, last: int) -> bool:
    """Whether the letters spell no thing (بي سي آر) nor a make with its number (إس يو 35)."""
    key = " ".join(scene.keys[first:last])
    numbered = last < scene.ends[first] and scene.keys[last].isdecimal()
    return not numbered and key not in scene.vocabulary.words.spelt_thing
