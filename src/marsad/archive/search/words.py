"""The words of a text as the index holds them: folded, in lower case, without punctuation."""

from __future__ import annotations

from marsad.model.span import Span
from marsad.text.segment import Words, keys_of

LONGEST = 60  # characters of a word; what is longer is no word


def words_of(text: str, *, names: bool = False) -> tuple[str, ...]:
    """The words of `text` in order; of `names` with ل + ال written out, so that للسيسي is السيسي.

    >>> words_of("وزير الخارجيّة (سيرغي لافروف)، 2024")
    ('وزير', 'الخارجيه', 'سيرغي', 'لافروف', '2024')
    >>> words_of("للسيسي", names=True)
    ('السيسي',)
    """
    words = tuple([key[:LONGEST] for key in keys_of(text.lower()) if key[0].isalnum()])
    return tuple("ال" + word[2:] if word.startswith("لل") else word for word in words) if names else words


class PlacedWords:
    """The words of a text, as `words_of` gives them, and where each stands in the original."""

    __slots__ = ("_placed", "words")

    def __init__(self, text: str) -> None:
        self._placed = Words(text)
        words = self._placed.keys
        if self._placed.has_capitals:
            words = list(map(str.lower, words))
        if max(map(len, words), default=0) > LONGEST:
            words = [word[:LONGEST] for word in words]
        self.words = words

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to the end of word `last`."""
        return self._placed.span(first, last)
