"""The places pack: cities and towns with country and coordinates, from GeoNames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Place:
    """A populated place: `name` in Arabic, its other `names`, `type` (an `EntityType` value).

    `latitude` and `longitude` are decimal degrees. `ambiguous` is `yes` where the name is also an
    ordinary word or mostly a person's name, so that it takes a cue (مدينة, في) to read it as a place.
    """

    pack: ClassVar[str] = "places"
    name: str
    names: tuple[str, ...]
    name_latin: str
    type: str
    country: str | None
    latitude: str
    longitude: str
    population: int | None
    ambiguous: str
