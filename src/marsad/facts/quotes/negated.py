"""What is not ruled out is said to be possible (لم يستبعد أن); what should be said is not said."""

from __future__ import annotations

from marsad.lexicon.clause_words import ClauseWords
from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.text.inflect import Form, Tense

NOT = frozenset({"لم", "لا"})
"""What stands before such a verb, و glued to it or not."""
_RULE_OUT = "استبعد"
_COMMAS = frozenset("،,.:")
_LONGEST_AIM = 7


def rules_in(keys: tuple[str, ...], token: int, verb: SpeechVerb, form: Form, words: ClauseWords) -> bool:
    """Whether what is not ruled out is said to be possible; لا يستبعد أن without a subject is nobody's."""
    if verb.verb != _RULE_OUT or form.tense is not Tense.IMPERFECT or not token:
        return False
    if keys[token - 1].removeprefix("و") not in NOT:
        return False
    if keys[token - 1] in {"لم", "ولم"}:
        return True
    return words.that.isdisjoint((*keys[token + 1 : token + 2], *keys[token - 2 : token - 1]))


def joins_aim(keys: tuple[str, ...], token: int) -> bool:
    """Whether و joins an imperfect to one that only should be: عليه أن يصرخ دائما [ويقول]."""
    if keys[token][0] != "و":
        return False
    for i in range(token - 1, max(token - _LONGEST_AIM, 0), -1):
        if keys[i] in _COMMAS:
            return False
        if keys[i] == "ان":
            return keys[i + 1][0] in "يتن" and keys[i - 1] not in {"قبل", "بعد"}
    return False
