"""What the letters as written tell of a verb that its folded form hides: another word, a passive."""

from __future__ import annotations

from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.text.inflect import DAMMA, Form, Tense
from marsad.text.segment import Tokens

_EIGHTH = ("اع", "اد", "اقت", "انت")


def is_another_form(tokens: Tokens, token: int, verb: SpeechVerb, form: Form, clitic: int) -> bool:
    """Whether the word at `token` as written is not the form of the verb that it folds to."""
    # دعوة (a call) folds like دعوه (they called him): only the letter as written tells.
    noun = form.object and tokens.text[tokens.ends[token] - 1] == "ة"
    written = tokens.surface(token, token + 1)[clitic:]
    return noun or _is_spelt_otherwise(tokens, token, verb.verb, form) or _is_passive(written, verb, form)


def _is_spelt_otherwise(tokens: Tokens, token: int, verb: str, form: Form) -> bool:
    """Whether the last letter as written is another word's: هنا, not هنأ; أقرأ, not أقرّا; نفي, not نفى."""
    last = tokens.text[tokens.ends[token] - 1]
    if form.tense is not Tense.PERFECT or form.object or verb == "رأى":
        return False
    if form.key[-1] == "ا":
        return (last == "أ") != (verb[-1] == "أ")
    return form.key[-1] == "ي" and last == "ي" and verb[-1] == "ى" and " على " in tokens.text


def _is_passive(written: str, verb: SpeechVerb, form: Form) -> bool:
    """Whether a verb is written as a passive, nobody told of: وُصف بأنه، أُعلن أنه، اعتُبر، يُعتبر."""
    if verb.kind == "relay" or DAMMA not in written[:4]:
        return False
    if form.tense is Tense.PERFECT:
        return written[1] == DAMMA or (written[0] == "ا" and written[3:4] == DAMMA)
    return form.tense is Tense.IMPERFECT and written[1] == DAMMA and verb.verb.startswith(_EIGHTH)
