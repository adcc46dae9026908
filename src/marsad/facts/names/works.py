"""Names of ships, works and orders, which name nothing else: الناقلة «هانكوك», مناورات «حماة النيل»."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from marsad.facts.names.vocabulary import Word
from marsad.text.clitics import without_article

_MARKS = {"«": "»", '"': '"', "“": "”"}
_LONGEST = 9
_RULER, _LISTED = "monarch", 3
_NATIONAL = "الوطنيه"  # الناقلة الوطنية «فلاي دبي» is an airline
_REACH = 3  # words from the word for a work to its name: المناورات المشتركة «…»


def works_in_marks(
    keys: Sequence[str],
    words: Sequence[Word],
    works: frozenset[str],
    ends: Sequence[int],
    is_joined: Callable[[int], bool],
) -> Iterator[tuple[int, int]]:
    """The tokens between marks that a word for a ship or a work stands before.

    `is_joined` says whether a token stands right at the one before it.
    """
    for i, key in enumerate(keys):
        closing = _MARKS.get(key)
        closes = closing == key and is_joined(i) and not is_joined(i + 1)  # قناة "المسيرة" التلفزيونية
        if closing is None or closes or not _is_work(words, works, i):
            continue
        ahead = range(i + 1, min(i + _LONGEST, ends[i]))
        yield i + 1, next((j for j in ahead if keys[j] == closing), i + 1)


def _is_work(words: Sequence[Word], works: frozenset[str], i: int) -> bool:
    """Whether a word for a ship or a work stands before the mark at token `i`, definite words between."""
    for word in reversed(words[max(i - _REACH, 0) : i]):
        if any(without_article(way.key) in works for way in word.readings):
            return True
        if not word.definite or word.key == _NATIONAL:
            return False
    return False


def orders_named(
    words: Sequence[Word], orders: frozenset[str], ends: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The tokens of orders and medals with whom or what they are called by: قلادة النيل, وسام الملك X."""
    named = (i for i, word in enumerate(words) if not orders.isdisjoint(word.reading_keys))
    for i in (i for i in named if i + 1 < ends[i]):
        following = words[i + 1]
        ruler = following.office is not None and following.office.office.kind == _RULER
        if following.definite and (ruler or following.titled or not following.office):
            last = i + 2
            while (ruler or following.titled) and last < ends[i] and words[last].name >= _LISTED:
                last += 1
            yield i, last
