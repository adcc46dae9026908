"""Search keys: the one form under which all inflections of a word are found, names left whole.

A clitic or an ending goes only where a news frequency list knows what is left, and where nothing
shows that its letters belong to the word: a word that also stands behind the article (الكامل) begins
with its own letter, and one whose ة stands behind the article (الرحلة) holds no pronoun. A key is made
of the folded word alone, so an index and a query agree whatever stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from marsad.text.clitics import readings
from marsad.text.endings import SHORTEST, USUAL, perfect, without_ending, without_pronoun
from marsad.text.normalise import fold
from marsad.text.usage import ARTICLE, FUSED, Usage

_ARABIC = re.compile(r"[ء-ي]{4,}")
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_FUTURE = "س"
_PERSONS = "يتنا"  # what an imperfect begins with
_RARE = 0.02  # behind the article even a word that mostly stands with it counts
_ROUNDS = 4
_MOST_KEPT = 500_000


@dataclass(frozen=True, slots=True)
class SearchKeys:
    """Makes the search key of a word from what `usage` knows."""

    usage: Usage
    _kept: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def key(self, word: str) -> str:
        """The key of `word`, in any spelling.

        >>> usage = Usage({"مفاوضات": 200, "المفاوضات": 300, "مال": 20}, frozenset({"كمال"}))
        >>> [SearchKeys(usage).key(word) for word in ("للمفاوضات", "مفاوضاتهم", "كمال", "وكمال")]
        ['مفاوضات', 'مفاوضات', 'كمال', 'كمال']
        """
        return self.folded_key(fold(word).lower())

    def folded_key(self, word: str) -> str:
        """The key of a word that is folded and in lower case already."""
        key = self._kept.get(word)
        if key is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            key = self._kept[word] = _make(word, self.usage)
        return key

    def folded_keys(self, words: Iterable[str]) -> list[str]:
        """The keys of many such words, in their order."""
        written = list(words)
        keys = list(map(self._kept.get, written))
        if None in keys:
            return [key or self.folded_key(word) for key, word in zip(keys, written, strict=True)]
        return cast("list[str]", keys)


def _make(word: str, usage: Usage) -> str:
    if _ARABIC.fullmatch(word) is None:
        return usage.singulars.get(word, word)
    if usage.is_name(word):
        return word
    return _name_behind_clitics(word, usage) or _stripped(word, usage)


def _stripped(word: str, usage: Usage) -> str:
    """`word` without clitics and endings; a name ends the stripping, the article that of clitics."""
    definite = False
    for _ in range(_ROUNDS):
        before = word
        if not definite:
            word, definite = _without_clitics(word, usage)
        word = usage.singulars.get(word, word)
        if usage.is_name(word):
            break
        word = without_ending(word, usage, definite=definite)
        if word == before or usage.is_name(word):
            break
    return word


def _name_behind_clitics(word: str, usage: Usage) -> str | None:
    """The name in `word` behind conjunction and preposition: وللسيسي."""
    if usage.definite(word):
        return None
    known = usage.known(word)
    behind = (reading.key for reading in readings(word)[1:] if len(reading.key) > SHORTEST)
    return next((key for key in behind if key in usage.names or (not known and usage.is_name(key))), None)


def _without_clitics(word: str, usage: Usage) -> tuple[str, bool]:
    """What is left of `word` without conjunction, preposition and article; whether it had an article."""
    while len(word) >= SHORTEST:
        if (bare := _without_article(word, usage)) != word:
            return bare, True
        shorter = _without_letter(word, usage)
        if shorter == word:
            break
        word = shorter
    return word, False


def _without_article(word: str, usage: Usage) -> str:
    rest = word[2:]
    if len(rest) < SHORTEST - 1 or word[:2] not in (ARTICLE, FUSED) or usage.definite(word):
        return word
    only_definite = _only_definite(rest, usage)
    own = only_definite or ARTICLE + rest not in usage.frequency
    if word[:2] == FUSED and word[1:] in usage.frequency and own:
        return word[1:]  # ل before a word that begins with ل: للندن, للقاء
    unknown = not usage.known(rest) and len(rest) > SHORTEST and "ب" + word not in usage.frequency
    return rest if unknown or only_definite or usage.as_usual(rest, word, _RARE) else word


def _only_definite(rest: str, usage: Usage) -> bool:
    """Whether a word of three letters is seen with the article alone, or not at all: القمح, الضفة."""
    return len(rest) == SHORTEST and not usage.known(rest) and not usage.is_name(rest)


def _without_letter(word: str, usage: Usage) -> str:
    rest = word[1:]
    if len(rest) < SHORTEST or usage.definite(word) or not _may_be_clitic(word, usage):
        return word
    known = usage.known(word)
    if not known and rest[:2] in (ARTICLE, FUSED) and len(rest) >= SHORTEST + 2:
        return rest
    if not known and not usage.known(rest):
        return rest if without_pronoun(rest, usage) != rest else word
    usual = usage.as_usual(rest, word, USUAL)
    return rest if usual and not _better_without_ending(word, rest, usage) else word


def _may_be_clitic(word: str, usage: Usage) -> bool:
    """Whether the first letter may be a word of its own."""
    if word[0] in _CONJUNCTIONS:  # none stands behind a preposition: بواحد
        return not any(before + word in usage.frequency for before in "بل")
    return word[0] in _PREPOSITIONS or (word[0] == _FUTURE and word[1] in _PERSONS)


def _better_without_ending(word: str, rest: str, usage: Usage) -> bool:
    """Whether `word` is rather a longer word with an ending: لقبه is of لقب, not of قبة."""
    if word[0] in _CONJUNCTIONS:
        return False
    shorter = perfect(word, usage) or without_pronoun(word, usage)
    return shorter != word and usage.count(shorter) > usage.count(rest)
