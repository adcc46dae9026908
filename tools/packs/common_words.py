"""Builds `common_words.tsv`: the most usual word forms of Arabic news that are no names."""

from __future__ import annotations

import re

from tools.packs.news_counts import ATTRIBUTION, news_counts
from tools.packs.table import PACKS, write_pack

from marsad.lexicon.bodies import Body
from marsad.lexicon.countries import Country
from marsad.lexicon.given_names import GivenName
from marsad.lexicon.holders import Holder
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.regions import Region
from marsad.lexicon.surnames import Surname
from marsad.text.normalise import fold

SIZE = 30_000
HEADER = (
    "Common words: folded forms of Arabic news and the number of articles in 10,000 that hold them.",
    "Forms that the packs know as names are left out. Built by tools/packs/common_words.py.",
    ATTRIBUTION,
    "Licence: Apache-2.0.",
)
_ARABIC_WORD = re.compile(r"[ء-ي]{2,}")
# Someone in the packs bears them, but in the news they are ordinary words (أدى، قائد، رأي).
_ORDINARY = frozenset("أدى الفا القضاة النفطي بات حق رأي غير قائد كون مالي هائل هائلة يشار".split())


def build() -> int:
    """Writes the pack; gives the number of words."""
    counts = news_counts()
    names = name_words(Lexicon(PACKS))
    usual = (
        (w, n) for w, n in counts.documents.most_common() if _ARABIC_WORD.fullmatch(w) and w not in names
    )
    rows = [
        [word, str(round(n * 10_000 / counts.articles))]
        for (word, n), _ in zip(usual, range(SIZE), strict=False)
    ]
    return write_pack("common_words", HEADER, ("word", "frequency"), [row for row in rows if row[1] != "0"])


def name_words(lexicon: Lexicon) -> set[str]:
    """Folded single words that the packs hold as names and that are not marked ambiguous."""
    names = {name for c in lexicon.rows(Country) for name in (c.name, *c.names, *c.cities)}
    names |= {name for r in lexicon.rows(Region) if not r.ambiguous for name in (r.name, *r.names)}
    names |= {name for b in lexicon.rows(Body) for name in (b.name, *b.names) if name not in b.ambiguous}
    names |= {word for h in lexicon.rows(Holder) for name in (h.name, *h.names) for word in name.split()}
    names |= {g.name for g in lexicon.rows(GivenName) if not g.ambiguous}
    names |= {s.name for s in lexicon.rows(Surname) if not s.ambiguous}
    return {fold(name) for name in names if " " not in name} - set(map(fold, _ORDINARY))
