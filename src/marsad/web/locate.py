"""Coordinates of a place by its name and country, from the packs of places and countries."""

from __future__ import annotations

from functools import cache

from marsad.lexicon.countries import Country
from marsad.lexicon.pack import load
from marsad.lexicon.places import Place
from marsad.text.normalise import fold

Spot = tuple[float, float]


def locate(name: str, country: str | None) -> Spot | None:
    """Degrees north and east; of a country, those of its capital; None of a place no pack knows.

    Of several places of one name the one in `country` is taken, else the most populous.
    """
    key = _capitals().get(fold(name), fold(name))
    found = _places().get(key, ())
    fitting = [place for place in found if place.country == country] or list(found)
    if not fitting:
        return None
    best = max(fitting, key=lambda place: place.population or 0)
    return float(best.latitude), float(best.longitude)


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    table: dict[str, tuple[Place, ...]] = {}
    for place in load().rows(Place):
        for name in (place.name, *place.names):
            table[fold(name)] = (*table.get(fold(name), ()), place)
    return table


@cache
def _capitals() -> dict[str, str]:
    """The capital of each country, by every name of the country."""
    return {
        fold(name): fold(country.capitals[0])
        for country in load().rows(Country)
        if country.capitals
        for name in (country.name, *country.names)
    }
