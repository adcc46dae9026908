"""The regions pack: regions, provinces, waters, mountains, crossings, airports, palaces and other works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Region:
    """A named place that is no city: `type` is GPE, LOC or FAC as the annotation guide has it.

    `country` is None for what lies in several countries or is disputed. `ambiguous` is `yes` where
    the bare name is also an ordinary word or another name, so that it takes a cue beside it.
    """

    pack: ClassVar[str] = "regions"
    name: str
    names: tuple[str, ...]
    name_latin: str
    type: str
    country: str | None
    ambiguous: str
    example: str
