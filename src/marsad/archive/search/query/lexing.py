"""Cuts a query into words, phrases, brackets, operators and field names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from marsad.archive.search.query.fields import FieldName, field_named, fields_to_offer
from marsad.archive.search.query.problems import Fault, fail
from marsad.text.normalise import fold


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    EXACT = auto()
    NEAR = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query: `text` is what it holds, `[start, end)` where it stands.

    An operator that is `guessed` is a word that may be meant as itself (أو، ليس); `field` is set on a field
    name.
    """

    kind: Kind
    text: str
    start: int
    end: int
    guessed: bool = False
    field: FieldName | None = None


_CLOSING = {'"': '"”“„', "“": '”"“', "”": '”"', "„": '“”"', "«": "»", "»": "»«", "‹": "›", "＂": '＂"'}
_OPENING = "".join(_CLOSING)
_BRACKETS = {"(": Kind.OPEN, "（": Kind.OPEN, ")": Kind.CLOSE, "）": Kind.CLOSE}
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u061c\u00ad"
_BLANK = re.compile(rf"[\s،؛؟{_INVISIBLE}]+")
_RUN = re.compile(rf"[^\s،؛؟()（）{re.escape(_OPENING)}]+")
_FIELD = re.compile(r"([^\W\d_]+)[:：](.*)", re.DOTALL)
_NEAR = re.compile(r"~(\d{1,2})")
_OPERATORS = {
    **{"AND": Kind.AND, "&&": Kind.AND, "&": Kind.AND},
    **{"OR": Kind.OR, "||": Kind.OR, "|": Kind.OR, "NOT": Kind.NOT},
}
_ARABIC_OPERATORS = {"و": Kind.AND, "او": Kind.OR, "ليس": Kind.NOT, "دون": Kind.NOT, "بدون": Kind.NOT}
_SIGNS = {"-": Kind.NOT, "!": Kind.NOT, "=": Kind.EXACT, "+": Kind.AND}
_ADDRESS_SCHEMES = ("http", "https")


def is_blank(query: str) -> bool:
    """Whether there is nothing to see in `query`."""
    return _BLANK.sub("", query) == ""


def tokens_of(query: str) -> Iterator[Token]:
    """The tokens of `query`. Raises QueryError at an open quotation mark or an unknown field."""
    at = 0
    while at < len(query):
        if (blank := _BLANK.match(query, at)) is not None:
            at = blank.end()
        elif (bracket := _BRACKETS.get(query[at])) is not None:
            yield Token(bracket, query[at], at, at + 1)
            at += 1
        elif query[at] in _CLOSING:
            phrase = _phrase(query, at)
            yield phrase
            at = phrase.end
        else:
            run = _RUN.match(query, at)
            assert run is not None  # every other character begins one of the above
            yield from _of_run(run.group(), at, _Beside(query[at - 1 : at], query[run.end() : run.end() + 1]))
            at = run.end()


def _phrase(query: str, start: int) -> Token:
    closing = _CLOSING[query[start]]
    end = next((i for i in range(start + 1, len(query)) if query[i] in closing), None)
    if end is None:
        fail(Fault.UNCLOSED_QUOTE, start, len(query))
    return Token(Kind.PHRASE, query[start + 1 : end], start, end + 1)


@dataclass(frozen=True, slots=True)
class _Beside:
    """The characters that touch a run on both sides."""

    before: str = ""
    behind: str = ""

    @property
    def after_phrase(self) -> bool:
        return self.before != "" and self.before in _OPENING + "»›"

    @property
    def holds_on(self) -> bool:
        """Whether a sign at the end of the run belongs to what follows."""
        return self.behind != "" and self.behind in _OPENING + "(（"


def _of_run(run: str, start: int, beside: _Beside) -> Iterator[Token]:
    """The tokens of characters without a blank: an operator, a field name, signs before a word, a word."""
    end = start + len(run)
    if (operator := _operator(run)) is not None:
        yield Token(operator[0], run, start, end, guessed=operator[1])
        return
    if beside.after_phrase and (near := _NEAR.match(run)) is not None:
        yield Token(Kind.NEAR, near.group(1), start, start + near.end())
        run, start = run[near.end() :], start + near.end()
    if run and (run[0] not in _SIGNS or _is_mark(run, beside)):
        yield from _of_word(run, start, beside)
    elif run:
        if run[0] != "+":
            yield Token(_SIGNS[run[0]], run[0], start, start + 1)
        yield from _of_run(run[1:], start + 1, _Beside(run[0], beside.behind))


def _is_mark(run: str, beside: _Beside) -> bool:
    """Whether signs stand alone, as the dash between two parts of a headline does."""
    searchable = "*" in run or any(character.isalnum() for character in run)
    return not searchable and not (len(run) == 1 and beside.holds_on)


def _of_word(run: str, start: int, beside: _Beside) -> Iterator[Token]:
    match = _FIELD.fullmatch(run)
    name, rest = (match.group(1), match.group(2)) if match else ("", "")
    field = field_named(name) if match else None
    if field is not None:
        yield Token(Kind.FIELD, run[: len(name) + 1], start, start + len(name) + 1, field=field)
        yield from _of_run(rest, start + len(name) + 1, _Beside(":", beside.behind)) if rest else ()
        return
    if match and rest and name.lower() not in _ADDRESS_SCHEMES:
        fail(Fault.UNKNOWN_FIELD, start, start + len(name), name, fields_to_offer(name))
    yield Token(Kind.WORD, run, start, start + len(run))


def _operator(run: str) -> tuple[Kind, bool] | None:
    """The operator that `run` is, and whether it may as well be a word."""
    if (kind := _OPERATORS.get(run)) is not None:
        return kind, False
    if (kind := _ARABIC_OPERATORS.get(fold(run))) is not None:
        return kind, True
    return None
