"""What a single folded word tells of how it joins: the letters glued before it, whether it ends a phrase."""

from __future__ import annotations

from typing import NamedTuple

from marsad.facts.vocabulary import vocabulary
from marsad.lexicon.clause_words import clause_words
from marsad.lexicon.common_words import word_frequencies
from marsad.lexicon.offices import office_forms
from marsad.lexicon.pack import Lexicon
from marsad.text.kept import Kept

# A long word is seldom found in another by chance: كفالة in بكفالة.
_LONG_WORD = 4
_BENEFIT = 4
_MOST_WORDS = 100_000


class Joint(NamedTuple):
    """How one folded word joins.

    `bare` is the word without conjunction and preposition, `glued` the preposition written before it,
    `preposition` tells one that stands by itself, `ends` a word that no noun phrase holds, `begins` one
    that begins another phrase unless it is part of a name.

    A named tuple, which is made three times as fast as a frozen dataclass.
    """

    bare: str
    glued: str
    preposition: bool
    ends: bool
    begins: bool


class Joining:
    """The joints of words, each worked out once: news repeats its words."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists = lexicon.derive(clause_words)
        self._words = lexicon.derive(vocabulary).words
        self._frequencies = lexicon.derive(word_frequencies)
        self._known = lists.homeland | lists.both | frozenset(lexicon.derive(office_forms))
        self._prepositions = lists.standing_preposition
        self._ends = lists.complementizer | lists.relative | lists.connector | lists.with_pronoun
        self._ends |= lists.led | lists.attended | lists.by_means | lists.given
        self.joints = Kept(self._look_at, _MOST_WORDS)
        """How each folded word joins."""

    def is_word(self, key: str, than: str) -> bool:
        """Whether a folded word without its glued letter is the likelier one."""
        if key in self._known:
            return True
        benefit = _BENEFIT if len(key) >= _LONG_WORD else 1
        if benefit * self._frequencies.get(key, 0) > self._frequencies.get(than, 0):
            return True
        return bool(self._words[key].nouns and not self._words[than].verbs)

    def _look_at(self, key: str) -> Joint:
        glued = self._glued(key)
        joined = key[0] == "و" and len(key) > 3
        alone = key in self._prepositions or (len(key) > 2 and key.removeprefix("و") in self._prepositions)
        return Joint(self._bare(key), glued, alone, key in self._ends, bool(glued) or joined)

    def _glued(self, key: str) -> str:
        """The preposition written together with a word, if any."""
        key = key[1:] if key[0] == "و" and len(key) > 4 else key
        if key.startswith(("بال", "لل")):
            return key[0]
        if len(key) < 4 or key[0] not in "بل":
            return ""
        return key[0] if self.is_word(key[1:], than=key) else ""

    def _bare(self, key: str) -> str:
        """A word without the conjunction and preposition glued before it."""
        if key[0] in "وف" and len(key) > 3 and self.is_word(key[1:], than=key):
            key = key[1:]
        if key.startswith("لل"):
            return key[1:] if self._words[key[1:]].nouns else "ا" + key[1:]  # للقاء
        glued = len(key) > 3 and key[0] in "بل" and self.is_word(key[1:], than=key)
        return key[1:] if glued else key
