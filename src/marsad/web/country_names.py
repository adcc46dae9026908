"""Names of countries in the site's languages, from the pack of countries."""

from __future__ import annotations

from functools import cache

from marsad.lexicon.countries import Country
from marsad.lexicon.pack import load


def country_name(code: str, language: str) -> str:
    """The usual name of a country by its ISO 3166-1 code; the code itself of one the pack lacks."""
    return _names(language).get(code, code)


@cache
def country_list(language: str) -> tuple[tuple[str, str], ...]:
    """Codes and names of all countries, by name."""
    return tuple(sorted(_names(language).items(), key=lambda pair: pair[1]))


@cache
def _names(language: str) -> dict[str, str]:
    rows = load().rows(Country)
    return {row.code: row.name_latin if language == "en" else row.name for row in rows}
