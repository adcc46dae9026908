"""A known name where it stands in an article."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from marsad.facts.names.gazetteer import Known
from marsad.model.entity import EntityType
from marsad.text.clitics import Reading

ALEFS = "أإآ"
"""Alefs that tell one word from another: أفاد is not آفاد."""


class Match(NamedTuple):
    """A known name at tokens `[first, last)`; `bearers` are all that bear it.

    A named tuple, which is made three times as fast as a frozen dataclass.
    """

    first: int
    last: int
    reading: Reading
    bearers: tuple[Known, ...]

    def of_type(self, *types: EntityType) -> tuple[Known, ...]:
        """Those of the bearers that are of one of the types."""
        return tuple([known for known in self.bearers if known.type in types])

    @property
    def surely_place(self) -> bool:
        """Whether the name can only be a place's, with no cue beside it."""
        places = self.of_type(EntityType.GPE, EntityType.LOC)
        return len(places) == len(self.bearers) and not any(place.cue for place in places)


def opens_otherwise(known: Known, surface: str) -> bool:
    """Whether the first letters are different alefs: أفاد is not آفاد."""
    return known.spelling[0] in ALEFS and known.spelling[0] != surface[0]


def is_of_two(key: str, common: Mapping[str, int], usual: int) -> bool:
    """Whether a name is spelt as a usual noun with ي is, two in construct or mine: جيشي البلدين, رأسي."""
    return key.endswith("ي") and not key.endswith("اي") and common.get(key[:-1], 0) >= usual


def is_his(match: Match, surface: str, common: Container[str]) -> bool:
    """Whether a name in ة is here a word with its pronoun: في حواره, بداخله."""
    feminine = all(known.spelling.endswith("ة") for known in match.bearers)
    return surface.endswith("ه") and feminine and match.reading.key[:-1] in common
