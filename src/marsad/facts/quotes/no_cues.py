"""Which forms of speech verbs are no cues where they stand: denied, left open, expected, another word."""

from __future__ import annotations

from marsad.facts.quotes.cue_index import AGAIN, CueIndex, Reading
from marsad.facts.quotes.negated import joins_aim, rules_in
from marsad.facts.quotes.participles import is_adjective, is_state
from marsad.facts.quotes.sayings import is_aim
from marsad.lexicon.clause_words import ClauseWords
from marsad.text.inflect import Form, Tense
from marsad.text.segment import Tokens

_SO_THAT = frozenset({"ان", "لان", "كي", "لكي"})
_BEFORE = frozenset({"قبل", "قبيل"})
_SAYING = frozenset({"قايله", "قايلا"})
_SPOKEN_ON = frozenset({"announce", "answer", "state", "stress", "explain", "continue"})
_OTHER = frozenset(
    {
        ("كتب", "عليه"),
        ("كتب", "عليها"),
        ("كتبت", "عليه"),
        ("كتبت", "عليها"),
        ("ورد", "في"),
        ("يزيد", "في"),
        ("زاد", "في"),
        ("يزيد", "من"),
        ("زاد", "من"),
        ("اخطر", "ما"),
        ("توقع", "علي"),
    }
)
_BEFORE_NOUN = frozenset({"مع", "في", "الي", "رغم", "دون", "وسط", "بدون", "خلال", "بسبب", "نتيجه", "نحو"})
_SPEECH_MARKS = frozenset(':"«')
_LONGEST_SUBJECT = 9


def is_said(tokens: Tokens, token: int, form: Form, index: CueIndex) -> bool:
    """Whether the verb states, rather than being negated (لم يؤكد), expected or embedded (ما وصفه)."""
    return not (_is_left_open(tokens, token, form, index) or _is_another_word(tokens, token, form, index))


def describes_antecedent(tokens: Tokens, token: int, found: Reading, words: ClauseWords) -> bool:
    """Whether a verb of calling only describes its antecedent: الوكالة التي تعتبر مقربة، التي تصف نفسها.

    The one who calls something else so speaks: الوزير الذي وصف اللقاء بأنه مثمر، الذي عدّه الوزير نصرا.
    """
    frames = {"label", "labels"} & set(found.verb.frames)
    if not frames or token == 0 or tokens.keys[token - 1] not in words.relative:
        return False
    following = (*tokens.keys[token + 1 : token + 2], "")[0]
    if following.startswith(("نفس", "ب")):
        return True
    if found.form.object:
        return found.form.tense is not Tense.PERFECT
    return "labels" in frames and not _opens_clause_soon(tokens.keys, token, words)


def _opens_clause_soon(keys: tuple[str, ...], token: int, words: ClauseWords) -> bool:
    """Whether أن stands shortly behind a verb: الجزائر التي اعتبر سفيرها أن النص ناقص."""
    near = keys[token + 1 : token + _LONGEST_SUBJECT]
    before = near[: near.index("،")] if "،" in near else near
    return not words.that.isdisjoint(before)


def _is_left_open(tokens: Tokens, token: int, form: Form, index: CueIndex) -> bool:
    """Whether the word before a verb denies it or leaves it open, or tells that a thing does it."""
    keys = tokens.keys
    before = keys[token - 1] if token else ""
    if form.tense is Tense.IMPERFECT and keys[token] in {"ل" + form.key, "ول" + form.key}:
        spoken = index.readings[keys[token]].verb.kind in _SPOKEN_ON
        goes_on = spoken and _is_opened(keys[token + 1 : token + 2], index.words)
        return not goes_on or is_aim(token, keys, index.speech)
    if before in index.unsaid and not _goes_on(tokens, token):
        found = index.find(keys[token])
        return found is None or not rules_in(keys, token, found.verb, form, index.words)
    if before == "ان" and form.tense is Tense.PERFECT and tokens.surface(token - 1, token).startswith("إن"):
        return True  # إن with a perfect is a condition
    if form.tense is not Tense.IMPERFECT:
        return False
    aim = before in _SO_THAT and keys[token - 2] not in _BEFORE
    aim = aim or joins_aim(keys, token)
    return aim or before in index.speech.perhaps or before.removeprefix("و") in index.words.pointer


def _is_opened(following: tuple[str, ...], words: ClauseWords) -> bool:
    """Whether what opens speech is among some words: أن، بأن، a colon, a mark."""
    return _opens_that(following, words) or not _SPEECH_MARKS.isdisjoint(following)


def _opens_that(following: tuple[str, ...], words: ClauseWords) -> bool:
    """Whether أن or بأن is among some words, with a pronoun or without."""
    return not (words.that.isdisjoint(following) and words.by_that.isdisjoint(following))


def _is_another_word(tokens: Tokens, token: int, form: Form, index: CueIndex) -> bool:
    """Whether a form stands for another word, an idiom, or a saying that nobody does."""
    keys = tokens.keys
    bare, following = keys[token].lstrip("و"), keys[token + 1 : token + 2]
    if _is_homograph(keys, token, form, following) or _opens_byline(tokens, token):
        return True
    if bare in index.impersonal and (
        _turns_out(keys, token, index) or _is_expected(keys, token, form, index)
    ):
        return True
    if form.tense is Tense.PARTICIPLE:
        left_open = token > 0 and keys[token - 1] in index.speech.perhaps
        if left_open or _is_again(keys, token, index) or is_state(keys, token, index.words):
            return True  # لم تكن معبرا عن
        describes = bare not in _SAYING and is_adjective(form, keys[token - 1] if token else "")
        return describes and (index.words.that | index.words.him).isdisjoint(following)
    if form.tense is Tense.NOUN:
        return (
            _is_possible(keys, token, index.words)
            or _is_aimed_at(keys, token, index)
            or _is_bare_noun(keys, token, form, index)
        )
    idiom = bool(following) and following[0] in index.speech.idiom
    return idiom or (bool(following) and _leads_on(form, keys[token], following[0], index))


