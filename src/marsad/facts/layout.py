"""The layout of a body: paragraphs, pairs of quotation marks, and sentences that respect both.

Quotes and events read an article through it, so that a full stop inside marks ends no sentence
and an unclosed mark ends with its paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.text.segment import Tokens

_PAIRS = {"«": "»", "“": "”", "‹": "›", "„": "”"}
_CLOSING = frozenset({"»", "”", "›"})
_STRAIGHT = '"'
_MARKS = _CLOSING | frozenset({*_PAIRS, _STRAIGHT})
_LONGEST_SPEECH = 400
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Layout:
    """Token ranges of a body. All ranges are half-open; all positions are token numbers.

    `marks` leads from an opening quotation mark to its closing one (or to the end of the
    paragraph where it is never closed); `sentences` do not break inside marks.
    """

    tokens: Tokens
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    marks: dict[int, int]
    opened: tuple[int, ...]
    starts: tuple[int, ...]

    def sentence(self, token: int) -> tuple[int, int]:
        """The sentence that `token` stands in."""
        return self.sentences[self.sentence_number(token)]

    def sentence_number(self, token: int) -> int:
        """The place of the sentence that `token` stands in among all."""
        return bisect_right(self.starts, token) - 1

    def paragraph(self, token: int) -> tuple[int, int]:
        """The paragraph that `token` stands in."""
        return self.paragraphs[bisect_right(self.paragraphs, (token, len(self.tokens) + 1)) - 1]

    def token_at(self, offset: int) -> int:
        """The token that holds, or begins next after, the character at `offset`."""
        return max(bisect_right(self.tokens.starts, offset) - 1, 0)

    def closing(self, mark: int) -> int | None:
        """The closing mark of an opening one, None where `mark` opens nothing."""
        return self.marks.get(mark)

    def inside_marks(self, token: int) -> bool:
        """Whether `token` stands between a pair of quotation marks."""
        before = bisect_left(self.opened, token)
        return before > 0 and self.marks[self.opened[before - 1]] > token

    def opening(self, mark: int) -> int | None:
        """The opening mark of a closing one, None where `mark` closes nothing."""
        before = bisect_left(self.opened, mark)
        opened = self.opened[before - 1] if before else -1
        return opened if self.marks.get(opened) == mark else None


def lay_out(tokens: Tokens) -> Layout:
    """The layout of a tokenised body."""
    paragraphs = tuple(_paragraphs(tokens))
    marks = dict(_pairs(tokens, paragraphs))
    sentences = tuple(_sentences(tokens, marks, paragraphs))
    starts = tuple(first for first, _ in sentences)
    return Layout(tokens, paragraphs, sentences, marks, tuple(marks), starts)


def _paragraphs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    first = 0
    newline = tokens.text.find("\n")
    while newline >= 0:
        last = bisect_left(tokens.starts, newline)
        if last > first:
            yield first, last
            first = last
        newline = tokens.text.find("\n", newline + 1)
    if first < len(tokens):
        yield first, len(tokens)


def _pairs(tokens: Tokens, paragraphs: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Pairs of opening and closing marks, outermost only, in order; some go on over paragraphs."""
    passed = -1
    placed = [i for i, key in enumerate(tokens.keys) if key in _MARKS]
    for first, last in paragraphs if placed else ():
        start, end = bisect_left(placed, max(first, passed + 1)), bisect_left(placed, last)
        for mark, close in _marks(tokens, placed[start:end], first, last):
            passed = close if close < last else _closing_later(tokens, mark, last)
            yield mark, passed


def _marks(tokens: Tokens, placed: list[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Pairs of opening and closing marks in one paragraph; `last` for a speech that it leaves open."""
    wanted, opened, passed = "", -1, -1
    for place, i in enumerate(placed):
        key = tokens.keys[i]
        if opened < 0:
            if key in _PAIRS or key == _STRAIGHT:
                wanted, opened = _PAIRS.get(key, _STRAIGHT), i
        elif place <= passed:
            continue
        elif key == wanted == _STRAIGHT and _opens_inside(tokens, placed[place : place + 3]):
            passed = place + 1
        elif key == wanted or (wanted != _STRAIGHT and key in _CLOSING):
            yield opened, i
            opened = -1
    if opened >= 0 and opened > first and tokens.keys[opened - 1] == ":":
        yield opened, last


def _opens_inside(tokens: Tokens, marks: list[int]) -> bool:
    """Whether the first of three straight marks opens a name inside a speech: "بدأ مصنع "الأمل" عمله"."""
    straight = len(marks) == 3 and all(tokens.keys[i] == _STRAIGHT for i in marks)
    if not straight or marks[1] - marks[0] > _LONGEST_NAME:
        return False
    opens = tokens.text[tokens.starts[marks[0]] - 1].isspace() and _touches(tokens, marks[0])
    return opens and all(_stands_closing(tokens, mark) for mark in marks[1:])


def _touches(tokens: Tokens, mark: int) -> bool:
    """Whether a word stands right behind a mark."""
    return tokens.text[tokens.ends[mark] : tokens.ends[mark] + 1].isalnum()


def _closing_later(tokens: Tokens, mark: int, last: int) -> int:
    """The mark in a later paragraph that closes a speech, or `last` where another one opens first."""
    straight = tokens.keys[mark] == _STRAIGHT
    for i in range(last, min(last + _LONGEST_SPEECH, len(tokens))):
        if tokens.keys[i] == _STRAIGHT and straight:
            return i if _stands_closing(tokens, i) else last
        if tokens.keys[i] in _CLOSING:
            return last if straight else i
        if tokens.keys[i] in _PAIRS:
            break
    return last


def _stands_closing(tokens: Tokens, mark: int) -> bool:
    """Whether a straight mark stands right behind a word, as a closing one does."""
    start, end = tokens.starts[mark], tokens.ends[mark]
    return not tokens.text[start - 1].isspace() and not tokens.text[end : end + 1].isalnum()


def _sentences(
    tokens: Tokens, marks: dict[int, int], paragraphs: tuple[tuple[int, int], ...]
) -> Iterator[tuple[int, int]]:
    inside = {i for mark, close in marks.items() for i in range(mark + 1, close + 1)}
    inside -= {last for _, last in paragraphs}
    start = 0
    for _, last in tokens.sentences:
        if last not in inside:
            yield start, last
            start = last
