"""The figures of an article's lead, each with what it counts: nine killed, four million dinars.

What a figure counts is told by the word counted (تسعة جرحى), else by the nearest word before it that says
(مقتل تسعة عمال), else by the words on both of its sides (بكلفة أربعة ملايين دينار).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from marsad.lexicon.figure_words import figure_subjects
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.search_vocabulary import search_keys
from marsad.model.article import Article
from marsad.model.span import Span
from marsad.model.story import Statement
from marsad.stories.words import StoryWords, number_of, story_words
from marsad.text.numerals import Numeral, read_cardinal
from marsad.text.search_keys import SearchKeys
from marsad.text.segment import Tokens, tokenise

LEAD_LETTERS = 700
_NEAR = 4  # words before a figure in which what it counts is named
_PARTS = frozenset({"بينهم", "بينها", "منهم", "منها", "ضمنهم", "بينهن"})  # a part of a figure before
_ABOUT = frozenset({"نحو", "حوالي", "قرابه", "زهاء", "اكثر", "اقل", "يقل", "يزيد"})
_TOO_COMMON = 1.5  # rarity: more common words name no matter
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Lead:
    """The tokens of a lead and what tells the matter of a figure in them."""

    tokens: Tokens
    keys: SearchKeys
    subjects: dict[str, str]
    words: StoryWords

    def key(self, n: int) -> str:
        return self.keys.folded_key(self.tokens.keys[n])

    def subject_at(self, n: int) -> str | None:
        return self.subjects.get(self.key(n))

    def tells(self, n: int) -> bool:
        """Whether a word is rare enough to name a matter."""
        word = self.tokens.keys[n]
        rarity = self.words.rarities(np.array([number_of(self.key(n))], dtype=np.uint32))[0]
        return word.isalpha() and len(word) >= _SHORTEST and bool(rarity > _TOO_COMMON)


def find_figures(article: Article, lexicon: Lexicon) -> Iterator[Statement]:
    """The figures in the first sentences, in order; none that tell the time or a part of another figure."""
    tokens = tokenise(article.body[:LEAD_LETTERS])
    lead = _Lead(
        tokens, lexicon.derive(search_keys), lexicon.derive(figure_subjects), lexicon.derive(story_words)
    )
    timed = [Span(time.start, time.end) for time in article.times]
    for first, last in tokens.sentences:
        for start, numeral in _cardinals(tokens.keys, first, last):
            span = tokens.span(start, numeral.end)
            if not any(span.overlaps(time) for time in timed):
                yield from _statement(lead, first, last, start, numeral)


def _cardinals(keys: Sequence[str], first: int, last: int) -> Iterator[tuple[int, Numeral]]:
    n, keys = first, keys[:last]
    while n < last:
        numeral = read_cardinal(keys, n)
        if numeral is not None and numeral.value > 1:
            yield n, numeral
            n = numeral.end
        else:
            n += 1


def _statement(lead: _Lead, first: int, last: int, start: int, numeral: Numeral) -> Iterator[Statement]:
    """What the figure at `start` states, if its sentence tells what it counts."""
    tokens, counted = lead.tokens, _counted(lead.tokens.keys, numeral.end, last)
    if start > first and tokens.keys[start - 1] in _PARTS:
        return
    own = lead.subject_at(counted) if counted is not None else None
    before = None if own else _subject_before(lead, first, start)
    subject = own or (before[0] if before else _between(lead, first, start, counted))
    if subject is not None:
        opening, closing = before[1] if before else start, (counted or numeral.end - 1) + 1
        span = tokens.span(opening, closing)
        yield Statement("figure", subject, f"{numeral.value:.10g}", span, tokens.surface(opening, closing))


def _counted(keys: Sequence[str], n: int, last: int) -> int | None:
    """The place of the word that is counted: ثلاثة عمال, ثلاثة من العمال."""
    if n + 1 < last and keys[n] == "من":
        n += 1
    return n if n < last and keys[n].isalpha() and len(keys[n]) >= _SHORTEST else None


def _subject_before(lead: _Lead, first: int, start: int) -> tuple[str, int] | None:
    """The nearest word before a figure that says what it counts, and its place; a figure ends the search."""
    for n in range(start - 1, max(first, start - _NEAR) - 1, -1):
        if read_cardinal(lead.tokens.keys, n) is not None or not lead.tokens.keys[n].isalpha():
            return None
        subject = lead.subject_at(n)
        if subject is not None:
            return subject, n
    return None


def _between(lead: _Lead, first: int, start: int, counted: int | None) -> str | None:
    """A matter named by the words on both sides of the figure: كلفة … دينار."""
    n = start - 1
    while n >= first and (lead.tokens.keys[n] in _ABOUT or len(lead.tokens.keys[n]) < _SHORTEST):
        n -= 1
    if n < first or counted is None or not (lead.tells(n) and lead.tells(counted)):
        return None
    return f"{lead.key(n)} {lead.key(counted)}"
