"""Cues of speech: every inflected form of the speech verbs, looked up by folded word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from marsad.facts.heads import HeadKind, head_words
from marsad.facts.quotes.negated import joins_aim, rules_in
from marsad.facts.quotes.participles import is_adjective, is_state
from marsad.facts.quotes.sayings import SayingNoun, gists, is_aim, owned_forms, saying_nouns, tells
from marsad.facts.quotes.spelling import is_another_form
from marsad.facts.vocabulary import Vocabulary, vocabulary
from marsad.lexicon.clause_words import ClauseWords, clause_words
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.lexicon.speech_words import SpeechWords, speech_words
from marsad.lexicon.titles import title_words
from marsad.text.inflect import Form, Tense, imperfect_forms, participle_forms, perfect_forms, women_forms
from marsad.text.normalise import fold
from marsad.text.segment import Tokens

# Verbs whose object is who is told, called or accused: only these take a pronoun.
_WITH_OBJECT = frozenset({"label", "inform", "accuse", "demand", "opine", "deny", "support", "ask"})
_SHADDA = "ّ"
_CLAUSE_MARKS = frozenset('«“‹„"،,؛;') | {"علي", "وذلك", "اشاره", "دون"}
_POINTERS = frozenset({"ذلك", "هذا", "هذه", "تلك"})
_SO_THAT = frozenset({"ان", "لان", "كي", "لكي"})
_BEFORE = frozenset({"قبل", "قبيل"})
_THAT = frozenset({("ان",), ("انه",), ("انها",)})
_AGAIN = frozenset({"مجددا", "مجدده", "ومجددا", "ومجدده"})
_SAYINGS = frozenset({"التاكيد", "التشديد", "التذكير"})
_SAYING = frozenset({"قايله", "قايلا"})
_SPOKEN_ON = frozenset({"announce", "answer", "state", "stress", "explain", "continue"})
_SAID = frozenset({(":",), ("ان",), ("انه",), ("انها",), ("بان",), ("بانه",), ("بانها",), ('"',), ("«",)})
_NAMED_SAYINGS = frozenset({"قول", "تأكيد", "إشارة", "تشديد", "تذكير"})
_THAT_WORDS = frozenset(key for (key,) in _SAID if key.isalpha())
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
_HIM = frozenset({("اياه",), ("اياها",), ("اياهم",)})
_LONGEST_SUBJECT = 9


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folded word may be: a form of a speech verb, behind `clitic` glued letters (و, ف, ب).

    `prepositions` are the folded ones behind which the verb takes a noun as content.
    """

    verb: SpeechVerb
    form: Form
    prepositions: frozenset[str]
    clitic: int = 0


@dataclass(frozen=True, slots=True)
class Cue:
    """A speech verb in the text: its token, its pack row and the form it stands in."""

    token: int
    verb: SpeechVerb
    form: Form
    prepositions: frozenset[str] = frozenset()
    clitic: int = 0


@dataclass(frozen=True, slots=True)
class CueIndex:
    """The likeliest reading of each form of the speech verbs, and the words that count around it.

    `doubled` holds forms that only a written shadda tells from another word (عدّت, not عدت);
    `spoken` all forms of speech verbs; `clause_marks` the words and marks at which a clause may end;
    `named_after` holds the nouns behind which marks hold a name or a title: مركز "…"، فيلم "…";
    `titles` those that stand before a name (الفريق); `vocabulary` tells verbs of other words;
    `nouns` holds the verbal nouns of saying that may have a subject behind them (see sayings.py).
    """

    readings: dict[str, Reading]
    words: ClauseWords
    speech: SpeechWords
    impersonal: frozenset[str]
    unsaid: frozenset[str]
    according: frozenset[str]
    doubled: dict[str, Reading]
    spoken: frozenset[str]
    clause_marks: frozenset[str]
    named_after: frozenset[str]
    titles: frozenset[str]
    vocabulary: Vocabulary
    nouns: dict[str, SayingNoun]

    def find(self, key: str) -> Reading | None:
        """The reading of a folded word."""
        return self.readings.get(key)

    def again(self, key: str, following: str) -> Reading | None:
        """The reading of مجددا where a stance or a noun of saying follows it."""
        stated = self.speech.is_stance(following) or following in _SAYINGS
        return self.doubled.get(key) if key in _AGAIN and stated else None

    def joins(self, key: str) -> bool:
        """Whether the و that a folded word begins with joins it to what stands before: وصلت has its own."""
        own = key in self.speech.own_waw or any(not v.joined for v in self.vocabulary.words[key].verbs)
        return key[0] == "و" and len(key) > 2 and not own

    def is_teller(self, key: str) -> bool:
        """Whether a folded word alone may be who says something: المصدر، الوزير، شاهد."""
        known = key in self.words.known_source | self.speech.generic | self.titles
        return known or self.words.is_unnamed(key)


