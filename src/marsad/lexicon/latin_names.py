"""The Latin names pack: how one token of a person's name is written in Latin letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LatinName:
    """An Arabic name token and its best Latin spelling, in lower case."""

    pack: ClassVar[str] = "latin_names"
    name: str
    latin: str
