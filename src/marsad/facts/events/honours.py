"""Words of honour: titles before a name that lead to it, and with a pronoun whom they stand for."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.reference import Named
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_words import speech_words
from marsad.lexicon.titles import honorifics
from marsad.model.entity import Entity, EntityType
from marsad.text.normalise import fold

_PRONOUNS = ("هما", "ها", "ه")
_FAR_BEFORE = 10  # words from a word of honour over a title to the name
_GLUED = "وفبل"
_GOD = "الله"


class Honours:
    """Finds words of honour among the folded words of one article, and whom they honour."""

    def __init__(self, keys: tuple[str, ...], lexicon: Lexicon, named: tuple[Named, ...]) -> None:
        self._keys = keys
        self._titles = lexicon.derive(honorifics)
        self._with_pronoun = lexicon.derive(speech_words).honorific
        self._people = tuple(n for n in named if n.entity.type is EntityType.PERSON)

    def ends(self, token: int) -> Iterator[int]:
        """The tokens behind the honorifics that begin at `token`, the longest first."""
        key = self._keys[token]
        titles = self._titles.get(key, ())
        if key[0] in _GLUED:
            titles = (*titles, *self._titles.get(key[1:], ()))
        return iter([token + len(t) for t in titles if self._keys[token + 1 : token + len(t)] == t[1:]])

    def opens(self, token: int) -> bool:
        """Whether an honorific begins at `token`, or is there with a pronoun behind it."""
        return self.is_pronoun(self._keys[token]) or next(self.ends(token), None) is not None

    def is_honorific(self, phrase: str) -> bool:
        """Whether a phrase is an honorific and no more."""
        words = tuple(fold(phrase).split())
        return bool(words) and words in self._titles.get(words[0], ())

    def is_pronoun(self, key: str) -> bool:
        """Whether a word of honour has a pronoun behind it: سموه، وجلالته."""
        return key in self._with_pronoun or (key[0] in _GLUED and key[1:] in self._with_pronoun)

    def of(self, token: int) -> Entity | None:
        """Whom a word of honour with its pronoun stands for: who was last named behind that word."""
        key = self._keys[token]
        key = key if key in self._with_pronoun else key[1:]
        stem = next(key.removesuffix(pronoun) for pronoun in _PRONOUNS if key.endswith(pronoun))
        words = {stem, "ال" + stem}
        if stem.endswith("ت"):
            words |= {stem[:-1] + "ه", "ال" + stem[:-1] + "ه"}
        ends = (0, *(named.last for named in self._people))  # what stands before another is his
        for named, end in reversed(list(zip(self._people, ends, strict=False))):
            before = self._keys[max(named.first - _FAR_BEFORE, end) : named.first]
            if named.first < token and not words.isdisjoint(each.lstrip(_GLUED) or each for each in before):
                return named.entity
        return None

    def blessings(self, words: frozenset[str]) -> frozenset[int]:
        """The tokens of blessings behind a name: حفظه الله ورعاه."""
        found: set[int] = set()
        for god in (i for i, key in enumerate(self._keys) if key == _GOD):
            if god and self._keys[god - 1] in words:
                more = self._keys[god + 1 : god + 2]
                found.update(range(god - 1, god + 1 + bool(more and more[0].removeprefix("و") in words)))
        return frozenset(found)
