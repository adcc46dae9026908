"""Verbs of ruling out behind a negation, which say what is possible: لم يستبعد الوزير أن يتأجل اللقاء."""

from __future__ import annotations

from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.text.inflect import Form, Tense

NOT = frozenset({"لم", "لا"})
"""What stands before such a verb, و glued to it or not."""
_RULE_OUT = "استبعد"
_THAT = frozenset({("ان",), ("انه",), ("انها",)})


def rules_in(keys: tuple[str, ...], token: int, verb: SpeechVerb, form: Form) -> bool:
    """Whether what is not ruled out is said to be possible; لا يستبعد أن without a subject is nobody's."""
    if verb.verb != _RULE_OUT or form.tense is not Tense.IMPERFECT or not token:
        return False
    if keys[token - 1].removeprefix("و") not in NOT:
        return False
    if keys[token - 1] in {"لم", "ولم"}:
        return True
    return keys[token + 1 : token + 2] not in _THAT and keys[token - 2 : token - 1] not in _THAT
