"""The words of a text as the index holds them: folded, in lower case, without punctuation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.model.span import Span
from marsad.text.segment import keys_of, words_at

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


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """The words of a text, as `words_of` gives them, and where each stands in the original."""

    words: list[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to the end of word `last`."""
        return Span(self.starts[first], self.ends[last])


def placed_words(text: str) -> PlacedWords:
    """The words of `text` with their places."""
    words, starts, ends = words_at(text)
    return PlacedWords([word.lower()[:LONGEST] for word in words], starts, ends)
