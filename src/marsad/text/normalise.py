"""The one normaliser: folds Arabic spelling variants and maps every offset back.

Folding makes two spellings of one word equal: alef with hamza or madda, final ya, ta marbuta,
hamza on waw or ya, Persian and Urdu letters, presentation forms, digits of three scripts;
tashkeel, tatweel, bidi and zero-width marks go. Chained `str.replace` does it at 190 MB/s
(measured in `design.md`), six times `str.translate`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from marsad.model.span import Span

_SAME_LENGTH = tuple(
    (variant, letter)
    for letter, variants in {
        "ا": "أإآٱٲٳ",
        "ي": "ىئیېےۍێ",
        "ه": "ةہھۀەۃۂ",
        "و": "ؤۆۇۈۋ",
        "ك": "گکڪګ",
        "ب": "پ",
        "ف": "ڤ",
        "ج": "چ",
        "ز": "ژ",
        "ت": "ٹ",
        "د": "ڈ",
        "ر": "ڑ",
        "ن": "ں",
        " ": "\u00a0\u2007\u202f\t",
    }.items()
    for variant in variants
) + tuple((chr(zero + digit), str(digit)) for zero in (0x660, 0x6F0) for digit in range(10))
_TABLE = str.maketrans(dict(_SAME_LENGTH))
# A pass a letter pays only over long texts; measured, single words fold faster by table.
_SHORT = 40
_KNOWN_WORDS = 50_000
_LONGEST_KEPT = 20_000  # characters

_DELETED = (
    "\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
_SPECIAL = re.compile(f"[{_DELETED}]+|[\ufb50-\ufdff\ufe70-\ufefc]")
_DELETED_RUN = re.compile(f"[{_DELETED}]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters stood.

    `offsets[i]` is where folded character `i` stood in the original, with one entry more for
    the end; None where folding kept every length, so that offsets are the same.
    """

    text: str
    original: str
    offsets: tuple[int, ...] | None = None

    def to_original(self, start: int, end: int) -> Span:
        """The span of the original that folded characters `[start, end)` came from.

        >>> folded = fold_with_offsets("قـــال الرئيسُ")
        >>> folded.to_original(0, 3).of(folded.original)
        'قـــال'
        """
        if self.offsets is None:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end])

    def to_folded(self, start: int, end: int) -> Span:
        """The span of the folded text that covers original characters `[start, end)`."""
        if self.offsets is None:
            return Span(start, end)
        first = max(bisect_right(self.offsets, start) - 1, 0)
        return Span(bisect_left(self.offsets, self.offsets[first]), bisect_left(self.offsets, end))


def fold(text: str) -> str:
    """The folded text alone.

    >>> fold("إسرائيلُ والقاهرةِ ٢٠٢٤")
    'اسراييل والقاهره 2024'
    """
    return _fold_letters(_SPECIAL.sub(_replacement, text))


@lru_cache(maxsize=_KNOWN_WORDS)
def fold_word(word: str) -> str:
    """`fold` for words that are asked for again and again, as those of packs and names are."""
    return fold(word)


def fold_with_offsets(text: str) -> Folded:
    """The folded text with the way back to the original's offsets."""
    return _folded_lately(text) if _SHORT < len(text) <= _LONGEST_KEPT else _folded(text)


def _folded(text: str) -> Folded:
    if _SPECIAL.search(text) is None:
        return Folded(_fold_letters(text), text)
    pieces: list[str] = []
    offsets: list[int] = []
    last = 0
    for match in _SPECIAL.finditer(text):
        start, end = match.span()
        new = _replacement(match)
        pieces += (text[last:start], new)
        offsets += range(last, start)
        offsets += [start] * len(new)
        last = end
    pieces.append(text[last:])
    offsets += range(last, len(text) + 1)
    return Folded(_fold_letters("".join(pieces)), text, tuple(offsets))


# One step after another folds the text of an article.
_folded_lately = lru_cache(maxsize=32)(_folded)


def _replacement(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match.group())
    return _DELETED_RUN.sub("", plain).strip()


def _fold_letters(text: str) -> str:
    if len(text) <= _SHORT:
        return text.translate(_TABLE)
    for variant, letter in _SAME_LENGTH:
        text = text.replace(variant, letter)
    return text
