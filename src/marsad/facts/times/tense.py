"""Whether the clause around an expression tells of the past or of what is to come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from marsad.facts.times.grammar.scan import Scan
from marsad.lexicon.common_words import word_frequencies
from marsad.lexicon.event_words import EventWord
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.text.inflect import imperfect_forms, perfect_forms
from marsad.text.normalise import fold

PAST, PRESENT, FUTURE = "past", "present", "future"
NEAREST = "now"  # what was planned may lie on either side
_REACH_BACK = 40  # words before an expression in which its verb is looked for
_REACH_AHEAD = 14
_REACH_LASTING = 9
_SHORTEST_ACT = 4  # letters of a perfect in ت
_NOUN_LETTERS = 3  # of a perfect that its verbal noun is spelt like: منح, رفع, بحث
_NEGATIONS = frozenset(("لم", "لن", "ولم", "لا", "ولا"))
_WILL_NOT = frozenset(("لن", "ولن", "فلن", "سوف", "وسوف"))
_WAS = frozenset(("كان", "كانت", "وكان", "وكانت", "كانوا"))
_IMPERFECT = re.compile(r"[وف]?ي\w{3,}$")
_SHE_DOES = re.compile(r"ت\w{2,}(?<![ته])$")
_FEMININE = re.compile(r"ال\w+(?:ه|ات)$")
_LASTING_PARTICIPLE = re.compile(r"(?:ال)?(?:مت|مست|ممت)\w+$")
_FUTURE_VERB = re.compile(r"[وف]?س(?:[يت]\w{2,}|ن\w{3,})")
_BY = frozenset(("بحلول", "وبحلول", "اقصاه", "اقصاها"))
_EVES = frozenset(("قبيل", "عشيه", "وقبيل", "وعشيه"))
_TO = frozenset(("الي", "للتظاهر", "للاضراب", "للاحتجاج", "للاعتصام", "للنزول", "للخروج"))
_WHILE = frozenset(("وهو", "وهي", "وهم", "وهما"))
_COMES = frozenset(("ياتي", "وياتي", "تاتي", "وتاتي"))
_AMOUNTS = frozenset(("يبلغ", "تبلغ"))
_MAY = frozenset(("قد", "فقد"))
_STARTING = frozenset(("اعتبارا", "ابتداء", "بدءا", "انطلاقا"))
_UNTIL = frozenset(("الي", "حتي"))
_NEAR = 6  # words before a date in which something is put off to it
# What puts off or goes on to a day to come: تأجيل الاقتراع إلى 15 ديسمبر.
_PUT_OFF = re.compile(
    r"[وفلب]?(?:ال)?(?:امهل\w*|تمهل\w*|مهله|تاجيل|ارجاء|تمديد|موجله?|اجلت?|ارجات?|تاجلت?|مددت?|تمدد|يمدد|يوجل|توجل)$"
)
# Perfects that are spelt as particles and prepositions are.
_PARTICLES = frozenset(
    ("بين", "قبل", "علي", "حتي", "اما", "ان", "الا", "او", "حول", "ضد", "عقب", "نحو", "وسط", "دون", "اباد")
)


# بينهما is no perfect of بيّن with its object
_WITH_PRONOUN = frozenset(
    particle + pronoun
    for particle in _PARTICLES
    for pronoun in ("ه", "ها", "هم", "هما", "هن", "نا", "كم", "ك", "ي")
)
_NO_VERBS = frozenset(("مارس", "عبر", "ضمن", "خلف", "اعتقد", "اود", "سيل", "مثل"))
# Perfects of what lasts: ما زالت, أصبحت.
_STATES = frozenset(("زال", "اصبح", "استمر", "تضمن", "تمثل", "تميز", "شكل", "عرف"))
_NOUN = 5  # of 10,000 articles hold the word with the article


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verb forms that settle the tense: perfects for the past, imperfects for what is to come.

    `no_future` are words that look like an imperfect with the future's س and are none: سياق, سيدني.
    """

    perfect: frozenset[str]
    imperfect: frozenset[str]
    no_future: frozenset[str]


def verbs(lexicon: Lexicon) -> Verbs:
    """The verb forms of the packs, for `lexicon.derive`.

    Imperfects of speech verbs tell no time: news says "he says" of yesterday. A perfect with ه that takes
    the article elsewhere is a noun.
    """
    acts = [row for row in lexicon.rows(EventWord) if row.kind == "verb"]
    perfects = {row.verb for row in lexicon.rows(SpeechVerb)} | {row.word for row in acts}
    imperfects = {form for row in acts for form in row.forms if form.startswith("ي")}
    perfect = {form.key for verb in perfects for form in perfect_forms(verb)} - _PARTICLES - _WITH_PRONOUN
    articles = lexicon.derive(word_frequencies)
    perfect |= _told_by_frequency(articles)
    nouns = {key for key in perfect if key[-1] == "ه" and articles.get(f"ال{key}", 0) >= _NOUN}  # حركة
    perfect -= nouns - set(map(fold, perfects))
    imperfect = {form.key for verb in imperfects for form in imperfect_forms(verb)}
    no_future = {key for key in articles if _FUTURE_VERB.fullmatch(key) and key[1:] not in articles}
    return Verbs(
        _with_conjunctions(perfect), _with_conjunctions(imperfect - perfect), _with_conjunctions(no_future)
    )


