"""Nouns behind a verb's own preposition as its content: شدد على ضرورة الحل، أعرب عن قلقه، أفاد بمقتل."""

from __future__ import annotations

from marsad.facts.quotes.clause import COMMAS, THAT, noun_end
from marsad.facts.quotes.content import Content
from marsad.facts.quotes.cue_index import CueIndex
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.marks import OPENING, unwrap
from marsad.facts.reference import Cast
from marsad.model.quote import QuoteKind

# Verbs that take any noun behind their preposition; the rest only nouns that stand for a clause.
_TAKES_ANY = frozenset({"express", "stress", "admit"})
# Verbs that take names behind their preposition as well, in marks of a word or two: تحدث عن "جمعة الغضب".
_NAMES_TOO = frozenset({"state", "reveal", "ask"})
_POINTERS = frozenset({"هذا", "هذه", "ذلك", "تلك", "هولاء", "اوليك"})
_FREE = frozenset({"الي", "بما"})  # نوه بما تبذله من مساع لحل الأزمة
_SHORTEST_PHRASE = 5
_LONGEST_ACT = 8
_LONGEST_SUBJECT = 20
# Behind words in marks these go on with what the noun is about: "قلق عميق" من التأجيل.
_GOING_ON = frozenset({"من", "علي", "الي", "ازاء", "حيال", "تجاه", "بشان", "حول"})


def governed_noun(cue: Cue, token: int, end: int, cast: Cast, index: CueIndex) -> Content | None:
    """A noun after the verb's own preposition: شدد على ضرورة الحل."""
    layout, keys = cast.layout, cast.layout.tokens.keys
    first = _noun_start(cue, token, cast, index)
    if first is None or first >= end or keys[first] in index.words.setting | THAT:
        return None
    close = layout.closing(first)
    if close is not None:
        if close - first < 3 or keys[close + 1 : close + 2] in {(that,) for that in THAT}:
            return None
        goes_on = close + 1 < end and keys[close + 1] in _GOING_ON
        kind, start, last = unwrap(
            first, noun_end(first, end, layout, index) if goes_on else close + 1, layout
        )
        return Content(start, last, kind, "noun", token)
    last = noun_end(first, end, layout, index)
    glued = int(first == token)
    return Content(first, last, QuoteKind.INDIRECT, "noun", token, glued) if last - first >= 2 else None


def _noun_start(cue: Cue, token: int, cast: Cast, index: CueIndex) -> int | None:
    """Where the noun behind one of the verb's prepositions begins at `token`, None where none does.

    Where much else could hang on the preposition, the noun must be one that stands for a clause.
    """
    layout, is_proposition = cast.layout, index.speech.is_proposition
    keys = layout.tokens.keys
    for preposition in cue.prepositions:
        if keys[token] == preposition:
            open_to_all = cue.verb.kind in _TAKES_ANY and not _in_circumstance(cue.token, token, cast, index)
            noun = keys[token + 1] if token + 1 < len(keys) else ""
            short = layout.marks.get(token + 1, 0) - token < _SHORTEST_PHRASE
            names_too = cue.verb.kind in _NAMES_TOO and (short or cue.verb.verb != "تحدث")
            marked = noun in OPENING and not names_too
            if noun in OPENING and token + 2 < len(keys):
                noun = keys[token + 2]
            if noun[:1].isdigit() or noun in _POINTERS or keys[token + 1 : token + 3] == ("كل", "من"):
                return None  # أقر النواب بـ105 أصوات، عبر عن هؤلاء الوزير، أكد الحكم على كل من
            return token + 1 if open_to_all or marked or is_proposition(noun) else None
        near = token - cue.token < _LONGEST_SUBJECT
        if near and preposition == "ب" and keys[token][0] == "ب" and is_proposition(keys[token][1:]):
            return token
        glued = (
            preposition in {"الي", "ل"} and keys[token].startswith("ل") and is_proposition(keys[token][1:])
        )
        if glued and token - cue.token < _LONGEST_ACT and _FREE.isdisjoint(keys[cue.token : token]):
            return token
    return None


def _in_circumstance(verb: int, token: int, cast: Cast, index: CueIndex) -> bool:
    """Whether a circumstance that no comma ends, no part of a name, stands between a verb and `token`."""
    keys = cast.layout.tokens.keys
    for i in range(token - 1, verb, -1):
        if keys[i] in COMMAS:
            return False
        if keys[i] in index.words.circumstance_head and cast.at(i) is None:
            return True
    return False
