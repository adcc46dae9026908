"""The words that tell lines apart, indexed, and what a line looks like to the rules that use them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.lexicon.line_words import DateLineWord, LineCue, PromotionWord, ReadAlsoLabel
from marsad.lexicon.outlets import Outlet
from marsad.lexicon.pack import Lexicon
from marsad.model.line import LineRole
from marsad.reading.unpaste.phrases import PhraseIndex, index_phrases
from marsad.text.normalise import fold_with_offsets

_FOLDED_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A role with the rule that gave it."""

    role: LineRole
    rule: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The packs of line words, indexed."""

    cues: PhraseIndex[LineCue]
    labels: PhraseIndex[str]
    promotion: PhraseIndex[str]
    dates: PhraseIndex[str]
    sources: PhraseIndex[str]


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
    return Wording(
        cues=index_phrases((p, cue) for cue in lexicon.rows(LineCue) for p in (cue.phrase, *cue.variants)),
        labels=index_phrases(
            (p, r.kind) for r in lexicon.rows(ReadAlsoLabel) for p in (r.label, *r.variants)
        ),
        promotion=index_phrases(
            (p, r.kind) for r in lexicon.rows(PromotionWord) for p in (r.word, *r.variants)
        ),
        dates=index_phrases((p, r.kind) for r in lexicon.rows(DateLineWord) for p in (r.word, *r.variants)),
        sources=index_phrases((p, o.kind) for o in lexicon.rows(Outlet) for p in (o.name, *o.names)),
    )


def after_words(text: str, count: int) -> str:
    """What stands behind the first `count` folded words of `text`, as written."""
    if count == 0:
        return text
    folded = fold_with_offsets(text)
    for number, match in enumerate(_FOLDED_WORD.finditer(folded.text), 1):
        if number == count:
            return text[folded.to_original(*match.span()).end :]
    return ""
