"""Builds `surnames.tsv`: family names with the article, found behind given names in raw news.

A word with the article is a family name where several given names go before it in the news and it
seldom stands where none does; one that the name pairs of Wikidata hold may stand alone more often. Adjectives
of countries, offices and other words of the packs are left out: every "the Egyptian" would be someone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from tools.packs.news_counts import ATTRIBUTION, news_counts
from tools.packs.table import PACKS, write_pack

from marsad.lexicon.countries import Country
from marsad.lexicon.given_names import GivenName
from marsad.lexicon.latin_names import LatinName
from marsad.lexicon.name_words import name_words
from marsad.lexicon.offices import office_forms
from marsad.lexicon.org_heads import OrgHead
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.place_heads import PlaceHead
from marsad.lexicon.places import Place
from marsad.lexicon.regions import Region
from marsad.lexicon.time_words import TimeWordRow
from marsad.lexicon.titles import Title
from marsad.text.clitics import without_article
from marsad.text.normalise import fold

HEADER = (
    "Family names with the article. Built by tools/packs/surnames.py.",
    f"{ATTRIBUTION} Names known from",
    "Wikidata, through github.com/steveash/NETransliteration-COLING2018 (CC0 1.0).",
    "Licence: Apache-2.0.",
)
KEPT = (("القحطاني", ""), ("المصري", "yes"))
"""Names that stand whatever the counts say, with what `ambiguous` is for them."""

_ARTICLE = "ال"
_LEAST_PAIRS = 4
_LEAST_GIVEN = 2
_LEAST_SHARE = 0.3
_LEAST_SHARE_KNOWN = 0.12
_SHORTEST = 5
_FOLDED = ("ه",)  # an ending of which folding does not tell how they were spelt


def build() -> int:
    """Writes the pack; gives the number of names."""
    lexicon = Lexicon(PACKS)
    kept = {fold(name) for name, _ in KEPT}
    rows = [[name, "arab", ambiguous] for name, ambiguous in KEPT]
    rows += [[name, "arab", ""] for name in _family_names(lexicon) if fold(name) not in kept]
    return write_pack("surnames", HEADER, ("name", "origin", "ambiguous"), rows)


def _family_names(lexicon: Lexicon) -> Iterator[str]:
    """The names, folded as the counts are, and spelt as the name pairs spell them."""
    counts = news_counts()
    given = {fold(row.name) for row in lexicon.rows(GivenName) if not row.ambiguous and row.origin == "arab"}
    behind: Counter[str] = Counter()
    bearers: dict[str, set[str]] = defaultdict(set)
    for (first, second), count in counts.pairs.items():
        if first in given and second.startswith(_ARTICLE) and len(second) >= _SHORTEST:
            behind[second] += count
            bearers[second].add(first)
    spelt = {fold(row.name): row.name for row in lexicon.rows(LatinName)}
    barred = _other_words(lexicon)
    for word, count in behind.items():
        name = spelt.get(word) or spelt.get(without_article(word))
        often = count >= _LEAST_PAIRS and len(bearers[word]) >= _LEAST_GIVEN
        share = _LEAST_SHARE if name is None else _LEAST_SHARE_KNOWN
        mostly = count >= share * counts.words[word]
        if often and mostly and word not in barred and not (name is None and word.endswith(_FOLDED)):
            yield _ARTICLE + (name or word).removeprefix(_ARTICLE)


def _other_words(lexicon: Lexicon) -> set[str]:
    """Folded words with the article that are adjectives of countries or words of other packs."""
    words = {form for row in lexicon.rows(Country) for form in (*row.demonyms, *row.peoples, *row.capitals)}
    words |= {name for row in lexicon.rows(Region) for name in (row.name, *row.names)}
    words |= {row.name for row in lexicon.rows(Place) if not row.ambiguous}
    words |= {row.head for row in lexicon.rows(OrgHead)} | {row.head for row in lexicon.rows(PlaceHead)}
    words |= {row.title for row in lexicon.rows(Title)} | {row.word for row in lexicon.rows(TimeWordRow)}
    folded = {fold(word) for word in words if " " not in word}
    lists = lexicon.derive(name_words)
    folded |= lists.role_adjective | lists.body_adjective | lists.field | lists.no_body | lists.function
    folded |= lists.tail | lists.former | lists.numeral | lists.adjectival
    folded |= set(lexicon.derive(office_forms))
    return folded | {_ARTICLE + word for word in folded}
