"""The filing places pack: cities and regions that Arabic news is filed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.countries import Country
from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon


@dataclass(frozen=True, slots=True)
class FilingPlace:
    """A place of a dateline: `name`, other `names`, `country` (ISO 3166-1 alpha-2) and an example."""

    pack: ClassVar[str] = "filing_places"
    name: str
    names: tuple[str, ...]
    country: str
    example: str


def place_keys(lexicon: Lexicon) -> frozenset[str]:
    """The keys of all spellings of all filing places and of the countries."""
    places = (form for row in lexicon.rows(FilingPlace) for form in (row.name, *row.names))
    countries = (form for row in lexicon.rows(Country) for form in (row.name, *row.names))
    return frozenset(name_key(form) for form in (*places, *countries))
