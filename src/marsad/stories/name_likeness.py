"""Whether two names of people are spellings of one name, and why: the rules that cross articles.

Tokens of the Arab name lists must be equal (حسن is not حسين); foreign ones may differ as transliterations
do. Family order counts: a father's name behind بن is never the son's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from marsad.lexicon.given_names import GivenName
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.surnames import Surname
from marsad.text.name_spelling import may_be_one
from marsad.text.normalise import fold

Words = tuple[str, ...]
_SON = frozenset({"بن", "ابن", "بنت"})
_PARTICLES = frozenset({"ال", "دو", "دي", "دا", "فان", "فون", "لا", "لو"})
_SHORTEST = 3  # letters: shorter words are too alike to be one slip of each other


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names stand to each other: `equal`, `spelling`, `shorter` (part of the longer), `surname`."""

    kind: str
    reason: str


class NameLikeness:
    """Compares names by the Arab name lists of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        given = {fold(row.name) for row in lexicon.rows(GivenName) if row.origin == "arab"}
        family = {fold(row.name) for row in lexicon.rows(Surname) if row.origin == "arab"}
        self._arab = given | family

    def has_spellings(self, word: str) -> bool:
        """Whether a word may stand for others than itself: not one of the Arab lists."""
        return word not in self._arab and word not in _SON

    def compare(self, a: str, b: str) -> Likeness | None:
        """How two names are alike, None where they name two people."""
        short, long = sorted((words_of(a), words_of(b)), key=len)
        if short == long:
            return Likeness("equal", "the same name")
        if len(short) == 1:
            return self._surname(short[0], long)
        if len(short) == len(long):
            return self._spelling(short, long)
        return self._part(short, long)

    def _surname(self, word: str, long: Words) -> Likeness | None:
        patronym = len(long) > 1 and long[-2] in _SON
        if len(word) < _SHORTEST or patronym or not self._alike(word, long[-1]):
            return None
        if len(long) == 1:
            return Likeness("spelling", f"{word} and {long[0]} are spellings of one name")
        return Likeness("surname", f"{word} is the surname of {' '.join(long)}")

    def _spelling(self, a: Words, b: Words) -> Likeness | None:
        if not all(self._alike(x, y) for x, y in zip(a, b, strict=True)):
            return None
        return Likeness("spelling", f"{' '.join(a)} and {' '.join(b)} are spellings of one name")

    def _part(self, short: Words, long: Words) -> Likeness | None:
        """First name and last name agree and the rest stands in order: أحمد داود in أحمد محمد داود."""
        if not (self._alike(short[0], long[0]) and self._alike(short[-1], long[-1])):
            return None
        if _SON & set(long) - set(short) and len(short) == 2 and long[-2] in _SON:
            return None  # محمد سلمان is not محمد بن سلمان
        at = 0
        for word in short:
            at = next((i + 1 for i in range(at, len(long)) if self._alike(word, long[i])), 0)
            if not at:
                return None
        return Likeness("shorter", f"{' '.join(short)} is a shorter form of {' '.join(long)}")

    def _alike(self, a: str, b: str) -> bool:
        if a == b:
            return True
        both = self.has_spellings(a) and self.has_spellings(b)
        return both and min(len(a), len(b)) >= _SHORTEST and may_be_one(a, b)


@lru_cache(maxsize=50_000)
def words_of(name: str) -> Words:
    """The folded words of a name: عبد and أبو joined to what follows, ال and other particles to their noun.

    >>> words_of("عبدالفتاح السيسي") == words_of("عبد الفتاح السيسي")
    True
    """
    words = [word for word in fold(name).replace("-", " ").split() if word]
    joined: list[str] = []
    carried = ""
    for word in words:
        if word in ("عبد", "ابو", "ام", "ابا", "ابي") or word in _PARTICLES:
            carried += word
            continue
        joined.append(carried + word)
        carried = ""
    return tuple([*joined, carried] if carried else joined)


def likeness(lexicon: Lexicon) -> NameLikeness:
    """The comparer for `lexicon.derive`."""
    return NameLikeness(lexicon)
