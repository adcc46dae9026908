"""Nouns whose ending tells that no verb has them as its subject: القطريين, المواطنين, البلدين."""

from __future__ import annotations

from marsad.lexicon.clause_words import clause_words
from marsad.lexicon.common_words import word_frequencies
from marsad.lexicon.pack import Lexicon
from marsad.text.clitics import without_article
from marsad.text.kept import Kept

_OBLIQUE, _NOMINATIVE = "ين", "ون"
_OF_NATION, _MILLIONS = "يين", "ملايين"
_SHORTEST = 5
_BROKEN = 6  # letters of ميادين, whose third is an alef
_MOST_WORDS = 20_000


class Cases:
    """Tells sound plurals and duals in the accusative from words that end in ين themselves.

    A word is one where its nominative is as usual as it is (المواطنون), where it is a plural of nationality
    or conviction, or a participle.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._usual = lexicon.derive(word_frequencies)
        self._both = lexicon.derive(clause_words).both
        self._oblique = Kept(self._look_up, _MOST_WORDS)

    def is_oblique(self, key: str) -> bool:
        """Whether a folded word is a plural or dual that is governed or an object."""
        return key.endswith(_OBLIQUE) and self._oblique[key]

    def _look_up(self, key: str) -> bool:
        word = without_article(key)
        if word in self._both or key in self._both:
            return True
        if len(word) < _SHORTEST or word == _MILLIONS:
            return False
        if word.endswith(_OF_NATION) or self._has_nominative(key) or self._has_nominative(word):
            return True
        return word.startswith("م") and len(word) >= _BROKEN and not _is_broken(word)

    def _has_nominative(self, key: str) -> bool:
        return key in self._usual and key.removesuffix(_OBLIQUE) + _NOMINATIVE in self._usual


def _is_broken(word: str) -> bool:
    """Whether a word has the letters of a broken plural: ميادين."""
    return len(word) == _BROKEN and word[2] == "ا"
