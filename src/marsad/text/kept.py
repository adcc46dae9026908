"""Keeps what is worked out of single words, which news repeats, up to a bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Kept(dict[str, T]):
    """What `make` gives for each word, worked out when it is first asked for.

    >>> lengths = Kept(len, most=2)
    >>> lengths["وزير"], len(lengths)
    (4, 1)
    """

    def __init__(self, make: Callable[[str], T], most: int) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, word: str) -> T:
        if len(self) >= self._most:
            self.clear()
        made = self[word] = self._make(word)
        return made
