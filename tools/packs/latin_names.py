"""Builds `latin_names.tsv`: the best Latin spelling of each Arabic name token in the Wikidata pairs."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tools.packs.news_counts import RAW
from tools.packs.table import write_pack

from marsad.text.normalise import fold

PAIRS = RAW.parent / "wikidata-names-wd-arabic"
OVERRIDES = Path(__file__).with_name("latin_overrides.tsv")
_UNSPLIT = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
HEADER = (
    "Name tokens in Latin letters: Arabic token, lower-case Latin spelling.",
    "Built by tools/packs/latin_names.py; tools/packs/latin_overrides.tsv goes first.",
    "Source: Wikidata, through github.com/steveash/NETransliteration-COLING2018. Licence: CC0 1.0.",
)


def build() -> int:
    """Writes the pack; gives the number of tokens."""
    spellings, latins = _tally()
    rows = {key: (_first(spellings[key]), _first(latins[key])) for key in latins}
    for line in OVERRIDES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            arabic, latin = line.split("\t")
            rows[fold(arabic)] = (arabic, latin)
    return write_pack("latin_names", HEADER, ("name", "latin"), rows.values())


def _tally() -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """By folded token: how often each Arabic and each Latin spelling stands in the pairs."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    latins: dict[str, Counter[str]] = defaultdict(Counter)
    for latin, arabic, count in _pairs():
        key = fold(arabic)
        spellings[key][arabic] += count
        latins[key][latin] += count
    return spellings, latins


def _pairs() -> Iterator[tuple[str, str, int]]:
    for path in sorted(PAIRS.glob("wd_arabic_*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            latin, letters, count = line.split("\t")
            arabic = letters.replace(" ", "")
            plain = to_plain_latin(latin)
            if len(arabic) > 1 and arabic.isalpha() and plain.isalpha() and _same_length(arabic, plain):
                yield plain, arabic, int(count)


def to_plain_latin(text: str) -> str:
    """`text` without diacritics, as news agencies print it: erdoğan gives erdogan."""
    spread = unicodedata.normalize("NFKD", text.translate(_UNSPLIT))
    return "".join(
        letter for letter in spread if not unicodedata.combining(letter) and letter not in "'’ʻʿʾ`"
    )


def _same_length(arabic: str, latin: str) -> bool:
    """Whether both may be one name: the pairs were mined, and hold some of two different names."""
    return len(arabic) * 0.6 <= len(latin) <= len(arabic) * 2.5


def _first(tally: Counter[str]) -> str:
    """The most frequent; among equals the shortest, then the first by alphabet."""
    return min(tally, key=lambda text: (-tally[text], len(text), text))
