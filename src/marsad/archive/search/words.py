"""The words of a text as the index holds them: folded, in lower case, without punctuation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.model.span import Span
from marsad.text.segment import keys_of, tokenise

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
class Word:
    """A word of a text and where it stands in the original."""

    word: str
    span: Span


def words_with_spans(text: str) -> Iterator[Word]:
    """As `words_of`, with the characters of the original that each came from."""
    tokens = tokenise(text)
    for key, start, end in zip(tokens.keys, tokens.starts, tokens.ends, strict=True):
        if key[0].isalnum():
            yield Word(key.lower()[:LONGEST], Span(start, end))
