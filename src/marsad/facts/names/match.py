"""A known name where it stands in an article."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.facts.names.gazetteer import Known
from marsad.model.entity import EntityType
from marsad.text.clitics import Reading

ALEFS = "أإآ"
"""Alefs that tell one word from another: أفاد is not آفاد."""


@dataclass(frozen=True, slots=True)
class Match:
    """A known name at tokens `[first, last)`; `bearers` are all that bear it."""

    first: int
    last: int
    reading: Reading
    bearers: tuple[Known, ...]

    def of_type(self, *types: EntityType) -> tuple[Known, ...]:
        """Those of the bearers that are of one of the types."""
        return tuple(known for known in self.bearers if known.type in types)

    @property
    def surely_place(self) -> bool:
        """Whether the name can only be a place's, with no cue beside it."""
        places = self.of_type(EntityType.GPE, EntityType.LOC)
        return len(places) == len(self.bearers) and not any(place.cue for place in places)


def opens_otherwise(known: Known, surface: str) -> bool:
    """Whether the first letters are different alefs: أفاد is not آفاد."""
    return known.spelling[0] in ALEFS and known.spelling[0] != surface[0]
