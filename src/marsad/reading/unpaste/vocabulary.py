"""The words that tell lines apart, indexed, and what a line looks like to the rules that use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.lexicon.line_words import DateLineWord, LineCue, PromotionWord, ReadAlsoLabel
from marsad.lexicon.outlets import Outlet
from marsad.lexicon.pack import Lexicon
from marsad.model.line import LineRole
from marsad.reading.publication.reporting import reporting
from marsad.reading.unpaste.phrases import PhraseIndex, index_phrases, words_of
from marsad.text.normalise import fold_with_offsets

KEPT_IN_BOILERPLATE = (
    LineRole.DATE,
    LineRole.COPYRIGHT,
    LineRole.MASTHEAD,
    LineRole.READ_ALSO,
    LineRole.CREDIT,
    LineRole.BYLINE,
)
_FOLDED_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A role with the rule that gave it."""

    role: LineRole
    rule: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The packs of line words, indexed.

    `dates` has the kinds of single words, `ago` those of one kind, `inside` the words that open a cue
    that counts within a line, `openers` every word that opens anything here: a line without one has no
    role by wording. `keepers` open what gives a role that is kept in boilerplate, `reports` is a verb
    of reporting.
    """

    cues: PhraseIndex[LineCue]
    labels: PhraseIndex[str]
    promotion: PhraseIndex[str]
    dates: dict[str, str]
    ago: frozenset[str]
    sources: PhraseIndex[str]
    inside: frozenset[str]
    openers: frozenset[str]
    keepers: frozenset[str]
    reports: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Wordline:
    """A line with its folded words, read once for all rules."""

    text: str
    words: tuple[str, ...]

    def after(self, count: int) -> str:
        """What stands behind the first `count` words, as written."""
        return after_words(self.text, count)


def index_wording(lexicon: Lexicon) -> Wording:
    """The wording of all packs that speak of lines."""
    cues = index_phrases((p, cue) for cue in lexicon.rows(LineCue) for p in (cue.phrase, *cue.variants))
    labels = index_phrases((p, r.kind) for r in lexicon.rows(ReadAlsoLabel) for p in (r.label, *r.variants))
    promotion = index_phrases((p, r.kind) for r in lexicon.rows(PromotionWord) for p in (r.word, *r.variants))
    dates = _kinds_of_words(lexicon)
    sources = index_phrases((p, o.kind) for o in lexicon.rows(Outlet) for p in (o.name, *o.names))
    return Wording(
        cues,
        labels,
        promotion,
        dates,
        frozenset(word for word, kind in dates.items() if kind == "ago"),
        sources,
        inside=frozenset(first for first, rows in cues.by_first.items() if any(map(_counts_inside, rows))),
        openers=frozenset(
            (*cues.by_first, *labels.by_first, *promotion.by_first, *dates, *_signing(sources))
        ),
        keepers=frozenset((*_kept(cues), *labels.by_first, *_signing(sources))),
        reports=lexicon.derive(reporting).verb,
    )


def _kinds_of_words(lexicon: Lexicon) -> dict[str, str]:
    """The kinds of the words of dates, folded."""
    phrases = ((p, row.kind) for row in lexicon.rows(DateLineWord) for p in (row.word, *row.variants))
    words = {words_of(phrase): kind for phrase, kind in phrases}
    return {key[0]: kind for key, kind in words.items() if len(key) == 1}


def _counts_inside(row: tuple[tuple[str, ...], LineCue]) -> bool:
    return row[1].place in ("inside", "end")


def _kept(cues: PhraseIndex[LineCue]) -> Iterator[str]:
    """The words that open a cue of a role that is kept in boilerplate."""
    for first, rows in cues.by_first.items():
        if any(LineRole(cue.role) in KEPT_IN_BOILERPLATE for _, cue in rows):
            yield first


def _signing(sources: PhraseIndex[str]) -> set[str]:
    """The words that open a source's name, alone or behind و, and those that stand for agencies."""
    firsts = {"و", "مع", "وكالات", "الوكالات", *sources.by_first}
    return firsts | {"و" + first for first in firsts}


def after_words(text: str, count: int) -> str:
    """What stands behind the first `count` folded words of `text`, as written."""
    if count == 0:
        return text
    folded = fold_with_offsets(text)
    for number, match in enumerate(_FOLDED_WORD.finditer(folded.text), 1):
        if number == count:
            return text[folded.to_original(*match.span()).end :]
    return ""
