"""Whether the clause around an expression tells of the past or of what is to come."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.facts.times.grammar.scan import Scan
from marsad.lexicon.event_words import EventWord
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.text.inflect import imperfect_forms, perfect_forms

PAST, FUTURE = "past", "future"
_REACH_BACK = 40
_REACH_AHEAD = 14
_FUTURE_VERB = re.compile(r"[وف]?س[يت]\w{3,}")
# Nouns and names that look like a verb with the future's س.
_NO_VERBS = re.compile(
    r"[وف]?(?:سياس|سيار|سياد|سياح|سيطر|سينار|سينم|سيول|سيناء|سيرغ|سيرج|سيده|سيدات|سيدي|سيلف|سيميا|سيبيري"
    r"|سيسي|سيراليون|سيريا|سيناتور|سيتي|سيفاس|سيرك|سيوف|سيكول|سيجار|سيير|سيما|سيارا"
    r"|ستون|ستين|ستوك|ستار|ستراتيج|ستوديو|ستال|ستيف|ستانل|ستراسب|ستولتنب)\w*"
)


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verb forms that settle the tense: perfects for the past, imperfects for what is under way or to come."""

    perfect: frozenset[str]
    imperfect: frozenset[str]


def verbs(lexicon: Lexicon) -> Verbs:
    """The verb forms of the packs, for `lexicon.derive`."""
    speech = lexicon.rows(SpeechVerb)
    acts = [row for row in lexicon.rows(EventWord) if row.kind == "verb"]
    perfects = {row.verb for row in speech} | {row.word for row in acts}
    imperfects = {row.imperfect for row in speech if row.imperfect} | {f for row in acts for f in row.forms}
    perfect = {form.key for verb in perfects for form in perfect_forms(verb)}
    imperfect = {form.key for verb in imperfects if verb[:1] == "ي" for form in imperfect_forms(verb)}
    return Verbs(_with_conjunctions(perfect), _with_conjunctions(imperfect - perfect))


def clause_tense(scan: Scan, sentence: tuple[int, int], first: int, last: int, forms: Verbs) -> str:
    """`past`, `future` or empty for the words `[first, last)` of a sentence.

    The nearest verb or word of expectation before them decides, else the first one behind them.
    """
    if scan.key(first - 1) in ("منذ", "ومنذ"):
        return PAST
    for i in range(first - 1, max(sentence[0], first - _REACH_BACK) - 1, -1):
        tense = _tense_of(scan, i, forms)
        if tense:
            return tense
    for i in range(last, min(sentence[1], last + _REACH_AHEAD)):
        tense = _tense_of(scan, i, forms)
        if tense:
            return tense
    return ""


def _tense_of(scan: Scan, i: int, forms: Verbs) -> str:
    key = scan.key(i)
    if scan.word(i, "future") or (_FUTURE_VERB.fullmatch(key) and not _NO_VERBS.fullmatch(key)):
        return FUTURE
    if key in forms.perfect or scan.word(i, "past"):
        return PAST
    if key in forms.imperfect:
        return PAST if scan.key(i - 1) in ("كان", "كانت", "لم", "وكان", "وكانت") else FUTURE
    return ""


def _with_conjunctions(keys: set[str]) -> frozenset[str]:
    return frozenset(keys) | frozenset(f"{letter}{key}" for key in keys for letter in "وف")