def _turns_out(keys: tuple[str, ...], token: int, index: CueIndex) -> bool:
    """Whether أن follows a verb, a comma or an adverb between them or not: تبين لاحقا أنه."""
    following = keys[token + 1] if token + 1 < len(keys) else ""
    adverb = following in index.words.adverb | index.speech.adverb | {"،"} or following.endswith("ا")
    behind = keys[token + 2 : token + 3] if adverb else ()
    return following in index.words.that or not index.words.that.isdisjoint(behind)


def _is_again(keys: tuple[str, ...], token: int, index: CueIndex) -> bool:
    """Whether a participle only means "again": أكد مجددا دعمه, not ، مجددا دعمه."""
    if keys[token] not in AGAIN:
        return False
    joined = keys[token][0] == "و" or (token > 0 and not keys[token - 1].isalnum())
    following = keys[token + 1] if token + 1 < len(keys) else ""
    return not joined or index.again(keys[token], following) is None


def _is_homograph(keys: tuple[str, ...], token: int, form: Form, following: tuple[str, ...]) -> bool:
    """Whether what stands around a form makes it another word: ورد في، يزيد في، أخطر ما، مع توقع حدوث."""
    pair = (keys[token].lstrip("وف") if keys[token] != "ورد" else "ورد", *following)
    finite = form.tense in {Tense.PERFECT, Tense.IMPERFECT}
    noun = token > 0 and keys[token - 1] in _BEFORE_NOUN and finite
    belongs = keys[token] == "تابع" and bool(following) and following[0].startswith("ل")
    return pair in _OTHER or noun or belongs


def _is_expected(keys: tuple[str, ...], token: int, form: Form, index: CueIndex) -> bool:
    """Whether a joined verb of expecting has what is expected right behind it: ويتوقع وصولها غدا."""
    following = keys[token + 1] if token + 1 < len(keys) else ""
    joined = keys[token] != form.key and form.tense is Tense.IMPERFECT
    return joined and following.endswith(("ه", "ها", "هم")) and index.speech.is_proposition(following)


def _opens_byline(tokens: Tokens, token: int) -> bool:
    """Whether a verb only tells at the head of a line who wrote the article: كتبت - منى رشدي:"""
    opens = token == 0 or "\n" in tokens.text[tokens.ends[token - 1] : tokens.starts[token]]
    wrote = opens and tokens.keys[token] in {"كتب", "كتبت"}
    near = tokens.keys[token + 1 : token + 5]
    return wrote and (near[:1] in {(":",), ("-",), ("–",), ("/",)} or (token == 0 and ":" in near))


def _leads_on(form: Form, key: str, following: str, index: CueIndex) -> bool:
    """Whether a perfect only leads to the verb of saying right behind it: مضى يقول."""
    found = index.readings.get(following) if form.tense is Tense.PERFECT else None
    goes_on = found is not None and found.form.tense is Tense.IMPERFECT and found.verb.kind in _SPOKEN_ON
    return goes_on and index.readings[key].verb.kind == "continue"


def _is_bare_noun(keys: tuple[str, ...], token: int, form: Form, index: CueIndex) -> bool:
    """Whether a noun of saying is no one's: only behind a verb (كرر، حرص على) and before أن it states."""
    if form.object or form.key == "القول":
        return False
    if keys[token].startswith("ل") or not _opens_that(keys[token + 1 : token + 3], index.words):
        return True
    near = keys[max(token - _LONGEST_SUBJECT, 0) : token]
    return not any(key in index.speech.repeating or key[1:] in index.speech.repeating for key in near)


def _is_aimed_at(keys: tuple[str, ...], token: int, index: CueIndex) -> bool:
    """Whether saying is only an aim (يهدف إلى القول), rather than where someone went to (ذهب إلى القول)."""
    goes = any(key.lstrip("وف") in index.speech.going for key in keys[max(token - 4, 0) : token])
    return keys[token - 1] == "الي" and not goes


def _goes_on(tokens: Tokens, token: int) -> bool:
    """Whether كما before a verb opens a further statement (كما أضاف أن), rather than a comparison."""
    keys = tokens.keys
    if keys[token - 1] != "كما" or token < 2:
        return token > 0 and keys[token - 1] == "كما"
    newline = "\n" in tokens.text[tokens.ends[token - 2] : tokens.starts[token - 1]]
    return newline or not keys[token - 2].isalnum()


def _is_possible(keys: tuple[str, ...], token: int, words: ClauseWords) -> bool:
    """Whether saying is only possible (يمكن القول، بإمكانها القول)."""
    nearby = keys[max(token - 3, 0) : token]
    possible = ("بامكان", "بوسع", "يصح", "يجوز", "يمكن", "ممكن", "الممكن")
    return any(key in words.expected or key.lstrip("ولف").startswith(possible) for key in nearby)
