"""The broken plurals pack: nouns with the plurals that no ending gives, so that a search finds both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class BrokenPlural:
    """A noun: its `singular` and its other forms, `plurals`."""

    pack: ClassVar[str] = "broken_plurals"
    singular: str
    plurals: tuple[str, ...]
