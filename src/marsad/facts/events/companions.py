"""The words that a row of the pack wants around its own, or does not: its companions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from marsad.facts.events.scene import MARKS, Scene
from marsad.lexicon.event_words import EventWord
from marsad.text.kept import Kept
from marsad.text.normalise import fold

_MOST_SEEN = 5000
_WITH_PRONOUN = ("عن", "علي", "الي", "من", "ب", "مع", "ضد")


def fits(scene: Scene, event: EventWord, span: Iterable[int], wary: Iterable[int]) -> tuple[bool, int | None]:
    """Whether the words around allow the event, and the companion that does."""
    if event.unless and first_match(scene, wary, event.unless) is not None:
        return False, None
    if not event.companions:
        return True, None
    companion = first_match(scene, span, event.companions)
    return companion is not None, companion


def allowed(scene: Scene, events: tuple[EventWord, ...], words: range) -> tuple[EventWord, ...]:
    """The events, of those that a verb may name, that the words of its clause allow."""
    if not any(event.companions for event in events):
        return events
    return tuple(event for event in events if not event.companions or fits(scene, event, words, ())[0])


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
        single = [word for word in words if " " not in word]
        self._whole = frozenset(fold(word) for word in single if not word.endswith("-"))
        self._beginnings = tuple(fold(word[:-1]) for word in single if word.endswith("-"))
        self._phrases = [_phrase(word) for word in words if " " in word]
        self._openers = frozenset(phrase[0] for phrase, _ in self._phrases)
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
        for phrase, beginning in self._phrases:
            behind = token + len(phrase)
            if keys[token:behind] == phrase and (not beginning or _begins(keys, behind, beginning)):
                return True
        return False


def _phrase(words: str) -> tuple[tuple[str, ...], str]:
    """The words of a phrase, with the beginning of its last one where any ending may follow: عن قرار-."""
    keys = tuple(fold(words).split())
    return (keys[:-1], keys[-1][:-1]) if words.endswith("-") else (keys, "")


def _begins(keys: tuple[str, ...], token: int, beginning: str) -> bool:
    return token < len(keys) and keys[token].startswith(beginning)


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
