"""Cues of speech: the speech verbs and nouns of saying of a text that introduce what someone says."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.facts.quotes.cue_index import AGAIN, SHADDA, CueIndex, content_prepositions
from marsad.facts.quotes.no_cues import describes_antecedent, is_said
from marsad.facts.quotes.sayings import tells
from marsad.facts.quotes.spelling import is_another_form
from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.text.inflect import Form
from marsad.text.segment import Tokens


@dataclass(frozen=True, slots=True)
class Cue:
    """A speech verb in the text: its token, its pack row and the form it stands in."""

    token: int
    verb: SpeechVerb
    form: Form
    prepositions: frozenset[str] = frozenset()
    clitic: int = 0


def find_cues(tokens: Tokens, index: CueIndex) -> list[Cue]:
    """The cues of a text in order, without what is denied, expected or spoken of as a thing."""
    cues = []
    readings, doubled = index.readings, index.doubled
    for token, key in [(i, k) for i, k in enumerate(tokens.keys) if k in index.spoken or k in index.nouns]:
        saying = index.nouns.get(key)
        if saying is not None and tells(saying, token, tokens.keys, index.words, index.speech):
            cues.append(
                Cue(token, saying.verb, saying.form, content_prepositions(saying.verb), saying.clitic)
            )
            continue
        written = key in doubled and _is_written(tokens, token, index)
        found = doubled[key] if written else readings.get(key)
        if found is None:
            continue
        another = is_another_form(tokens, token, found.verb, found.form, found.clitic)
        if another or not is_said(tokens, token, found.form, index):
            continue
        if not describes_antecedent(tokens, token, found, index.words):
            cues.append(Cue(token, found.verb, found.form, found.prepositions, found.clitic))
    return cues


def _is_written(tokens: Tokens, token: int, index: CueIndex) -> bool:
    """Whether a form that is spelt like another word is the verb's: وعدّ، مجددا، ، مضيفين أن، فرد عليه."""
    key, following = tokens.keys[token], (*tokens.keys[token + 1 : token + 2], "")[0]
    if key in AGAIN or SHADDA in tokens.surface(token, token + 1):
        return True
    return token > 0 and not tokens.keys[token - 1].isalnum() and index.is_told(key, following)
