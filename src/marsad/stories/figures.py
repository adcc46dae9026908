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
_OTHERS = frozenset({"اخرين", "اخرون", "اخرى", "اخريات"})  # further ones than were counted before
_GROUPS = frozenset({"children", "militants", "women"})  # of those killed, injured, … some are told of apart
_VAGUE = frozenset({"الاف", "ملايين", "مليارات", "الملايين", "المليارات", "الالاف"})
_MARKS = frozenset('"«“')
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
            if not any(span.overlaps(time) for time in timed) and _is_count(tokens, start, numeral):
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
    before = None if own and own not in _GROUPS else _subject_before(lead, first, start)
    subject = _subject(own, before)
    if subject is None and not _is_joined(tokens.keys, start, numeral):
        subject = _between(lead, first, start, counted)
    if subject is not None and not _is_part(lead, subject, first, last, start, numeral):
        opening, closing = before[1] if before else start, (counted or numeral.end - 1) + 1
        span = tokens.span(opening, closing)
        yield Statement("figure", subject, f"{numeral.value:.10g}", span, tokens.surface(opening, closing))


def _counted(keys: Sequence[str], n: int, last: int) -> int | None:
    """The place of the word that is counted: ثلاثة عمال, ثلاثة من العمال."""
    while n + 1 < last and (keys[n] == "من" or keys[n] in _MARKS):
        n += 1
    return n if n < last and keys[n].isalpha() and len(keys[n]) >= _SHORTEST else None


def _subject(own: str | None, before: tuple[str, int] | None) -> str | None:
    """What a figure counts; of a group, what became of it (مقتل تسعة أطفال)."""
    if own in _GROUPS:
        return f"{before[0]} {own}" if before else None
    return own or (before[0] if before else None)


def _is_joined(keys: Sequence[str], start: int, numeral: Numeral) -> bool:
    """Whether و stands before a figure: apart, as before digits, or on its first word."""
    return bool(numeral.glued) or keys[start - 1 : start] == ("و",)


def _is_count(tokens: Tokens, start: int, numeral: Numeral) -> bool:
    """Whether a figure says how many: not a share of a hundred, not thousands without a number, no name."""
    keys, end = tokens.keys, numeral.end
    share = keys[end : end + 1] == ("%",) or keys[end : end + 2] in (("في", "الميه"), ("في", "المايه"))
    hundredth = numeral.definite and numeral.value == 100
    return not (
        share or hundredth or (keys[end - 1] in _VAGUE and end == start + 1) or _is_type(tokens, start)
    )


def _is_type(tokens: Tokens, start: int) -> bool:
    """Whether a figure is part of a name: إف-16, F16."""
    n = start - 1
    if n < 0 or tokens.ends[n] != tokens.starts[start]:
        return False
    if tokens.keys[n] == "-" and n and tokens.ends[n - 1] == tokens.starts[n]:
        return tokens.keys[n - 1].isalpha()
    return tokens.keys[n].isalpha() and tokens.keys[n].isascii()


def _is_part(lead: _Lead, subject: str, first: int, last: int, start: int, numeral: Numeral) -> bool:
    """Whether more are counted than by this figure: others were before it, or are joined to it by و."""
    keys = lead.tokens.keys
    if keys[numeral.end : numeral.end + 1] and keys[numeral.end] in _OTHERS:
        said = [n for n in range(first, start) if lead.subject_at(n) == subject]
        return len(said) > 1
    for n in range(numeral.end, min(last, numeral.end + _NEAR + 1)):
        further = read_cardinal(keys[:last], n)
        if further is not None:
            counted = _counted(keys, further.end, last)
            told = counted is not None and lead.subject_at(counted) not in (None, *_GROUPS)
            return _is_joined(keys, n, further) and counted is not None and not told
        if not keys[n].isalpha() or lead.subject_at(n) is not None:
            return False
    return False


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
