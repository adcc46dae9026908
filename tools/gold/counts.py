"""Counts hits and misses of one layer, and pairs what was found with what is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.text.normalise import fold

_WORD = re.compile(r"\w+")
Likeness = Callable[[Any, Any], float]


@dataclass(slots=True)
class Count:
    """Hits among `gold` items and among `found` ones, with a note on each miss and false alarm."""

    hits: int = 0
    gold: int = 0
    found: int = 0
    notes: list[str] = field(default_factory=list, repr=False)  # a failing floor must not print them

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing found."""
        return 2 * self.hits / (self.gold + self.found) if self.gold + self.found else 1.0

    def pair(
        self, page: str, gold: Sequence[Any], found: Sequence[Any], like: Likeness
    ) -> list[tuple[Any, Any]]:
        """Pairs items one to one, the likest first; what is left over is a miss or a false alarm."""
        pairs = pair_up(gold, found, like)
        self.hits += len(pairs)
        self.gold += len(gold)
        self.found += len(found)
        paired = {id(item) for pair in pairs for item in pair}
        self.notes += [f"{page} missed  {item}" for item in gold if id(item) not in paired]
        self.notes += [f"{page} made up {item}" for item in found if id(item) not in paired]
        return pairs

    def ask(self, page: str, gold: object, found: object, right: bool) -> None:
        """Counts one question with a single answer."""
        self.hits += right
        self.gold += 1
        self.found += 1
        if not right:
            self.notes.append(f"{page} wrong   {gold!r} / {found!r}")


def pair_up(gold: Sequence[Any], found: Sequence[Any], like: Likeness) -> list[tuple[Any, Any]]:
    """One-to-one pairs with a likeness above 0, greedily from the likest down."""
    ranked = sorted(
        ((like(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True
    )
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    pairs = []
    for likeness, i, j in ranked:
        if likeness > 0 and -i in free_gold and -j in free_found:
            free_gold.remove(-i)
            free_found.remove(-j)
            pairs.append((gold[-i], found[-j]))
    return pairs


def words(text: str | None) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text or "").lower())


def key(text: str | None) -> str:
    """The folded words in one string."""
    return " ".join(words(text))


def shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many words two bags share."""
    return (Counter(one) & Counter(other)).total()


def overlap(one: str | None, other: str | None) -> float:
    """F1 of the words of two texts; 1 for two empty ones."""
    a, b = words(one), words(other)
    return 2 * shared(a, b) / (len(a) + len(b)) if a or b else 1.0


def same_name(one: str | None, other: str | None) -> bool:
    """Equal once folded, or one holds the whole of the other."""
    a, b = f" {key(one)} ", f" {key(other)} "
    return a == b or (bool(a.strip() and b.strip()) and (a in b or b in a))
