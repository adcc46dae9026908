"""Cues of speech: every inflected form of the speech verbs, looked up by folded word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.lexicon.clause_words import ClauseWords, clause_words
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.text.inflect import Form, Tense, imperfect_forms, participle_forms, perfect_forms
from marsad.text.normalise import fold
from marsad.text.segment import Tokens

_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")
# Verbs whose object is who is told, called or accused: only these take a pronoun.
_WITH_OBJECT = frozenset({"label", "inform", "accuse", "demand", "opine", "deny", "support", "ask"})
_THAT = (("ان",), ("انه",), ("انها",))


@dataclass(frozen=True, slots=True)
class Cue:
    """A speech verb in the text: its token, its pack row and the form it stands in.

    `clitic` counts the letters glued before the verb (و, ف, ب).
    """

    token: int
    verb: SpeechVerb
    form: Form
    clitic: int = 0


@dataclass(frozen=True, slots=True)
class CueIndex:
    """Folded form to the verbs it may be, the likeliest first, and the words around them that count."""

    forms: dict[str, tuple[tuple[SpeechVerb, Form], ...]]
    words: ClauseWords

    def find(self, key: str) -> tuple[tuple[SpeechVerb, Form], int] | None:
        """The reading of a folded word, with the number of clitic letters stripped."""
        for clitic in (0, 1):
            if clitic and (len(key) < 4 or key[0] not in "وفب"):
                return None
            readings = self.forms.get(key[clitic:])
            if readings and not (clitic and key[0] == "ب" and readings[0][1].tense is not Tense.NOUN):
                return readings[0], clitic
        return None


def cue_index(lexicon: Lexicon) -> CueIndex:
    """All forms of all speech verbs."""
    words = lexicon.derive(clause_words)
    forms: dict[str, list[tuple[SpeechVerb, Form]]] = {}
    for verb in lexicon.rows(SpeechVerb):
        for form in _forms(verb):
            if form.key not in words.other_than_speech:
                forms.setdefault(form.key, []).append((verb, form))
    return CueIndex({key: tuple(readings) for key, readings in forms.items()}, words)


def find_cues(tokens: Tokens, index: CueIndex) -> list[Cue]:
    """The cues of a text in order, without what is denied, expected or spoken of as a thing."""
    cues = []
    for token, key in enumerate(tokens.keys):
        found = index.find(key)
        if found and _is_said(tokens, token, index.words):
            (verb, form), clitic = found
            if _describes(tokens, token, verb, index.words):
                continue
            cues.append(Cue(token, verb, form, clitic))
    return cues


def _describes(tokens: Tokens, token: int, verb: SpeechVerb, words: ClauseWords) -> bool:
    """Whether a verb of calling only describes its antecedent: الوكالة التي تعتبر مقربة، التي تصف نفسها."""
    calls = bool({"label", "labels"} & set(verb.frames))
    return calls and token > 0 and tokens.keys[token - 1] in words.relative


def _forms(verb: SpeechVerb) -> Iterator[Form]:
    yield from (form for form in _verb_forms(verb) if _stands(form, verb))
    if verb.noun:
        yield from (Form(fold(verb.noun) + pronoun, Tense.NOUN, object=True) for pronoun in _PRONOUNS)
    if verb.noun == "قول":
        yield Form(fold("القول"), Tense.NOUN)


def _verb_forms(verb: SpeechVerb) -> Iterator[Form]:
    yield from perfect_forms(verb.verb)
    if verb.imperfect:
        yield from imperfect_forms(verb.imperfect)
    if verb.participle:
        yield from participle_forms(verb.participle)


def _stands(form: Form, verb: SpeechVerb) -> bool:
    return not form.object or verb.kind in _WITH_OBJECT


def _is_said(tokens: Tokens, token: int, words: ClauseWords) -> bool:
    """Whether the verb states, rather than being negated (لم يؤكد), expected or embedded (ما وصفه)."""
    if token and tokens.keys[token - 1] in words.unsaid:
        return False
    if tokens.keys[token].lstrip("و") in words.impersonal and tokens.keys[token + 1 : token + 2] in _THAT:
        return False
    nearby = tokens.keys[max(token - 3, 0) : token]
    return not (nearby and nearby[-1] in {"ان", "لان"} and any(key in words.expected for key in nearby))
