"""Which words open an according-to form, and where its source begins: بحسب، على ما أفاد، على حد قول."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.facts.quotes.cue_index import CueIndex
from marsad.text.inflect import PRONOUNS, Form, Tense

_SAYING = ("قول", "تعبير", "وصف", "زعم", "تصريحات", "كلام")
_SAYINGS = frozenset({*_SAYING, "تصريح", "ما"})
_CITING = "نقلا"
_FINITE = frozenset({Tense.PERFECT, Tense.IMPERFECT})
_REPORTING = frozenset(
    {"admit", "announce", "explain", "inform", "point", "relay", "reveal", "state", "stress", "write"}
)
_VIEWS = frozenset({("في", "راي"), ("في", "نظر"), ("وفي", "راي"), ("وفي", "نظر")})
# The first two words of the forms that no word of its own opens.
PAIRS = _VIEWS | {("علي", "حد"), ("علي", "ما"), ("من", "وجهه")}
_VIEWPOINT = ("من", "وجهه", "نظر")


@dataclass(frozen=True, slots=True)
class Opening:
    """An according-to form's own word (أفاد in على ما أفاد), the token of its source, a pronoun for it."""

    cue: int
    source: int
    pronoun: Form | None = None


def opening(token: int, end: int, keys: tuple[str, ...], index: CueIndex) -> Opening | None:
    """The according-to form that opens at `token`, None where none does."""
    key = keys[token]
    if key in index.according:
        return _sayer(token, _behind_verb(token, end, keys, index), end, keys)
    if key == _CITING:
        return Opening(token, token + 2) if keys[token + 1 : token + 2] == ("عن",) else None
    if keys[token : token + 2] in _VIEWS:
        return Opening(token + 1, token + 2)
    if keys[token : token + 3] == _VIEWPOINT:
        return Opening(token + 2, token + 3)
    return _upon(token, end, keys, index)


def _upon(token: int, end: int, keys: tuple[str, ...], index: CueIndex) -> Opening | None:
    """The form that على opens: على حد قول فلان، على ما أفاد به فلان."""
    following = keys[token + 1 : token + 2]
    if following == ("حد",) and token + 2 < end and keys[token + 2].startswith(_SAYING):
        return _sayer(token + 2, token + 2, end, keys)
    found = index.find(keys[token + 2]) if following == ("ما",) and token + 2 < end else None
    if found is None or found.form.tense not in _FINITE or found.verb.kind not in _REPORTING:
        return None
    return Opening(token + 2, _behind_pronoun(token + 3, end, keys, index))


def _sayer(cue: int, token: int, end: int, keys: tuple[str, ...]) -> Opening:
    """Who says what a noun at `token` names: تعبير الوزير, with a pronoun قوله; else the source itself."""
    key = keys[token].removeprefix("ل") if token < end else ""
    stem = next((noun for noun in _SAYING if key.startswith(noun)), None)
    number, gender = PRONOUNS.get(key.removeprefix(stem), ("", "")) if stem else ("", "")
    if number:
        return Opening(cue, token + 1, Form(key, Tense.NOUN, number, gender))
    return Opening(cue, token + (key in _SAYINGS))


def _behind_verb(token: int, end: int, keys: tuple[str, ...], index: CueIndex) -> int:
    """Skips the verb of وفق ما أعلنته، حسبما ذكر، بحسب ما جاء في."""
    first = token + 1
    first += first < end and keys[first] == "ل"
    told = keys[token].endswith("ما")
    if first < end and keys[first] in {"ما", "لما"}:
        first, told = first + 1, True
    if told and first < end:
        return _behind_pronoun(first + 1, end, keys, index)
    if first < end and (found := index.find(keys[first])) and found.form.tense != "noun":
        first += 1
    return first


def _behind_pronoun(token: int, end: int, keys: tuple[str, ...], index: CueIndex) -> int:
    """Skips what a verb takes before its subject: ما أفاد [به] فلان، ما جاء [في] البيان."""
    token += token < end and keys[token] in index.words.with_pronoun
    return token + (token < end and keys[token] == "في")
