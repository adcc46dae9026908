"""What a single word may be in a clause: a verb of some class, an event noun, a participle.

Every inflected form of the packs is listed once; the letters glued before a word (و، ف، ب، ل، س) are
taken off when it is looked up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from marsad.lexicon.clause_words import clause_words
from marsad.lexicon.event_words import EventWord, Frame, event_words
from marsad.lexicon.light_verbs import LightVerb
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.lexicon.verb_classes import VerbClass
from marsad.text.inflect import (
    PRONOUNS,
    Form,
    Tense,
    imperfect_forms,
    participle_forms,
    passive_forms,
    perfect_forms,
    we_form,
)
from marsad.text.kept import Kept
from marsad.text.normalise import fold

_LAST_OF_PRONOUNS = frozenset(pronoun[-1] for pronoun in PRONOUNS)
_AND = "وف"
_DOUBLING = "\u0651"
_GLUED = "بلك"
_SHORT = 3
_MOST_WORDS = 100_000
# Types whose participles tell of an act beside another: قال ذلك متهما إياه.
_STANCES = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
SPEECH = "speech"
LIGHT = "light"


@dataclass(frozen=True, slots=True)
class VerbReading:
    """A verb that a word may be: its form, the events its lemma names, the classes it belongs to.

    `homograph`: the form as written may also be a noun (رفض، تبادل). `joined`: a و or ف is glued
    before it; `future`: a س; `purpose`: a ل.
    """

    form: Form
    events: tuple[EventWord, ...] = ()
    classes: frozenset[str] = frozenset()
    homograph: bool = False
    joined: bool = False
    future: bool = False
    purpose: bool = False
    cut: int = 0


@dataclass(frozen=True, slots=True)
class NounReading:
    """An event noun that a word may be.

    `glued` is the preposition written before it, `verbal` tells a verb's own noun.
    """

    form: Form
    event: EventWord
    verbal: bool
    joined: bool = False
    glued: str = ""
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """All that one folded word may be; `own`: a verb by which speakers tell of themselves (نطالب)."""

    verbs: tuple[VerbReading, ...] = ()
    nouns: tuple[NounReading, ...] = ()
    participles: tuple[VerbReading, ...] = ()
    own: tuple[VerbReading, ...] = ()
    may_name_event: bool = False


NOTHING = Word()
"""A word of no list."""


class Vocabulary:
    """The event words, speech verbs, light verbs and verb classes by inflected form."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs: dict[str, list[VerbReading]] = {}
        self._nouns: dict[str, list[NounReading]] = {}
        self._participles: dict[str, list[VerbReading]] = {}
        self._own: dict[str, VerbReading] = {}
        self._never_noun = lexicon.derive(clause_words).never_noun
        self.words = Kept(self._look_up, _MOST_WORDS)
        """What each folded word may be, with and without the letters glued before it."""
        events, classes = _events(lexicon), _classes(lexicon)
        for lemma in (*events, *(lemma for lemma in classes if lemma not in events)):
            self._add_lemma(lemma, tuple(events.get(lemma, ())), frozenset(classes.get(lemma, ())))
        for row in lexicon.derive(event_words):
            self._add_nouns(row)
        participles = (verb.participle for verb in lexicon.rows(LightVerb) if verb.participle)
        self.light_participles = frozenset(f.key for p in participles for f in participle_forms(p))

    def _add_lemma(
        self, lemma: tuple[str, str], events: tuple[EventWord, ...], classes: frozenset[str]
    ) -> None:
        perfect, imperfect = lemma
        for form in _verb_forms(perfect, imperfect):
            self._verbs.setdefault(form.key, []).append(VerbReading(form, events, classes))
        stances = tuple(row for row in events if row.type in _STANCES and row.kind != "negated")
        self._add_own(imperfect, stances)
        if participle := _participle(lemma, stances):
            for form in participle_forms(participle):
                self._participles.setdefault(form.key, []).append(VerbReading(form, stances, classes))

    def _add_own(self, imperfect: str, stances: tuple[EventWord, ...]) -> None:
        said = tuple(row for row in stances if row.frame is Frame.ACT)
        if imperfect and said:
            form = we_form(imperfect)
            self._own[form.key] = VerbReading(form, said)

    def _add_nouns(self, row: EventWord) -> None:
        verbal = row.kind in {"verb", "negated"}
        for noun in row.nouns if verbal else (row.word, *row.forms):
            for form in _noun_forms(noun, indefinite=row.kind == "indefinite", counted=_is_counted(row)):
                self._nouns.setdefault(form.key, []).append(NounReading(form, row, verbal))

    def _look_up(self, key: str) -> Word:
        verbs, nouns, participles = list(self._verbs_of(key, 0)), list(self._nouns_of(key)), []
        participles += self._participles.get(key, [])
        if len(key) == 3 and key[0] == "و":  # وشن، وتم، وعدّ beside وعد
            verbs += [replace(verb, joined=True) for verb in self._verbs_of(key[1:], 1)]
        if len(key) > 3 and key[0] in _AND:
            inner = key[1:]
            verbs += [replace(verb, joined=True) for verb in self._verbs_of(inner, 1)]
            nouns += [replace(n, joined=True, cut=n.cut + 1) for n in self._nouns_of(inner)]
            participles += [replace(p, joined=True, cut=1) for p in self._participles.get(inner, [])]
        if not (verbs or nouns or participles):
            return self._own_word(key)
        names = bool(nouns or participles or any(verb.events for verb in verbs))
        return Word(tuple(verbs), tuple(nouns), tuple(participles), (), names)

    def _own_word(self, key: str) -> Word:
        """A first person that is no other known word, with and without و before it."""
        cut = int(key[0] == "و" and key not in self._own)
        reading = self._own.get(key[cut:])
        own = (replace(reading, joined=bool(cut), cut=cut),) if reading is not None else ()
        return Word(own=own, may_name_event=True) if own else NOTHING

    def _verbs_of(self, key: str, cut: int) -> Iterator[VerbReading]:
        for reading in self._conjugated(key):
            homograph = self._may_be_noun(key, reading.form)
            yield replace(reading, homograph=homograph, cut=cut) if homograph or cut else reading
        prefixed = len(key) > 4 or (len(key) == 4 and key[0] == "س")  # سيصل
        if prefixed and key[0] in "سل" and key[1] in "يت":
            for reading in self._conjugated(key[1:]):
                if reading.form.tense is Tense.IMPERFECT:
                    yield replace(reading, future=key[0] == "س", purpose=key[0] == "ل", cut=cut + 1)

    def _conjugated(self, key: str) -> Iterator[VerbReading]:
        """The readings of a form without glued letters before it, with and without a pronoun behind it."""
        yield from self._verbs.get(key, ())
        for bare in _without_pronoun(key):
            for reading in self._verbs.get(bare, ()):
                yield replace(reading, form=replace(reading.form, object=True))

    def _may_be_noun(self, key: str, form: Form) -> bool:
        """Whether a form may also be a verbal noun: رفض، تبادل، توقف."""
        if form.object or form.passive or form.number != "s":
            return key in self._nouns
        if form.tense is Tense.PERFECT:
            short = len(key) <= 3 and key not in self._never_noun
            return form.gender == "m" and (short or key[0] == "ت" or key in self._nouns)
        perfects = (r for r in self._verbs.get(key, ()) if r.form.tense is Tense.PERFECT)
        return key in self._nouns or (key[0] == "ت" and next(perfects, None) is not None)

    def _nouns_of(self, key: str) -> Iterator[NounReading]:
        yield from self._nouns.get(key, ())
        if len(key) < 4 or key[0] not in _GLUED:
            return
        inner = (key[1:], "ا" + key[1:]) if key.startswith("لل") else (key[1:],)
        for reading in (reading for each in inner for reading in self._nouns.get(each, ())):
            yield replace(reading, glued=key[0], cut=1)


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon; use it through `lexicon.derive`."""
    return Vocabulary(lexicon)


def _events(lexicon: Lexicon) -> dict[tuple[str, str], list[EventWord]]:
    lemmas: dict[tuple[str, str], list[EventWord]] = {}
    for row in lexicon.derive(event_words):
        if row.kind in {"verb", "negated"}:
            lemmas.setdefault(_lemma(row.word, next(iter(row.forms), "")), []).append(row)
    return lemmas


def _classes(lexicon: Lexicon) -> dict[tuple[str, str], set[str]]:
    classes: dict[tuple[str, str], set[str]] = {}
    for row in lexicon.rows(VerbClass):
        for perfect, imperfect in row.pairs():
            classes.setdefault(_lemma(perfect, imperfect), set()).add(row.kind)
    for speech in lexicon.rows(SpeechVerb):
        classes.setdefault(_lemma(speech.verb, speech.imperfect), set()).add(SPEECH)
    for light in lexicon.rows(LightVerb):
        classes.setdefault(_lemma(light.verb, light.imperfect), set()).add(LIGHT)
    return classes


def _lemma(perfect: str, imperfect: str) -> tuple[str, str]:
    """A verb's principal parts without marks: وقّع and وقع are the same."""
    return perfect.replace("ّ", ""), imperfect.replace("ّ", "")


