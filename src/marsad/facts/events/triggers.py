"""Event triggers: the verbs and nouns of a text that name an event, by their pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.facts.layout import Layout
from marsad.lexicon.event_words import EventWord
from marsad.lexicon.pack import Lexicon
from marsad.text.inflect import Form, Tense, imperfect_forms, participle_forms, perfect_forms
from marsad.text.normalise import fold

_PRONOUNS = ("ه", "ها", "هم", "هما")
# Words that only look like a form: وزارة is no "and he visited", مدينة no participle of أدان.
_OTHER_WORDS = frozenset(
    fold(word)
    for word in (
        "وزارة مدينة هنا هنأ تامر مرحلة رحلة رحلتها رحلته بحثا بحث طالب طالبة طلبا متهم يحمل حكم عقد المقرر "
        "مقر تدخل مدخل أمر دعم قمع دانا وعد وعدا يعد منع رفضا حظرا طلب حكما قتلى وجه وجهه وجها رفع قطعا يضرب"
    ).split()
) - frozenset(fold(word) for word in "قمع هنأ طلب منع رفع".split())
_PREPOSITIONS = frozenset({"علي", "الي", "من", "عن", "في", "بعد", "قبل", "منذ", "حول", "عقب", "اثر", "ضد"})
_NOUN_WINDOW = 3
_TRANSITIVE = frozenset({"object", "meet", "host", "visit"})
# Types whose participles tell of an act beside another: قال ذلك متهما إياه.
_STANCES = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
_VERB_WINDOW = 20


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of the text that may name an event. `future` is a glued سـ; `clitic` counts glued letters."""

    token: int
    word: EventWord
    form: Form
    clitic: int = 0
    future: bool = False
    companion: int | None = None


@dataclass(frozen=True, slots=True)
class TriggerIndex:
    """Folded form to the event words it may be."""

    forms: dict[str, tuple[tuple[EventWord, Form], ...]]

    def readings(self, key: str) -> Iterator[tuple[EventWord, Form, int, bool]]:
        """The readings of a folded word: as it stands, then with و, ف, ب, ل or سـ taken off."""
        yield from ((word, form, 0, False) for word, form in self.forms.get(key, ()))
        if len(key) < 4 or key[0] not in "وفبلس":
            return
        if key.startswith("لل"):
            yield from (
                (w, f, 1, False) for w, f in self.forms.get("ا" + key[1:], ()) if f.tense is Tense.NOUN
            )
        inner, clitic = (key[1:], 1) if key[0] in "وفبل" else (key, 0)
        future = inner[:1] == "س" and inner[1:2] in {"ي", "ت"}
        wanted = inner[1:] if future else inner
        for word, form in self.forms.get(wanted, ()):
            if not (key[0] in "بل" and form.tense is Tense.PERFECT):
                yield word, form, clitic + future, future


def trigger_index(lexicon: Lexicon) -> TriggerIndex:
    """All forms of all event words."""
    forms: dict[str, list[tuple[EventWord, Form]]] = {}
    for word in lexicon.rows(EventWord):
        for form in _forms(word):
            forms.setdefault(form.key, []).append((word, form))
    return TriggerIndex({key: tuple(readings) for key, readings in forms.items()})


def find_triggers(layout: Layout, index: TriggerIndex, first: int) -> list[Trigger]:
    """The triggers of a text from token `first` on, one a token, companions found."""
    found = []
    for token in range(first, len(layout.tokens)):
        trigger = _trigger_at(token, layout, index)
        if trigger is not None:
            found.append(trigger)
    return found


def _trigger_at(token: int, layout: Layout, index: TriggerIndex) -> Trigger | None:
    key = layout.tokens.keys[token]
    written = layout.tokens.surface(token, token + 1)
    for word, form, clitic, future in index.readings(key):
        # هنأ and هنا fold alike: only the lemma's own spelling counts for such words.
        if {key, key[clitic:]} & _OTHER_WORDS and (written != word.word or written == key):
            continue
        if form.tense is Tense.PERFECT and _is_verbal_noun(token, layout):
            continue
        if not word.companions:
            return Trigger(token, word, form, clitic, future)
        companion = _companion(token, word, layout)
        if companion is not None:
            return Trigger(token, word, form, clitic, future, companion)
    return None


def _is_verbal_noun(token: int, layout: Layout) -> bool:
    """Whether a form that may be a perfect stands behind a preposition and so is a noun: على رفض."""
    return token > 0 and layout.tokens.keys[token - 1] in _PREPOSITIONS


def _companion(token: int, word: EventWord, layout: Layout) -> int | None:
    """The token that holds one of the word's companions, None where none follows."""
    _, end = layout.sentence(token)
    window = _NOUN_WINDOW if word.kind == "noun" else _VERB_WINDOW
    wanted = [fold(companion) for companion in word.companions]
    for i in range(token + 1, min(end, token + 1 + window)):
        if any(_matches(layout.tokens.keys[i], companion) for companion in wanted):
            return i
    return None


def _matches(key: str, companion: str) -> bool:
    bare = key.removeprefix("و").removeprefix("ال")
    if companion.endswith("-"):
        return key.startswith(companion[:-1]) or bare.startswith(companion[:-1])
    return companion in {key, bare, key[1:] if key[0] in "بلو" else key}


def _forms(word: EventWord) -> Iterator[Form]:
    if word.kind == "verb":
        yield from (f for f in perfect_forms(word.word) if not f.object or word.frame in _TRANSITIVE)
        for further in word.forms:
            yield from (f for f in imperfect_forms(further) if not f.object or word.frame in _TRANSITIVE)
        if word.type in _STANCES and (participle := _participle(word)):
            yield from participle_forms(participle)
        return
    for noun in (word.word, *word.forms):
        yield from _noun_forms(noun)


def _participle(word: EventWord) -> str | None:
    """The active participle of a derived verb, from its imperfect (يطالب gives مطالب)."""
    imperfect = next(iter(word.forms), "")
    derived = imperfect.startswith("ي") and len(imperfect) >= 4 and len(word.word) >= 4
    return "م" + imperfect[1:] if derived else None


def _noun_forms(noun: str) -> Iterator[Form]:
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    written = {
        noun,
        "ال" + noun,
        noun + "ا",
        stem + "ين",
        stem + "ان",
        *(stem + pronoun for pronoun in _PRONOUNS),
    }
    written |= {noun[:-1] + "ئ" + pronoun for pronoun in _PRONOUNS if noun.endswith("ء")}
    if noun.startswith("ال"):
        written = {noun}
    for surface in sorted(written):
        bound = surface.endswith(_PRONOUNS) and surface != noun
        yield Form(fold(surface), Tense.NOUN, object=bound)
