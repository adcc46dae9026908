"""The titles pack: honorifics and ranks that stand before a name and are no part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it stands before a name; `kind` is `honorific` or `rank`.

    Honorifics stay out of the role; a rank is the role where no office stands beside it.
    """

    pack: ClassVar[str] = "titles"
    title: str
    kind: str
    example: str


def honorifics(lexicon: Lexicon) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Folded honorifics by their first word, the longest first; use it through `lexicon.derive`."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in lexicon.rows(Title):
        if row.kind == "honorific":
            words = tuple(fold(row.title).split())
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(titles, key=len, reverse=True)) for first, titles in found.items()}


def title_words(lexicon: Lexicon) -> frozenset[str]:
    """Folded one-word titles that stand before a name; use it through `lexicon.derive`."""
    return frozenset(fold(row.title) for row in lexicon.rows(Title) if " " not in row.title)