def _verb_forms(perfect: str, imperfect: str) -> Iterator[Form]:
    """The forms of a verb without object pronouns, which are taken off when a word is looked up."""
    yield from takewhile(_is_bare, perfect_forms(perfect))
    if imperfect and imperfect != perfect:
        yield from takewhile(_is_bare, imperfect_forms(imperfect))
        yield from passive_forms(perfect, imperfect)


def _is_bare(form: Form) -> bool:
    return not form.object


def _without_pronoun(key: str) -> Iterator[str]:
    """What a verb may be without the pronoun at its end: دعاه gives دعا and دعى, اتهموه gives اتهموا."""
    for pronoun in PRONOUNS if key[-1:] in _LAST_OF_PRONOUNS else ():
        if len(key) > len(pronoun) + 2 and key.endswith(pronoun):
            rest = key[: -len(pronoun)]
            yield rest
            if rest[-1] == "ا":
                yield rest[:-1] + "ي"
            elif rest[-1] == "و":
                yield rest + "ا"


def _participle(lemma: tuple[str, str], rows: tuple[EventWord, ...]) -> str:
    """The active participle of a verb of stance: as listed, else from its imperfect (يطالب gives مطالب)."""
    listed = next((row.forms[1] for row in rows if len(row.forms) > 1), "")
    perfect, imperfect = lemma
    doubled = any(_DOUBLING in row.word for row in rows)
    derived = bool(rows) and len(imperfect) >= 4 and (len(perfect) >= 4 or doubled)
    return listed or ("م" + imperfect[1:] if derived else "")


def _is_counted(row: EventWord) -> bool:
    """Whether an act may be done twice, and so has a dual; a stance has none: تقديري is an adjective."""
    return row.frame is not Frame.STANCE


def _noun_forms(noun: str, *, indefinite: bool, counted: bool) -> Iterator[Form]:
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    written = {noun, noun + "ا", stem + "ين", stem + "ان", stem + "ا"}
    if len(noun) > _SHORT and counted:
        written.add(stem + "ي")  # لقاءي القمة; but قتلى and أسرى are no قتل and أسر
    bound = {stem + pronoun for pronoun in PRONOUNS}
    if noun.endswith("ء"):  # لقائه، لقاؤه
        bound |= {noun[:-1] + seat + pronoun for pronoun in PRONOUNS for seat in "ئؤ"}
    if noun.startswith("ال"):
        written, bound = {noun}, set()
    elif not indefinite:
        written |= {"ال" + noun, "ال" + stem + "ين", "ال" + stem + "ان"}
    keys = {fold(surface): False for surface in sorted(written)}
    keys.update({fold(surface): True for surface in sorted(bound) if fold(surface) not in keys})
    for key, possessed in keys.items():
        yield Form(key, Tense.NOUN, object=possessed)