def cue_index(lexicon: Lexicon) -> CueIndex:
    """All forms of all speech verbs."""
    words, speech = lexicon.derive(clause_words), lexicon.derive(speech_words)
    other = words.other_than_speech | speech.not_speech
    bare: dict[str, Reading] = {}
    rare: dict[str, Reading] = {}
    for verb in lexicon.rows(SpeechVerb):
        for form in _forms(verb):
            reading = Reading(verb, form, _prepositions(verb))
            if form.key not in other:
                bare.setdefault(form.key, reading)
            elif _SHADDA in verb.verb or form.key in _AGAIN:
                rare.setdefault(form.key, reading)
    readings, doubled = (
        _joined(bare) | {form.key: Reading(verb, form, frozenset()) for verb, form in gists(speech)},
        _joined(rare) | _shadowed(bare),
    )
    impersonal = words.impersonal | speech.impersonal
    according = words.according_to | {clitic + key for clitic in "وف" for key in words.according_to}
    unsaid, named_after = words.unsaid | speech.supposed, _bodies(lexicon) | speech.work
    titles = lexicon.derive(title_words)
    spoken = frozenset(readings) | frozenset(doubled)
    marks = spoken | _CLAUSE_MARKS
    return CueIndex(
        readings,
        words,
        speech,
        impersonal,
        unsaid,
        according,
        doubled,
        spoken,
        marks,
        named_after,
        titles,
        lexicon.derive(vocabulary),
        saying_nouns(lexicon),
    )


def _prepositions(verb: SpeechVerb) -> frozenset[str]:
    """The folded prepositions behind which a verb takes a noun as content."""
    return frozenset(fold(frame.removeprefix("noun:")) for frame in verb.frames if frame.startswith("noun:"))


def _joined(bare: dict[str, Reading]) -> dict[str, Reading]:
    """Readings with those of the same forms behind و, ف or ب."""
    readings = dict(bare)
    for reading in bare.values():
        for key in _with_clitic(reading.form):
            readings.setdefault(key, replace(reading, clitic=1))
    return readings


def _shadowed(bare: dict[str, Reading]) -> dict[str, Reading]:
    """Forms behind و that another verb is spelt like, told apart by a written shadda: وعدّ, not وعد."""
    doubled = [reading for reading in bare.values() if _SHADDA in reading.verb.verb]
    joined = [(key, reading) for reading in doubled for key in _with_clitic(reading.form) if key in bare]
    joined += [("ف" + reading.form.key, reading) for reading in doubled if len(reading.form.key) == 2]
    return {key: replace(reading, clitic=1) for key, reading in joined}


def _bodies(lexicon: Lexicon) -> frozenset[str]:
    """Nouns for bodies and media without the article, also behind و."""
    heads, kinds = lexicon.derive(head_words).items(), {HeadKind.BODY, HeadKind.MEDIUM}
    bodies = {key for key, head in heads if head.kind in kinds and not head.definite and head.number == "s"}
    return frozenset(bodies | {"و" + key for key in bodies})


def _with_clitic(form: Form) -> Iterator[str]:
    """A form behind و or ف, a noun also behind ب or ل, an imperfect also behind ل (، ليجيب بأن)."""
    yield "و" + form.key
    if len(form.key) > 2:
        yield "ف" + form.key
        if form.tense is Tense.NOUN:
            yield "ب" + form.key
        if form.tense in {Tense.NOUN, Tense.IMPERFECT}:
            yield "ل" + form.key
        if form.tense is Tense.IMPERFECT:
            yield "ول" + form.key


