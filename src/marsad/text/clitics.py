"""Proclitics: the one-letter words that Arabic writes together with the next word.

A conjunction (و ف) may come first, then a preposition (ب ل ك) or the future's س, then the article.
Stripping is a guess until a list knows what is left (والي may be و + الي, or a governor), so
every reading is given, the whole word first, and the caller takes the one it can find.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_SHORTEST_REST = 2


class Reading(NamedTuple):
    """One way to read a word: `cut` letters of clitics, then `key`.

    `fused` says that `key` was written with لل for ل + ال (للجنة is of الجنة or of اللجنة), so that no
    cut gives it; its mention keeps the preposition. `preposition` is the letter stripped, if any.

    A named tuple, as an article has hundreds: a frozen dataclass takes three times as long to make.
    """

    key: str
    cut: int = 0
    preposition: str = ""
    fused: bool = False


@lru_cache(maxsize=100_000)
def readings(key: str) -> tuple[Reading, ...]:
    """The readings of a folded word, the least stripped first.

    >>> [(r.cut, r.key) for r in readings("وبالقاهره")]
    [(0, 'وبالقاهره'), (1, 'بالقاهره'), (2, 'القاهره')]
    >>> [(r.cut, r.key, r.fused) for r in readings("للعراق")]
    [(0, 'للعراق', False), (0, 'العراق', True), (0, 'اللعراق', True), (1, 'لعراق', False)]
    """
    found = [Reading(key)]
    if not key or key[0] not in _CONJUNCTIONS + _PREPOSITIONS:
        return tuple(found)
    _after_conjunction(key, 0, found)
    if key[0] in _CONJUNCTIONS and len(key) > _SHORTEST_REST:
        found.append(Reading(key[1:], 1))
        _after_conjunction(key[1:], 1, found)
    return tuple(found)


def _after_conjunction(key: str, cut: int, found: list[Reading]) -> None:
    if key[0] not in _PREPOSITIONS or len(key) <= _SHORTEST_REST:
        return
    if key.startswith("لل") and len(key) > _SHORTEST_REST + 1:
        found.append(Reading("ال" + key[2:], cut, "ل", fused=True))
        found.append(Reading("ال" + key[1:], cut, "ل", fused=True))
    found.append(Reading(key[1:], cut + 1, key[0]))


def without_article(key: str) -> str:
    """A folded word without its article.

    >>> without_article("الروسي")
    'روسي'
    """
    return key[2:] if key.startswith("ال") and len(key) > _SHORTEST_REST + 1 else key
