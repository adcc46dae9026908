"""The source words pack: the words by which a credit tells what it credits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon


@dataclass(frozen=True, slots=True)
class SourceWord:
    """A word with its `use` in a credit (see the pack's header) and the `kind` of source it shows."""

    pack: ClassVar[str] = "source_words"
    word: str
    variants: tuple[str, ...]
    use: str
    kind: str | None
    example: str


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The source words: for each use, the kind by key; None for a word that shows no kind."""

    by_use: dict[str, dict[str, str | None]]

    def kind_by(self, use: str, key: str) -> str | None:
        """The kind that the word `key` shows in `use`, or None."""
        return self.by_use[use].get(key)

    def has(self, use: str, key: str) -> bool:
        """Whether the word `key` works as `use`."""
        return key in self.by_use[use]


def source_words(lexicon: Lexicon) -> SourceWords:
    """The index of the source words pack."""
    by_use: dict[str, dict[str, str | None]] = {}
    for row in lexicon.rows(SourceWord):
        kinds = by_use.setdefault(row.use, {})
        for form in (row.word, *row.variants):
            kinds[name_key(form)] = row.kind
    return SourceWords(by_use)
