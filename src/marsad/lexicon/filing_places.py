"""The filing places pack: cities and regions that Arabic news is filed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.countries import Country
from marsad.lexicon.outlets import name_key, outlet_names
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.places import Place

_CITY = 50_000  # people, of a city that news may be filed from


@dataclass(frozen=True, slots=True)
class FilingPlace:
    """A place of a dateline: `name`, other `names`, `country` (ISO 3166-1 alpha-2) and an example."""

    pack: ClassVar[str] = "filing_places"
    name: str
    names: tuple[str, ...]
    country: str
    example: str


def place_keys(lexicon: Lexicon) -> frozenset[str]:
    """The keys of all filing places and countries under any spelling, and of cities whose name is plain."""
    places = (form for row in lexicon.rows(FilingPlace) for form in (row.name, *row.names))
    countries = (form for row in lexicon.rows(Country) for form in (row.name, *row.names))
    cities = frozenset(name_key(row.name) for row in lexicon.rows(Place) if _is_plain_city(row))
    signatures = lexicon.derive(outlet_names).by_key.keys()  # قنا is a city, and signs in الدوحة - قنا
    return frozenset(map(name_key, (*places, *countries))) | (cities - signatures)


def _is_plain_city(place: Place) -> bool:
    return place.ambiguous != "yes" and (place.population or 0) >= _CITY
