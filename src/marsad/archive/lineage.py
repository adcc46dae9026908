"""Which article of a page fetched again is a new version of which one it held before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from marsad.model.article import Article
from marsad.text.normalise import fold

# Two texts of one article share this much of the shorter one's word pairs. Measured on neighbouring
# articles of one outlet, different articles share below .1; see docs/reference/archive.md.
_SAME_ARTICLE = 0.3


@dataclass(frozen=True, slots=True)
class Kept:
    """An article of the page as the archive holds it now."""

    row: int
    article: Article


def match(kept: Sequence[Kept], read: Sequence[Article]) -> dict[int, Kept]:
    """For the positions in `read` that continue an article in `kept`: which.

    The same id first, then the same headline over a similar body or none like it, then a similar body;
    each kept article is continued once.
    """
    free = {each.row: each for each in kept}
    found = _same_ids(free, read)
    rest = [n for n in range(len(read)) if n not in found]
    if not free or not rest:
        return found
    scored = ((_likeness(each.article, read[n]), -n, each.row) for n in rest for each in free.values())
    for score, minus_n, row in sorted(scored, reverse=True):
        if score >= _SAME_ARTICLE and row in free and -minus_n not in found:
            found[-minus_n] = free.pop(row)
    return found


def _same_ids(free: dict[int, Kept], read: Sequence[Article]) -> dict[int, Kept]:
    """Those with the same id, taken out of `free`."""
    rows = {each.article.id: row for row, each in free.items()}
    return {n: free.pop(rows[article.id]) for n, article in enumerate(read) if rows.get(article.id) in free}


def _likeness(one: Article, other: Article) -> float:
    """The share of the shorter body's word pairs that the longer one holds; 1 under the same headline."""
    if one.headline and other.headline and fold(one.headline) == fold(other.headline):
        return 1.0
    pairs, others = _word_pairs(one.body), _word_pairs(other.body)
    return len(pairs & others) / max(min(len(pairs), len(others)), 1)


def _word_pairs(text: str) -> set[tuple[str, str]]:
    words = fold(text).split()
    return set(pairwise(words))
