"""Which companions each word may be: what the rows of event words list, looked up once a word."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.lexicon.event_words import event_words
from marsad.lexicon.pack import Lexicon
from marsad.text.kept import Kept
from marsad.text.normalise import fold

_MOST_WORDS = 100_000
_WITH_PRONOUN = {
    preposition + pronoun: preposition
    for preposition in ("عن", "علي", "الي", "من", "ب", "مع", "ضد")
    for pronoun in ("ه", "ها", "هم", "هما")
}


class CompanionWords:
    """The companions that all rows list: single words, beginnings of words (قرار-) and phrases, folded."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.derive(event_words)
        listed = {fold(word) for row in rows for word in (*row.companions, *row.unless)}
        self._single = frozenset(word for word in listed if " " not in word)
        self._beginnings = frozenset(word[:-1] for word in self._single if word.endswith("-"))
        self._lengths = sorted(set(map(len, self._beginnings)))
        self._phrases: dict[str, set[str]] = {}
        for phrase in listed - self._single:
            self._phrases.setdefault(phrase.partition(" ")[0], set()).add(phrase)
        self.by_word = Kept(self._look_up, _MOST_WORDS)
        """Those that may begin with each folded word, whatever letters are glued before it."""

    def _look_up(self, key: str) -> frozenset[str]:
        variants = set(_stripped(key))
        found = {word for word in variants if word in self._single}
        begun = [variant[:length] for variant in variants for length in self._lengths]
        found.update(beginning + "-" for beginning in begun if beginning in self._beginnings)
        return frozenset(found.union(self._phrases.get(key, ())))


def _stripped(key: str) -> Iterator[str]:
    """A word with و, the article and a glued preposition taken off in turn."""
    yield key
    if preposition := _WITH_PRONOUN.get(key.removeprefix("و")):
        yield preposition
    if len(key) <= 3:
        return
    inner = key[1:] if key[0] == "و" else key
    yield inner
    yield inner.removeprefix("ال")
    if len(key) > 4 and key[-1] == "ا":
        yield inner[:-1]  # عقدا
    if inner.startswith("لل"):
        yield inner[2:]  # للاتفاق
    if inner[0] in "بل":
        yield inner[1:]
        yield inner[1:].removeprefix("ال")
