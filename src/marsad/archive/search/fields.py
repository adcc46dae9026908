"""The fields of the index: what is searched, what is counted, what orders and names an article."""

from __future__ import annotations

from functools import cache

import tantivy

# Stemmed keys, words as they stand, and words of names.
TEXTS = ("headline", "body", "exact", "person", "speaker", "place", "organisation", "outlet", "credit")
# Values of closed lists; each is counted too.
CODES = ("country", "event", "status", "language", "outlet_code")
# Names as articles have them, to count by.
COUNTED = ("outlet_name", "person_name", "organisation_name", "place_name")
# `row` names the article in the archive, `seq` is its last change, `order` sorts newest first, `day` is the
# day of publication as 20240524, `digest` is that of everything indexed.
NUMBERS = ("row", "seq", "order", "day", "digest")

_WORDS = "marsad_words"
_ROW_BITS = 27
_EPOCH_SHIFT = 1 << 35


@cache
def schema() -> tantivy.Schema:
    """The schema that all indexes have."""
    builder = tantivy.SchemaBuilder()
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name=_WORDS)
    for name in CODES:
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    for name in COUNTED:
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    for name in NUMBERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    return builder.build()


def register_words(index: tantivy.Index) -> None:
    """Tells `index` how to part the words of its text fields: by blanks, for they are keys already."""
    index.register_tokenizer(_WORDS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def order_of(moment: int, row: int) -> int:
    """A number that sorts articles by moment, those of one second by row; no two have the same.

    >>> order_of(-5, 3) < order_of(1_700_000_000, 1) < order_of(1_700_000_000, 2)
    True
    """
    seconds = min(max(moment + _EPOCH_SHIFT, 0), 2 * _EPOCH_SHIFT - 1)
    return seconds << _ROW_BITS | row % (1 << _ROW_BITS)


def day_number(day: str | None) -> int:
    """An ISO day as a number that sorts, 0 of none.

    >>> day_number("2024-05-24")
    20240524
    """
    return int(day[:10].replace("-", "")) if day else 0


def day_text(number: int) -> str:
    """The ISO day of a day number.

    >>> day_text(20240524)
    '2024-05-24'
    """
    digits = f"{number:08}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
