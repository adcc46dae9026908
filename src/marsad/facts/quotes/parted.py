"""What hangs on an according-to form between commas: the clause before it, behind it, or around it."""

from __future__ import annotations

from enum import Enum

from marsad.facts.layout import Layout
from marsad.facts.quotes.clause import COMMAS, THAT, clause_end
from marsad.facts.quotes.content import Content
from marsad.facts.quotes.cue_index import CueIndex
from marsad.facts.quotes.marks import unwrap
from marsad.model.quote import QuoteKind
from marsad.text.inflect import Tense

_FINITE = frozenset({Tense.PERFECT, Tense.IMPERFECT})
_LEADING = ("لان", "ان", "بان", "فان", "كان")
_OPENERS = THAT | frozenset({":", '"', "«", "“"})
LINKS = frozenset({"الي", "علي", "ب"})


class Parted(Enum):
    """Where the clause stands that hangs on a form."""

    BEFORE = "before"
    BEHIND = "behind"
    AROUND = "around"
    NOWHERE = "nowhere"  # نفى المصدر، وفق تاس، التقارير: what a verb of saying says


def parted(token: int, tail: int, start: int, layout: Layout, index: CueIndex) -> Parted:
    """Where the clause of a form at `token` stands, what follows its source beginning at `tail`."""
    keys = layout.tokens.keys
    before = keys[token - 1]
    if before.startswith(_LEADING) or (not before.isalnum() and before not in COMMAS):
        return Parted.BEHIND  # لأنه وبحسب الصحف، يحظى; وتابع: "وفقا لتاس، لا ينبغي …
    first = _opens(token, start, keys, index)
    if keys[tail] in LINKS or keys[tail][0].isdigit():
        return Parted.AROUND
    joined = keys[token][0] in "وف" and keys[token] not in index.words.according_to  # ، وبحسب تاس،
    whole = any(_is_verb(i, first, layout, index) for i in range(first, token))
    if not whole or joined or not _stands_apart(tail, keys, index):
        return Parted.BEHIND
    said = index.find(keys[first])
    waits = said is not None and "noun" in said.verb.frames and _OPENERS.isdisjoint(keys[first:token])
    return Parted.NOWHERE if waits and keys[tail].startswith("ال") else Parted.BEFORE


def clause_around(
    token: int, tail: int, sentence: tuple[int, int], layout: Layout, index: CueIndex
) -> Content | None:
    """The clause that a form in its midst parts: بلغت، بحسب الوزارة، ألف سيارة."""
    start, end = sentence
    first = _opens(token, start, layout.tokens.keys, index)
    kind, first, last = unwrap(first, clause_end(tail, end, layout, index), layout)
    return Content(first, last, kind, "according to", first) if kind is QuoteKind.INDIRECT else None


def _opens(token: int, start: int, keys: tuple[str, ...], index: CueIndex) -> int:
    """Where the clause before a form begins: behind the last أنّ, else with its sentence."""
    for i in range(token - 2, start, -1):
        verbs = index.vocabulary.words[keys[i + 1]].verbs
        that = keys[i] in THAT or keys[i].startswith("فان")
        if that and not any(v.form.tense is Tense.IMPERFECT for v in verbs):  # not بإمكانها أن تساعد
            return i + 1
    return start


def _is_verb(token: int, first: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a finite verb stands at `token`; one that may be a noun counts where its clause begins."""
    key = layout.tokens.keys[token]
    found = index.find(key)
    if found is not None and found.form.tense in _FINITE and key not in index.speech.noun_too:
        return True
    verbs = [v for v in index.vocabulary.words[key].verbs if v.form.tense in _FINITE]
    return any(token == first or not v.homograph for v in verbs)


def _stands_apart(tail: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether what follows a source is a clause of its own, or tells who the source is: أحد الخبراء."""
    key = keys[tail]
    word = index.vocabulary.words[key]
    sure = (v for v in word.verbs if v.form.tense in _FINITE and not v.homograph)
    verbal = bool(word.participles) or next(sure, None) is not None
    titled = key in index.titles or index.words.is_unnamed(key) or key in index.words.one_of
    definite = key.startswith("ال") and not index.speech.is_proposition(key)
    return titled or verbal or definite
