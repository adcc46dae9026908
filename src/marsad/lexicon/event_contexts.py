"""The event contexts pack: words that tell which field of life an event belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class EventContext:
    """One PLOVER context with the words that show it.

    A word is without article or prefix; one that ends in `-` stands for all that begin so; several
    words parted by spaces must follow each other.
    """

    pack: ClassVar[str] = "event_contexts"
    context: str
    words: tuple[str, ...]
    meaning: str
    example: str
