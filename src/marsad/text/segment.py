"""Words and sentences with their offsets, whatever the spacing after punctuation."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from marsad.model.span import Span
from marsad.text.normalise import Folded, fold, fold_with_offsets

_WORD_PATTERN = r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?"
_WORD = re.compile(_WORD_PATTERN)
# A hashtag is words to its reader: the sign before them and the strokes between them are no marks.
_HASHTAG_SIGN = r"#(?=[^\W\d])"
_STROKE = r"(?<=[^\W_])_(?=[^\W_])"
_TOKEN = re.compile(rf"{_WORD_PATTERN}|(?!{_HASHTAG_SIGN})[^\w\s]|(?!{_STROKE})_")
_ENDING = frozenset(".!?؟…")
_CLOSING = frozenset('»”"’›)]}')
# Names of Latin letters, folded, which spell broadcasters.
_LETTERS = frozenset("اي ايه بي سي دي تي جي كي في اف ال ام ان او ار اس اكس كيو يو واي دبليو".split())


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into words and marks, as parallel tuples: the cheapest form to scan.

    `keys` are the folded words and punctuation marks; `starts` and `ends` their offsets in
    `text`, the original; `sentences` are half-open ranges of token numbers, in order, that
    cover all tokens. A newline always ends a sentence.
    """

    text: str
    folded: Folded
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` up to, not including, token `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def surface(self, first: int, last: int) -> str:
        """The original text of tokens `[first, last)`."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def tokenise(text: str) -> Tokens:
    """Cuts `text` into words, numbers and single punctuation marks, grouped in sentences.

    >>> tokenise("وصل الوزير.وقال: أهلا").keys
    ('وصل', 'الوزير', '.', 'وقال', ':', 'اهلا')
    >>> tokenise("وصل الوزير.وقال: أهلا").sentences
    ((0, 3), (3, 6))
    >>> tokenise("زار #كوريا_الشمالية").keys
    ('زار', 'كوريا', 'الشماليه')
    """
    folded = fold_with_offsets(text)
    matches = list(_TOKEN.finditer(folded.text))
    keys = tuple([m.group() for m in matches])
    starts, ends = _offsets(folded, matches)
    return Tokens(text, folded, keys, starts, ends, _sentences(text, keys, starts, ends))


class Words:
    """The keys of `tokenise` without its marks and sentences: an eighth of its cost.

    Where they stand is worked out when it is first asked: most texts that are looked through hold nothing.

    >>> words = Words("وصل الوزيرُ.")
    >>> words.keys, words.span(1, 1)
    (['وصل', 'الوزير'], Span(start=4, end=11))
    """

    __slots__ = ("_folded", "_places", "keys")

    def __init__(self, text: str) -> None:
        self._folded = fold_with_offsets(text)
        self._places: list[tuple[int, int]] | None = None
        self.keys: list[str] = _WORD.findall(self._folded.text)

    @property
    def has_capitals(self) -> bool:
        """Whether `keys` may be written otherwise in lower case; Arabic is not."""
        return self._folded.text.lower() != self._folded.text

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to the end of word `last`."""
        if self._places is None:
            self._places = list(map(re.Match.span, _WORD.finditer(self._folded.text)))
        return self._folded.to_original(self._places[first][0], self._places[last][1])


def keys_of(text: str) -> tuple[str, ...]:
    """The keys that `tokenise` would give, without offsets and sentences: for names in packs.

    >>> keys_of("جامعة الدول العربية")
    ('جامعه', 'الدول', 'العربيه')
    """
    return tuple(_TOKEN.findall(fold(text)))


def _offsets(folded: Folded, matches: list[re.Match[str]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    starts = [m.start() for m in matches]
    ends = [m.end() for m in matches]
    if folded.offsets is not None:
        starts = [folded.offsets[i] for i in starts]
        ends = [folded.offsets[i] for i in ends]
    return tuple(starts), tuple(ends)


def _sentences(
    text: str, keys: tuple[str, ...], starts: tuple[int, ...], ends: tuple[int, ...]
) -> tuple[tuple[int, int], ...]:
    lines = _line_starts(text, starts)
    closed = [i for i, key in enumerate(keys[:-1], 1) if key in _ENDING or key in _CLOSING]
    firsts = lines.union(i for i in closed if i not in lines and _breaks(keys, starts, ends, i))
    bounds = sorted(firsts | {0, len(keys)})
    return tuple(pairwise(bounds))


def _line_starts(text: str, starts: tuple[int, ...]) -> set[int]:
    """The tokens that begin a line."""
    found = set()
    newline = text.find("\n")
    while newline >= 0:
        found.add(bisect_left(starts, newline))
        newline = text.find("\n", newline + 1)
    return found


def _breaks(keys: tuple[str, ...], starts: tuple[int, ...], ends: tuple[int, ...], i: int) -> bool:
    """Whether a sentence ends before token `i` (which does not begin a line)."""
    if keys[i] in _ENDING or (keys[i] in _CLOSING and starts[i] == ends[i - 1]):
        return False
    last = i - 1
    while last > 0 and keys[last] in _CLOSING and starts[last] == ends[last - 1]:
        last -= 1
    if keys[last] not in _ENDING:
        return False
    return not (keys[last] == "." and _abbreviates(keys, starts, ends, last))


def _abbreviates(keys: tuple[str, ...], starts: tuple[int, ...], ends: tuple[int, ...], dot: int) -> bool:
    """Whether the point at `dot` belongs to initials or a title: أ.ف.ب, سي.إن.إن or د. أحمد."""
    if dot == 0 or starts[dot] != ends[dot - 1] or not keys[dot - 1].isalpha():
        return False
    spelt = keys[dot - 1] in _LETTERS and keys[dot + 1 : dot + 2] and keys[dot + 1] in _LETTERS
    return len(keys[dot - 1]) == 1 or bool(spelt and starts[dot + 1] == ends[dot])
