"""Whether a participle of saying only says what something is like: رسوم مشددة، لم تكن معبرة عن."""

from __future__ import annotations

from marsad.lexicon.clause_words import ClauseWords
from marsad.text.inflect import Form

_BEING = frozenset({"يكن", "تكن", "يكونوا", "تكون", "يكون"})


def is_state(keys: tuple[str, ...], token: int, words: ClauseWords) -> bool:
    """Whether a participle only says what something is: لم تكن معبرا عن, not يكون مؤكدا أن."""
    return token > 0 and keys[token - 1] in _BEING and words.that.isdisjoint(keys[token + 1 : token + 2])


def is_adjective(form: Form, before: str) -> bool:
    """Whether a feminine participle only describes the noun before it: رسوم مشددة."""
    described = before.endswith(("ه", "ات")) or (before.isalpha() and not before.startswith(("ال", "و")))
    return form.gender == "f" and form.number == "s" and before.isalpha() and described
