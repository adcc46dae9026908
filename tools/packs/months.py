"""Refreshes the months pack from CLDR: which countries print which name, and names the pack lacks.

Babel carries CLDR's locale data. Wording (`variants`, `use`, `example`) is kept by hand; a name that
CLDR has and the pack lacks stops the build, so that somebody decides how it may be read.
"""

from __future__ import annotations

from collections import defaultdict

from babel import Locale
from babel.localedata import locale_identifiers
from tools.packs.table import PACKS, read_pack, write_pack

_PLAIN_LOCALES = ("001", "")


def build() -> int:
    """Rewrites the pack's `countries` column; gives the number of rows."""
    header, columns, rows = read_pack(PACKS / "months.tsv")
    printed = arabic_months()
    name, variants, month, countries = (columns.index(c) for c in ("name", "variants", "month", "countries"))
    for row in rows:
        forms = [(form, int(row[month])) for form in (row[name], *row[variants].split(" | "))]
        row[countries] = " | ".join(sorted(set().union(*(printed.pop(form, set()) for form in forms))))
    if printed:
        raise SystemExit(f"months.tsv lacks names that CLDR has: {sorted(printed)}")
    return write_pack("months", header, columns, rows)


def arabic_months() -> dict[tuple[str, int], set[str]]:
    """The countries of each pair of month name and number in CLDR's Arabic locales."""
    countries: dict[tuple[str, int], set[str]] = defaultdict(set)
    for identifier in locale_identifiers():
        if identifier == "ar" or identifier.startswith("ar_"):
            territory = identifier.removeprefix("ar").removeprefix("_")
            for number, name in Locale.parse(identifier).months["format"]["wide"].items():
                countries[name, number] |= {territory} - set(_PLAIN_LOCALES)
    return dict(countries)
