"""Verbal nouns of saying before who says it (إعلان الوزير أنه), of calling something so (وصف الحكم بأنه)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.lexicon.clause_words import ClauseWords
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.lexicon.speech_words import SpeechWords
from marsad.text.inflect import PRONOUNS, Form, Tense
from marsad.text.normalise import fold

_ABOUT = frozenset({":", "عن"})
_COMMAS = frozenset("،,")
_TO = frozenset({"الي", "حد"})
_FURTHEST_THAT = 14
GIST = "gist"
"""The kind of the words that open what a paper says."""
_FURTHEST_VERB = 18


@dataclass(frozen=True, slots=True)
class SayingNoun:
    """What a folded word may be: the verbal noun of a verb of saying, behind `clitic` glued letters."""

    verb: SpeechVerb
    form: Form
    clitic: int = 0


def saying_nouns(lexicon: Lexicon) -> dict[str, SayingNoun]:
    """The verbal nouns of saying without the article, those of calling also behind ب and ل."""
    nouns: dict[str, SayingNoun] = {}
    for verb in lexicon.rows(SpeechVerb):
        if verb.noun:
            form = Form(fold(verb.noun), Tense.NOUN, gender="")
            nouns.setdefault(form.key, SayingNoun(verb, form))
            if verb.kind == "label":
                nouns.setdefault("ب" + form.key, SayingNoun(verb, form, 1))
                nouns |= {"ل" + owned.key: SayingNoun(verb, owned, 1) for owned in owned_forms(verb.noun)}
    return nouns


def gists(speech: SpeechWords) -> Iterator[tuple[SpeechVerb, Form]]:
    """The words for what a paper says, which stand like verbal nouns with their pronoun: مفاده أن."""
    verb = SpeechVerb("", "", "", "", GIST, ("that", "direct"), "")
    for key in speech.gist:
        yield verb, Form(key, Tense.NOUN, gender="f" if key.endswith("ها") else "m", object=True)


def owned_forms(noun: str) -> Iterator[Form]:
    """A verbal noun with the pronoun of who says it: قوله، قولها."""
    for pronoun, (number, gender) in PRONOUNS.items():
        yield Form(fold(noun) + pronoun, Tense.NOUN, number, gender, object=True)


def tells(
    noun: SayingNoun, token: int, keys: tuple[str, ...], words: ClauseWords, speech: SpeechWords
) -> bool:
    """Whether a noun at `token` tells of a statement: غداة إعلان الوزير أنه، سارع إلى وصفه بأنه."""
    behind = keys[token + 2 : token + _FURTHEST_THAT]
    sentence = behind[: behind.index(".")] if "." in behind else behind
    if noun.verb.kind == "label":
        called = any(key.startswith("بان") for key in sentence)
        return called and (noun.form.object or _is_what_one_did(noun, token, keys, speech))
    that = words.that | words.by_that
    if keys[token - 1] not in words.circumstance_head or not that.isdisjoint(keys[token + 1 : token + 2]):
        return False
    opens = next((i for i, key in enumerate(sentence) if key in that or key in _ABOUT), None)
    if opens is None or "عن" in sentence[:opens]:
        return False
    paused = [i for i in range(opens) if sentence[i] in _COMMAS]
    return not paused or (paused[-1] == opens - 1 and len(paused) > 1)


def is_aim(token: int, keys: tuple[str, ...], speech: SpeechWords) -> bool:
    """Whether saying behind ل at `token` is only an aim, not what someone rose or came back to say."""
    near = keys[max(token - _FURTHEST_VERB, 0) : token]
    rises = any(key in speech.rising or key[1:] in speech.rising for key in near)
    return keys[token - 1].isalnum() and not rises


def _is_what_one_did(noun: SayingNoun, token: int, keys: tuple[str, ...], speech: SpeechWords) -> bool:
    """Whether a verb before a noun of calling says that someone did so: اكتفى بوصف، سارع إلى وصف."""
    near = keys[max(token - _FURTHEST_VERB, 0) : token]
    goes = any({key, key[1:]} & (speech.repeating | speech.going) for key in near)
    return goes and (noun.clitic > 0 or keys[token - 1] in _TO)
