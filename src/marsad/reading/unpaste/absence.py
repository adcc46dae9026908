"""Tells a page that holds no article: a recipe, a login, an error, a list of headlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from marsad.lexicon.line_words import NoArticleCue
from marsad.lexicon.pack import Lexicon
from marsad.model.line import LineRole
from marsad.reading.unpaste.opening import opens_with_dateline
from marsad.reading.unpaste.phrases import PhraseIndex, index_phrases
from marsad.reading.unpaste.seen import Seen

_LITTLE_TEXT = 60  # words of running text up to which one cue decides
_RECIPE_SHARE = 0.06  # of a page's words that are words of recipes
_RECIPE_WORDS = 5
_HEADLINES = 5  # titles that make a list


def why_no_article(lines: Sequence[Seen], lexicon: Lexicon) -> str | None:
    """Why the page is taken to hold no article, None where it may hold one."""
    if not lines:
        return "no visible text"
    cues = lexicon.derive(index_cues)
    counts = Counter(kind for line in lines for _, _, kind in cues.within(line.words[:200]))
    words = sum(len(line.words) for line in lines)
    text = sum(len(line.words) for line in lines if line.paragraph)
    if counts["recipe"] >= max(_RECIPE_WORDS, _RECIPE_SHARE * words) and not _filed(lines):
        return "a recipe, not an article"
    kinds = [kind for kind, _ in counts.most_common() if kind != "recipe"]
    if kinds and text <= _LITTLE_TEXT and not _filed(lines):
        return f"{_article(kinds[0])} {kinds[0]}, not an article"
    if text == 0:
        titles = sum(line.title for line in lines)
        return "a list of headlines without a text" if titles >= _HEADLINES else "no running text"
    return None


def index_cues(lexicon: Lexicon) -> PhraseIndex[str]:
    """The wording of pages without an article, with the kind of page."""
    return index_phrases(
        (p, row.kind) for row in lexicon.rows(NoArticleCue) for p in (row.cue, *row.variants)
    )


def _filed(lines: Sequence[Seen]) -> bool:
    """Whether a date line or dateline shows that something was published here."""
    return any(
        line.role() is LineRole.DATE or line.dateline or (line.paragraph and opens_with_dateline(line.text))
        for line in lines
    )


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"