def _told_by_frequency(articles: Mapping[str, int]) -> set[str]:
    """Perfects that no pack has, told by their other forms in the news: نجحت beside نجح and ينجح."""
    found: set[str] = set()
    for key in articles:
        stem = key[:-1]
        if key[-1] != "ت" or len(key) < _SHORTEST_ACT or stem[-1] == "ا" or stem not in articles:
            continue
        if key.startswith(("ال", *"وفبكل")) or stem in _STATES or stem in _PARTICLES:
            continue
        if f"ي{stem}" in articles or f"ت{stem}" in articles or f"ي{stem[1:]}" in articles:
            found.add(key)
            if not _is_ambiguous(stem, articles):
                found.add(stem)
    return found


def _is_ambiguous(stem: str, articles: Mapping[str, int]) -> bool:
    """Whether a perfect is spelt as a noun (عقد), as "she" in the imperfect (تحمل) or as a particle (ضمن)."""
    noun = articles.get(f"ال{stem}", 0) >= _NOUN
    imperfect = stem[0] == "ي" or (stem[0] == "ت" and f"ي{stem[1:]}" in articles)
    return noun or imperfect or stem in _NO_VERBS


def clause_tense(
    scan: Scan, sentence: tuple[int, int], first: int, last: int, forms: Verbs, *, ahead: bool = True
) -> str:
    """`past`, `present`, `future`, `now` or empty for the words `[first, last)` of a sentence.

    What leads up to them or the nearest verb or word of expectation before them decides, else, with `ahead`,
    what behind them tells of the past or of the future.
    """
    before = _led_up(scan, first) or _told_before(scan, sentence, first, forms)
    if before:
        return before
    for i in range(last, min(sentence[1], last + _REACH_AHEAD) if ahead else last):
        tense = _tense_of(scan, i, forms)
        if tense in (PAST, FUTURE):
            return tense
    return ""


def _led_up(scan: Scan, first: int) -> str:
    """What the word right before an expression says: since it, by it, put off to it."""
    key = scan.key(first - 1)
    if key in ("منذ", "ومنذ"):
        return PAST
    if key == "من" and scan.key(first - 2) in _STARTING:
        return FUTURE
    put_off = key in _UNTIL and any(_PUT_OFF.match(scan.key(i)) for i in range(first - _NEAR, first))
    return FUTURE if put_off or key in _BY else ""


def _told_before(scan: Scan, sentence: tuple[int, int], first: int, forms: Verbs) -> str:
    """The tense of the nearest verb or word of expectation before an expression."""
    for i in range(first - 1, max(sentence[0], first - _REACH_BACK) - 1, -1):
        if _is_eve(scan, i, first):
            return FUTURE
        tense = _tense_of(scan, i, forms) or _subordinate(scan, i, first)
        if tense:
            planned = tense == PAST and (
                _is_planned(scan, sentence, i) or _is_called_for(scan, i, first) or _is_set(scan, i, first)
            )
            return FUTURE if planned else tense
    return PRESENT if first > sentence[0] and _opens_in_present(scan, sentence[0], first) else ""


def _is_eve(scan: Scan, i: int, first: int) -> bool:
    """Whether what is dated comes after what the sentence tells: قبيل القمة الاثنين, قبل لقائه الثلاثاء."""
    before = scan.key(i) == "قبل" and scan.key(i + 1).startswith(tuple(scan.around.meeting_stem))
    return (before or scan.key(i) in _EVES) and 1 < first - i <= _REACH_LASTING


def _opens_in_present(scan: Scan, i: int, first: int) -> bool:
    """Whether a sentence opens with an imperfect of no list: ينظر القضاء الثلاثاء في الطعن."""
    key = scan.key(i).removeprefix("و")
    if first - i <= _NEAR and _SHE_DOES.match(key) and _FEMININE.match(scan.key(i + 1)):  # تنظر المحكمة الأحد
        return key not in _COMES | _AMOUNTS and f"ي{key[1:]}" not in scan.around.no_tense
    return goes_on(scan, i) and key not in scan.around.no_tense and scan.key(i - 1) not in _NEGATIONS


def _is_called_for(scan: Scan, i: int, first: int) -> bool:
    """Whether the verb at `i` calls to what is dated: دعت إلى التظاهر الأحد, but دعت الأحد إلى الهدوء."""
    if scan.key(i) not in scan.around.calling_to:
        return False
    reach = range(max(i + 1, first - _NEAR + 1), first - 1)
    return any(scan.key(j) in _TO for j in reach) and scan.key(first - 1) not in ("في", "خلال")


