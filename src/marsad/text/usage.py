"""What a frequency list and lists of names tell of a word: whether it is one, whose its letters are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ARTICLE = "ال"
FUSED = "لل"


@dataclass(frozen=True, slots=True)
class Usage:
    """How words are used. All words are folded.

    `frequency` tells how usual word forms are in news; `names` are words of names and nothing else,
    `rare_names` those that may be ordinary words too and count as names only where `frequency` does
    not know them; `singulars` leads from a broken plural to its singular.
    """

    frequency: Mapping[str, int]
    names: frozenset[str] = frozenset()
    rare_names: frozenset[str] = frozenset()
    singulars: Mapping[str, str] = field(default_factory=dict)

    def is_name(self, word: str) -> bool:
        """Whether `word` is a name, which is never stemmed."""
        return word in self.names or (word in self.rare_names and word not in self.frequency)

    def known(self, word: str) -> bool:
        """Whether `word` is an ordinary word of news."""
        return word in self.frequency or word in self.singulars

    def definite(self, word: str) -> bool:
        """Whether the article is seen before `word`: what it begins and ends with is its own."""
        whole = ARTICLE + word
        return whole in self.frequency or whole in self.names or FUSED + word in self.frequency

    def seen(self, word: str) -> bool:
        """Whether `word` is seen with the article or without."""
        return self.known(word) or self.definite(word)

    def count(self, word: str) -> int:
        """In how many of 10,000 articles `word` stands, without the article."""
        return self.frequency.get(word, 0)

    def count_both(self, word: str) -> int:
        """As `count`, with the article and without."""
        return self.count(word) + self.count(ARTICLE + word)

    def as_usual(self, rest: str, word: str, share: float) -> bool:
        """Whether `rest` is a word, and at least `share` as usual as `word`, which may be made of it."""
        return rest in self.singulars or self.frequency.get(rest, -1) >= self.count(word) * share
