"""The companions of a row of the pack among the words of a text: whole words, beginnings, phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from marsad.facts.events.scene import MARKS, Scene
from marsad.text.kept import Kept
from marsad.text.normalise import fold

_MOST_SEEN = 5000
_WITH_PRONOUN = ("عن", "علي", "الي", "من", "ب", "مع", "ضد")


def first_match(scene: Scene, span: Iterable[int], words: tuple[str, ...]) -> int | None:
    """The first token of a stretch at which a listed word stands, none that names a state."""
    listed = _listed(words)
    for token in span:
        if listed.begins_at(scene.keys, token) and token not in scene.states:
            return token
    return None


class _Listed:
    """The companions of one row: whole words, beginnings of words, phrases; what was asked is kept."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self._whole = frozenset(fold(word) for word in words if not word.endswith("-") and " " not in word)
        self._beginnings = tuple(fold(word[:-1]) for word in words if word.endswith("-"))
        self._phrases = [tuple(fold(word).split()) for word in words if " " in word]
        self._openers = frozenset(phrase[0] for phrase in self._phrases)
        self._seen = Kept(self._has, _MOST_SEEN)

    def begins_at(self, keys: tuple[str, ...], token: int) -> bool:
        """Whether a listed word, with or without letters glued before it, or a phrase stands at a token."""
        key = keys[token]
        return self._seen[key] or (key in self._openers and self._has_phrase(keys, token))

    def _has(self, key: str) -> bool:
        if key in MARKS:
            return False
        variants = _variants(key)
        begins = any(variant.startswith(self._beginnings) for variant in variants)
        return begins or not self._whole.isdisjoint(variants)

    def _has_phrase(self, keys: tuple[str, ...], token: int) -> bool:
        return any(keys[token : token + len(phrase)] == phrase for phrase in self._phrases)


# By the identity of the words, which a row keeps as long as its entry here does.
_LISTED: dict[int, _Listed] = {}


def _listed(words: tuple[str, ...]) -> _Listed:
    found = _LISTED.get(id(words))
    if found is None:
        found = _LISTED[id(words)] = _Listed(words)
    return found


@cache
def _variants(key: str) -> tuple[str, ...]:
    """A word with و, the article and a glued preposition taken off in turn."""
    return tuple(dict.fromkeys(_stripped(key)))


def _stripped(key: str) -> Iterator[str]:
    yield key
    for preposition in _WITH_PRONOUN:
        if key.removeprefix("و") in {preposition + pronoun for pronoun in ("ه", "ها", "هم", "هما")}:
            yield preposition
    if len(key) <= 3:
        return
    inner = key[1:] if key[0] == "و" else key
    yield inner
    yield inner.removeprefix("ال")
    if len(key) > 4 and key[-1] == "ا":
        yield inner[:-1]  # عقدا
    if inner[0] in "بل":
        yield inner[1:]
        yield inner[1:].removeprefix("ال")
