"""Reads a query into its tree.

Words side by side must all be met; `OR` and `أو` bind weaker than that, `NOT`, `-` and `ليس` stronger.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn

from marsad.archive.search.query.fields import DateBound
from marsad.archive.search.query.lexing import Kind, Token, is_blank, tokens_of
from marsad.archive.search.query.problems import Fault, fail
from marsad.archive.search.query.tree import (
    CODES,
    STEMMED,
    Everything,
    Field,
    Node,
    Not,
    Words,
    all_of,
    any_of,
)
from marsad.archive.search.query.values import Values, days_node, read_code, read_days, values_of
from marsad.archive.search.words import words_of
from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold

LONGEST = 2_000
_DEEPEST = 20
_SHORTEST_PREFIX = 2
_BEGINS = frozenset({Kind.WORD, Kind.PHRASE, Kind.FIELD, Kind.EXACT, Kind.OPEN, Kind.NOT})
_ENDS = frozenset({Kind.WORD, Kind.PHRASE, Kind.CLOSE, Kind.NEAR})


def parse(query: str, lexicon: Lexicon, today: date | None = None) -> Node:
    """The tree of `query`; all articles where it is empty. Days such as `yesterday` are counted from `today`.

    Raises QueryError, and nothing else, of any other text.
    """
    if len(query) > LONGEST:
        fail(Fault.TOO_LONG, LONGEST, len(query), more=LONGEST)
    tokens = _settled(list(tokens_of(query)))
    if not tokens:
        if not is_blank(query):
            fail(Fault.NO_WORDS, 0, len(query), query.strip())
        return Everything()
    values = lexicon.derive(values_of)
    return _Parser(tokens, values, today).whole()


def _settled(tokens: list[Token]) -> list[Token]:
    """Guessed operators made certain where they stand between two operands, else words or nothing."""
    settled: list[Token] = []
    tokens = [token for token in tokens if token.kind is not Kind.WORD or _searchable(token.text)]
    for token, following in zip(tokens, [*tokens[1:], None], strict=False):
        if not token.guessed:
            settled.append(token)
            continue
        before = bool(settled) and settled[-1].kind in _ENDS
        behind = following is not None and following.kind in _BEGINS
        if before and behind:
            settled.append(token)
        elif fold(token.text) != "و":
            settled.append(Token(Kind.WORD, token.text, token.start, token.end))
    return settled


def _searchable(text: str) -> bool:
    """Whether a word is more than punctuation: the dash between two parts of a headline is not."""
    return "*" in text or any(character.isalnum() for character in text)


@dataclass(slots=True)
class _Parser:
    tokens: list[Token]
    values: Values
    today: date | None
    at: int = 0
    depth: int = field(default=0)

    def whole(self) -> Node:
        node = self.alternatives(Field.TEXT)
        if self.at < len(self.tokens):
            token = self.tokens[self.at]
            fail(Fault.UNOPENED_GROUP, token.start, token.end)
        return node

    def alternatives(self, among: Field) -> Node:
        nodes = [self.together(among)]
        while self.take(Kind.OR):
            nodes.append(self.together(among))
        return any_of(*nodes)

    def together(self, among: Field) -> Node:
        nodes = [self.negated(among)]
        while (token := self.next()) is not None and token.kind not in (Kind.OR, Kind.CLOSE):
            self.take(Kind.AND)
            nodes.append(self.negated(among))
        return all_of(*nodes)

    def negated(self, among: Field) -> Node:
        if self.take(Kind.NOT) is None:
            return self.operand(among)
        self.deeper()
        node = Not(self.negated(among))
        self.depth -= 1
        return node

    def operand(self, among: Field) -> Node:
        token = self.next()
        if token is None or token.kind in (Kind.AND, Kind.OR, Kind.CLOSE):
            self.nothing_here(token)
        self.at += 1
        if token.kind is Kind.OPEN:
            return self.group(token, among)
        if token.kind is Kind.FIELD:
            return self.valued(token, among)
        if token.kind is Kind.EXACT:
            return self.exact(token, among)
        return self.value(among, token)

    def group(self, opened: Token, among: Field) -> Node:
        self.deeper()
        if (token := self.next()) is not None and token.kind is Kind.CLOSE:
            fail(Fault.EMPTY_GROUP, opened.start, token.end)
        node = self.alternatives(among)
        if self.take(Kind.CLOSE) is None:
            fail(Fault.UNCLOSED_GROUP, opened.start, opened.end)
        self.depth -= 1
        return node

    def valued(self, name: Token, among: Field) -> Node:
        """A field name and its value."""
        assert name.field is not None  # the lexer sets it on every field token
        if among is not Field.TEXT:
            fail(Fault.FIELD_IN_FIELD, name.start, name.end, name.text)
        wanted = name.field.field
        value = self.next()
        if value is None or value.kind not in (Kind.WORD, Kind.PHRASE, Kind.OPEN, Kind.EXACT):
            fail(Fault.NO_VALUE, name.start, name.end, name.text, name.field.example)
        if isinstance(wanted, DateBound):
            return self.days(wanted, name)
        if value.kind is Kind.EXACT:
            fail(Fault.NO_EXACT, name.start, value.end, name.text)
        return self.operand(wanted)

    def days(self, bound: DateBound, name: Token) -> Node:
        value = self.tokens[self.at]
        if value.kind not in (Kind.WORD, Kind.PHRASE):
            fail(Fault.BAD_DATE, name.start, value.end, name.text + value.text)
        self.at += 1
        first, last = read_days(value.text, self.today, self.values, value.start, value.end)
        if bound is DateBound.FROM:
            return days_node(first, last if ".." in value.text else None)
        return days_node(None if bound is DateBound.TO and ".." not in value.text else first, last)

    def exact(self, sign: Token, among: Field) -> Node:
        token = self.next()
        if among is not Field.TEXT:
            fail(Fault.NO_EXACT, sign.start, sign.end, among.value + ":")
        if token is None or token.kind not in (Kind.WORD, Kind.PHRASE):
            fail(Fault.NOTHING_BEHIND, sign.start, sign.end, sign.text)
        self.at += 1
        return self.words(among, token, exact=True)

    def value(self, among: Field, token: Token) -> Node:
        if among in CODES or among is Field.OUTLET:
            code = read_code(among, token.text, token.start, token.end, self.values)
            if code is not None:
                return code
        return self.words(among, token, exact=False)

    def words(self, among: Field, token: Token, *, exact: bool) -> Node:
        text, prefix = _without_star(token)
        words = words_of(text) if among in STEMMED or exact else words_of(text, names=True)
        if not words:
            fail(Fault.NO_WORDS, token.start, token.end, token.text)
        if prefix and len(words[-1]) < _SHORTEST_PREFIX:
            fail(Fault.SHORT_PREFIX, token.start, token.end, token.text, _SHORTEST_PREFIX)
        near = self.take(Kind.NEAR) if token.kind is Kind.PHRASE else None
        slop = int(near.text) if near and len(words) > 1 and not prefix else 0
        return Words(among, words, exact=exact, prefix=prefix, slop=slop)

    def next(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, kind: Kind) -> Token | None:
        token = self.next()
        if token is None or token.kind is not kind:
            return None
        self.at += 1
        return token

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            token = self.tokens[self.at - 1]
            fail(Fault.TOO_DEEP, token.start, token.end, more=_DEEPEST)

    def nothing_here(self, token: Token | None) -> NoReturn:
        """Says what lacks an operand: the operator before, or the one that stands here."""
        before = self.tokens[self.at - 1] if self.at else None
        if before is not None and before.kind is Kind.OPEN and token is None:
            fail(Fault.UNCLOSED_GROUP, before.start, before.end)
        if before is not None and before.kind not in (Kind.OPEN, *_ENDS):
            fail(Fault.NOTHING_BEHIND, before.start, before.end, before.text)
        assert token is not None  # without an operator before it, something stands here
        if token.kind is Kind.CLOSE:
            fail(Fault.UNOPENED_GROUP, token.start, token.end)
        fail(Fault.NOTHING_BEFORE, token.start, token.end, token.text)


def _without_star(token: Token) -> tuple[str, bool]:
    """The text of a word or phrase without the star behind it, and whether there was one."""
    text = token.text.rstrip()
    prefix = text.endswith("*")
    bare = text.rstrip("*")
    if "*" in bare:
        fail(Fault.STAR_INSIDE, token.start, token.end, token.text, bare.replace("*", "") + "*")
    return bare, prefix