def _is_set(scan: Scan, i: int, first: int) -> bool:
    """Whether the verb at `i` sets the day for something: حددت المحكمة يوم الأحد, but الأحد موعدا."""
    if scan.key(i) not in scan.around.setting_a_day or first - i > _NEAR:
        return False
    return scan.key(first) in ("يوم", "يومي", "تاريخ") or scan.key(first - 1) in ("يوم", "تاريخ", "بتاريخ")


def _is_planned(scan: Scan, sentence: tuple[int, int], i: int) -> bool:
    """Whether the perfect at `i` is spelt as the noun of what its clause opens to plan: تعتزم الهيئة منح."""
    if len(scan.key(i)) != _NOUN_LETTERS:
        return False
    for j in range(i - 1, max(sentence[0], i - _REACH_LASTING) - 1, -1):
        key = scan.key(j)
        if not key[0].isalpha() or key in scan.around.subordinator or key == "ان":
            return False
        if scan.word(j, "future"):
            return True
    return False


def goes_on(scan: Scan, i: int) -> bool:
    """Whether the word at `i` can only be an imperfect."""
    return bool(_IMPERFECT.match(scan.key(i))) and scan.month(i) is None


def lasts(scan: Scan, sentence: tuple[int, int], first: int, forms: Verbs) -> bool:
    """Whether what stands before an expression lasts or is the first since: no act at one time.

    An act shows by a perfect shortly before it; anything else is a state.
    """
    if _LASTING_PARTICIPLE.match(scan.key(first - 1)):
        return True
    if _is_her_act(scan, first - 1):
        return False
    for i in range(first - 1, max(sentence[0], first - _REACH_LASTING) - 1, -1):
        key = scan.key(i)
        if key in _NEGATIONS or scan.word(i, "lasting", "first", "present"):
            return True
        if key in forms.imperfect or (_IMPERFECT.match(key) and scan.month(i) is None):
            return True
        if _tense_of(scan, i, forms) == PAST:
            return scan.key(i - 1) in _NEGATIONS or scan.word(i - 1, "first") is not None  # أول دعم منذ
    return True


def _is_her_act(scan: Scan, i: int) -> bool:
    """Whether a word in ت right before منذ is a perfect, as hardly a noun ends so: أعدت منذ أشهر."""
    key = scan.key(i)
    verb = len(key) >= _SHORTEST_ACT and key.endswith("ت") and not key.endswith("ات")
    return (
        verb and not key.startswith(("ال", "ت", "م")) and scan.word(i, "lasting", "present", "first") is None
    )


def _tense_of(scan: Scan, i: int, forms: Verbs) -> str:
    key = scan.key(i)
    if scan.word(i, "future") or (key not in forms.no_future and _is_to_come(scan, key)):
        was = scan.key(i - 1 - (scan.key(i - 1) == "من")) in _WAS
        return NEAREST if was else FUTURE  # كان سيلتقيه، كانت مقررة، كان من المقرر
    present = scan.word(i, "present") is not None
    if (key in forms.perfect and not present) or scan.word(i, "past") or has_object(scan, key, forms):
        return PAST
    if scan.key(i - 1) in _WILL_NOT and key[:1] in "يتن":
        return FUTURE
    if scan.key(i - 1) in _MAY and key[:1] == "ي":
        return FUTURE
    if (key in forms.imperfect or present) and not _is_aside(scan, i):
        if scan.key(i - 1) == "ان" and scan.key(i - 2) in ("قبل", "بعد"):
            return ""
        return PAST if scan.key(i - 1) in ("كان", "كانت", "لم", "وكان", "وكانت") else PRESENT
    return ""


def has_object(scan: Scan, key: str, forms: Verbs) -> bool:
    """Whether a word is a perfect with its object as a pronoun: زيارة بدأها الأربعاء."""
    verb = key[:-2] if key.endswith("ها") else key[:-1] if key.endswith("ته") else ""
    if len(verb) < _NOUN_LETTERS or verb in _WAS:
        return False
    return verb in forms.perfect or scan.words.at((verb,), 0, "past") is not None


def _is_to_come(scan: Scan, key: str) -> bool:
    """Whether a word is a verb with the future's س, not a noun or name that looks like one."""
    if not _FUTURE_VERB.fullmatch(key):
        return False
    word = key.lstrip("وف")
    return word not in scan.around.no_future and not word.startswith(tuple(scan.around.no_future_stem))


def _is_aside(scan: Scan, i: int) -> bool:
    """Whether an imperfect tells no time of its own: تأتي الزيارة بعد, التقاه وهو يغادر, يبلغ من العمر."""
    return scan.key(i) in _COMES or scan.key(i) in _AMOUNTS or scan.key(i - 1) in _WHILE


def _subordinate(scan: Scan, i: int, first: int) -> str:
    """A clause that opens with an unknown word tells of the past, unless it looks like an imperfect."""
    if scan.key(i) not in scan.around.subordinator or i + 1 >= first:
        return ""
    return "" if scan.key(i + 1)[:1] in ("ي", "ت", "س") else PAST


def _with_conjunctions(keys: set[str]) -> frozenset[str]:
    return frozenset(keys) | frozenset(f"{letter}{key}" for key in keys for letter in "وف")