def find_cues(tokens: Tokens, index: CueIndex) -> list[Cue]:
    """The cues of a text in order, without what is denied, expected or spoken of as a thing."""
    cues = []
    readings, doubled = index.readings, index.doubled
    for token, key in [(i, k) for i, k in enumerate(tokens.keys) if k in index.spoken or k in index.nouns]:
        saying = index.nouns.get(key)
        if saying is not None and tells(saying, token, tokens.keys, index.words, index.speech):
            cues.append(Cue(token, saying.verb, saying.form, _prepositions(saying.verb), saying.clitic))
            continue
        written = key in doubled and (key in _AGAIN or _SHADDA in tokens.surface(token, token + 1))
        found = doubled[key] if written else readings.get(key)
        if found is None:
            continue
        another = is_another_form(tokens, token, found.verb, found.form, found.clitic)
        if another or not _is_said(tokens, token, found.form, index):
            continue
        if not _describes(tokens, token, found, index.words):
            cues.append(Cue(token, found.verb, found.form, found.prepositions, found.clitic))
    return cues


def _describes(tokens: Tokens, token: int, found: Reading, words: ClauseWords) -> bool:
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
    return "labels" in frames and not _opens_clause_soon(tokens.keys, token)


def _opens_clause_soon(keys: tuple[str, ...], token: int) -> bool:
    """Whether أن stands shortly behind a verb: الجزائر التي اعتبر سفيرها أن النص ناقص."""
    near = keys[token + 1 : token + _LONGEST_SUBJECT]
    before = near[: near.index("،")] if "،" in near else near
    return any(that in before for (that,) in _THAT)


def _forms(verb: SpeechVerb) -> Iterator[Form]:
    yield from (form for form in _verb_forms(verb) if _stands(form, verb))
    if verb.noun:
        yield from owned_forms(verb.noun)
    if verb.noun in _NAMED_SAYINGS:
        yield Form(fold("ال" + verb.noun), Tense.NOUN, gender="")


def _verb_forms(verb: SpeechVerb) -> Iterator[Form]:
    yield from perfect_forms(verb.verb)
    yield from women_forms(verb.verb, verb.imperfect)
    if verb.imperfect:
        yield from imperfect_forms(verb.imperfect)
    if verb.participle:
        yield from participle_forms(verb.participle)


def _stands(form: Form, verb: SpeechVerb) -> bool:
    return not form.object or verb.kind in _WITH_OBJECT


def _is_said(tokens: Tokens, token: int, form: Form, index: CueIndex) -> bool:
    """Whether the verb states, rather than being negated (لم يؤكد), expected or embedded (ما وصفه)."""
    return not (_is_left_open(tokens, token, form, index) or _is_another_word(tokens, token, form, index))


def _is_left_open(tokens: Tokens, token: int, form: Form, index: CueIndex) -> bool:
    """Whether the word before a verb denies it or leaves it open, or tells that a thing does it."""
    keys = tokens.keys
    before = keys[token - 1] if token else ""
    if form.tense is Tense.IMPERFECT and keys[token] in {"ل" + form.key, "ول" + form.key}:
        goes_on = index.readings[keys[token]].verb.kind in _SPOKEN_ON and keys[token + 1 : token + 2] in _SAID
        return not goes_on or is_aim(token, keys, index.speech)
    if before in index.unsaid and not _goes_on(tokens, token):
        found = index.find(keys[token])
        return found is None or not rules_in(keys, token, found.verb, form)
    if before == "ان" and form.tense is Tense.PERFECT and tokens.surface(token - 1, token).startswith("إن"):
        return True  # إن with a perfect is a condition
    if form.tense is not Tense.IMPERFECT:
        return False
    aim = before in _SO_THAT and keys[token - 2] not in _BEFORE
    aim = aim or joins_aim(keys, token)
    return aim or before in index.speech.perhaps or before.removeprefix("و") in _POINTERS


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
        if left_open or _is_again(keys, token, index) or is_state(keys, token):
            return True  # لم تكن معبرا عن
        describes = bare not in _SAYING and is_adjective(form, keys[token - 1] if token else "")
        return describes and following not in _THAT | _HIM
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
    return (following,) in _THAT or (adverb and keys[token + 2 : token + 3] in _THAT)


def _is_again(keys: tuple[str, ...], token: int, index: CueIndex) -> bool:
    """Whether a participle only means "again": أكد مجددا دعمه, not ، مجددا دعمه."""
    if keys[token] not in _AGAIN:
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
    if keys[token].startswith("ل") or not any(key in _THAT_WORDS for key in keys[token + 1 : token + 3]):
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
