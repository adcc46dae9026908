"""Cues of speech: every inflected form of the speech verbs, looked up by folded word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.text.inflect import Form, Tense, imperfect_forms, participle_forms, perfect_forms
from marsad.text.normalise import fold
from marsad.text.segment import Tokens

_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")
# Forms that are far oftener another word: بين "between", عقب "after", كذب "lies".
_OTHER_WORDS = frozenset(
    fold(word)
    for word in (
        "بين عقب بينا عقبا كذب كذبا سالا ردا زادا عدا عدت عدوا وعدا نقلا شكرا طلبا ذكرا كتبا"
    ).split()
)
# Verbs whose object is who is told, called or accused: only these take a pronoun.
_WITH_OBJECT = frozenset({"label", "inform", "accuse", "demand", "opine", "deny", "support", "ask"})
_NOT_SAID = frozenset(
    fold(word) for word in ("لم لن لا ما بما مما ولم ولن ولا وما لما حسبما وفقما كما").split()
)
_IMPERSONAL = frozenset(fold(word) for word in ("يذكر يلاحظ يقال").split())
_THAT = (("ان",), ("انه",), ("انها",))
_EXPECTED = frozenset(
    fold(word)
    for word in (
        "المتوقع المنتظر المرتقب المقرر المرجح المحتمل المفترض يتوقع يجب ينبغي يمكن يريد يأمل يستطيع"
    ).split()
)


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
    """Folded form to the verbs it may be, the likeliest first."""

    forms: dict[str, tuple[tuple[SpeechVerb, Form], ...]]

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
    forms: dict[str, list[tuple[SpeechVerb, Form]]] = {}
    for verb in lexicon.rows(SpeechVerb):
        for form in _forms(verb):
            forms.setdefault(form.key, []).append((verb, form))
    return CueIndex({key: tuple(readings) for key, readings in forms.items()})


def find_cues(tokens: Tokens, index: CueIndex) -> list[Cue]:
    """The cues of a text in order, without what is denied, expected or spoken of as a thing."""
    cues = []
    for token, key in enumerate(tokens.keys):
        found = index.find(key)
        if found and _is_said(tokens, token):
            (verb, form), clitic = found
            cues.append(Cue(token, verb, form, clitic))
    return cues


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
    return form.key not in _OTHER_WORDS and (not form.object or verb.kind in _WITH_OBJECT)


def _is_said(tokens: Tokens, token: int) -> bool:
    """Whether the verb states, rather than being negated (لم يؤكد), expected or embedded (ما وصفه)."""
    if token and tokens.keys[token - 1] in _NOT_SAID:
        return False
    if tokens.keys[token].lstrip("و") in _IMPERSONAL and tokens.keys[token + 1 : token + 2] in _THAT:
        return False
    nearby = tokens.keys[max(token - 3, 0) : token]
    return not (nearby and nearby[-1] in {"ان", "لان"} and any(key in _EXPECTED for key in nearby))
