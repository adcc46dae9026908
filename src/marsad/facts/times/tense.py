"""Whether the clause around an expression tells of the past or of what is to come."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.facts.times.grammar.scan import Scan
from marsad.lexicon.event_words import EventWord
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.text.inflect import imperfect_forms, perfect_forms

PAST, PRESENT, FUTURE = "past", "present", "future"
NEAREST = "now"  # what was planned may lie on either side
_REACH_BACK = 40  # words before an expression in which its verb is looked for
_REACH_AHEAD = 14
_REACH_LASTING = 9
_NOUN_LETTERS = 3  # of a perfect that its verbal noun is spelt like: منح, رفع, بحث
_NEGATIONS = frozenset(("لم", "لن", "ولم", "لا", "ولا"))
_WILL_NOT = frozenset(("لن", "ولن", "فلن", "سوف", "وسوف"))
_WAS = frozenset(("كان", "كانت", "وكان", "وكانت", "كانوا"))
_IMPERFECT = re.compile(r"[وف]?ي\w{3,}$")
_LASTING_PARTICIPLE = re.compile(r"(?:ال)?(?:مت|مست|ممت)\w+$")
_SUBORDINATORS = frozenset("الذي التي الذين اللذين اللذان اللتين حيث بعدما عندما حين فيما بينما كما".split())
_FUTURE_VERB = re.compile(r"[وف]?س[يت]\w{2,}")
# Nouns and names that look like a verb with the future's س.
_NO_VERBS = re.compile(
    r"[وف]?(?:سياس|سيار|سياد|سياح|سيطر|سينار|سينم|سيول|سيناء|سيرغ|سيرج|سيده|سيدات|سيدي|سيلف|سيميا|سيبيري"
    r"|سيسي|سيراليون|سيريا|سيناتور|سيتي|سيفاس|سيرك|سيوف|سيكول|سيجار|سيير|سيما|سيارا"
    r"|سيرت(?!\w)|سيره|سيرا|سيبا|سيشل|سينا|ستاد|ستون|ستين|ستوك|ستار|ستراتيج|ستوديو|ستال|ستيف|ستانل|ستراسب|ستولتنب)\w*"
)


# Perfects that are spelt as particles and prepositions are.
_PARTICLES = frozenset(
    ("بين", "قبل", "علي", "حتي", "اما", "ان", "الا", "او", "حول", "ضد", "عقب", "نحو", "وسط")
)


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verb forms that settle the tense: perfects for the past, imperfects for what is to come."""

    perfect: frozenset[str]
    imperfect: frozenset[str]


def verbs(lexicon: Lexicon) -> Verbs:
    """The verb forms of the packs, for `lexicon.derive`.

    Imperfects of speech verbs tell no time: news says "he says" of yesterday.
    """
    acts = [row for row in lexicon.rows(EventWord) if row.kind == "verb"]
    perfects = {row.verb for row in lexicon.rows(SpeechVerb)} | {row.word for row in acts}
    imperfects = {form for row in acts for form in row.forms if form.startswith("ي")}
    perfect = {form.key for verb in perfects for form in perfect_forms(verb)} - _PARTICLES
    imperfect = {form.key for verb in imperfects for form in imperfect_forms(verb)}
    return Verbs(_with_conjunctions(perfect), _with_conjunctions(imperfect - perfect))


def clause_tense(
    scan: Scan, sentence: tuple[int, int], first: int, last: int, forms: Verbs, *, ahead: bool = True
) -> str:
    """`past`, `present`, `future`, `now` or empty for the words `[first, last)` of a sentence.

    The nearest verb or word of expectation before them decides, else, with `ahead`, what behind them
    tells of the past or of the future.
    """
    if scan.key(first - 1) in ("منذ", "ومنذ"):
        return PAST
    for i in range(first - 1, max(sentence[0], first - _REACH_BACK) - 1, -1):
        tense = _tense_of(scan, i, forms) or _subordinate(scan, i, first)
        if tense:
            return FUTURE if tense == PAST and _is_planned(scan, sentence, i) else tense
    for i in range(last, min(sentence[1], last + _REACH_AHEAD) if ahead else last):
        tense = _tense_of(scan, i, forms)
        if tense in (PAST, FUTURE):
            return tense
    return ""


def _is_planned(scan: Scan, sentence: tuple[int, int], i: int) -> bool:
    """Whether the perfect at `i` is spelt as the noun of what its clause opens to plan: تعتزم الهيئة منح."""
    if len(scan.key(i)) != _NOUN_LETTERS:
        return False
    for j in range(i - 1, max(sentence[0], i - _REACH_LASTING) - 1, -1):
        key = scan.key(j)
        if not key[0].isalpha() or key in _SUBORDINATORS or key == "ان":
            return False
        if scan.word(j, "future"):
            return True
    return False


def lasts(scan: Scan, sentence: tuple[int, int], first: int, forms: Verbs) -> bool:
    """Whether what stands before an expression lasts or is the first since: no act at one time.

    An act shows by a perfect shortly before it; anything else is a state.
    """
    if _LASTING_PARTICIPLE.match(scan.key(first - 1)):
        return True
    for i in range(first - 1, max(sentence[0], first - _REACH_LASTING) - 1, -1):
        key = scan.key(i)
        if key in _NEGATIONS or scan.word(i, "lasting", "first", "present"):
            return True
        if key in forms.imperfect or (_IMPERFECT.match(key) and scan.month(i) is None):
            return True
        if _tense_of(scan, i, forms) == PAST:
            return scan.key(i - 1) in _NEGATIONS
    return True


def _tense_of(scan: Scan, i: int, forms: Verbs) -> str:
    key = scan.key(i)
    if scan.word(i, "future") or (_FUTURE_VERB.fullmatch(key) and not _NO_VERBS.fullmatch(key)):
        return NEAREST if scan.key(i - 1) in _WAS else FUTURE  # كان سيلتقيه، كانت مقررة
    present = scan.word(i, "present") is not None
    if (key in forms.perfect and not present) or scan.word(i, "past"):
        return PAST
    if scan.key(i - 1) in _WILL_NOT and key[:1] in "يتن":
        return FUTURE
    if key in forms.imperfect or present:
        if scan.key(i - 1) == "ان" and scan.key(i - 2) in ("قبل", "بعد"):
            return ""
        return PAST if scan.key(i - 1) in ("كان", "كانت", "لم", "وكان", "وكانت") else PRESENT
    return ""


def _subordinate(scan: Scan, i: int, first: int) -> str:
    """A clause that opens with an unknown word tells of the past, unless it looks like an imperfect."""
    if scan.key(i) not in _SUBORDINATORS or i + 1 >= first:
        return ""
    return "" if scan.key(i + 1)[:1] in ("ي", "ت", "س") else PAST


def _with_conjunctions(keys: set[str]) -> frozenset[str]:
    return frozenset(keys) | frozenset(f"{letter}{key}" for key in keys for letter in "وف")
