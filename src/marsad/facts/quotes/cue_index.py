"""Every inflected form of the speech verbs by folded word, with the words that count around a cue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from marsad.facts.heads import HeadKind, head_words
from marsad.facts.quotes.sayings import SayingNoun, gists, owned_forms, saying_nouns
from marsad.facts.vocabulary import Vocabulary, vocabulary
from marsad.lexicon.clause_words import ClauseWords, clause_words
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.lexicon.speech_words import SpeechWords, speech_words
from marsad.lexicon.titles import title_words
from marsad.text.inflect import Form, Tense, imperfect_forms, participle_forms, perfect_forms, women_forms
from marsad.text.normalise import fold

# Verbs whose object is who is told, called or accused: only these take a pronoun.
_WITH_OBJECT = frozenset({"label", "inform", "accuse", "demand", "opine", "deny", "support", "ask"})
SHADDA = "ّ"
_CLAUSE_MARKS = frozenset('«“‹„"،,؛;') | {"علي", "وذلك", "اشاره", "دون"}
AGAIN = frozenset({"مجددا", "مجدده", "ومجددا", "ومجدده"})
_ANSWERED = "فرد"  # an individual, or and he answered
_TO_HIM = frozenset({"عليه", "عليها", "عليهم", "عليهما"})
_SAYINGS = frozenset({"التاكيد", "التشديد", "التذكير"})
_NAMED_SAYINGS = frozenset({"قول", "تأكيد", "إشارة", "تشديد", "تذكير"})


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
        """The reading of another word's form that what follows tells: مجددا دعمه، مضيفين أن، فرد عليه."""
        stated = key in AGAIN and (self.speech.is_stance(following) or following in _SAYINGS)
        return self.doubled.get(key) if stated or self.is_told(key, following) else None

    def is_told(self, key: str, following: str) -> bool:
        """Whether what follows shows a form to be the verb's: أن behind a participle, فرد عليه."""
        found = self.doubled.get(key)
        if found is None or key == _ANSWERED:
            return found is not None and following in _TO_HIM
        return found.form.tense is Tense.PARTICIPLE and following.removeprefix("ب") in self.words.that

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
            reading = Reading(verb, form, content_prepositions(verb))
            if form.key not in other:
                bare.setdefault(form.key, reading)
            elif SHADDA in verb.verb or form.key in AGAIN or form.tense is Tense.PARTICIPLE:
                rare.setdefault(form.key, reading)
    readings, doubled = (
        _joined(bare) | {form.key: Reading(verb, form, frozenset()) for verb, form in gists(speech)},
        _joined(rare) | _shadowed(bare) | {_ANSWERED: replace(bare["رد"], clitic=1)},
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


def content_prepositions(verb: SpeechVerb) -> frozenset[str]:
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
    doubled = [reading for reading in bare.values() if SHADDA in reading.verb.verb]
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
