"""What a copy kept of its original, changed, added and dropped: sentence by sentence, wherever they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.model.span import Span
from marsad.model.story import Passage, PassageKind
from marsad.stories.words import plain_words
from marsad.text.segment import tokenise

KEPT = 0.9  # of the words of both sentences
CHANGED = 0.5


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    words: Counter[str]


def passages(original: str, copy: str) -> tuple[Passage, ...]:
    """The sentences of both: those of the copy in its order, then the dropped ones in the original's."""
    before, after = list(_sentences(original)), list(_sentences(copy))
    partner = _partners(before, after)
    taken = {n for n, _ in partner.values()}
    found = [_passage(sentence, partner.get(n), before) for n, sentence in enumerate(after)]
    dropped = [sentence for n, sentence in enumerate(before) if n not in taken]
    return (*found, *(Passage(PassageKind.DROPPED, None, sentence.span) for sentence in dropped))


def _sentences(body: str) -> Iterator[_Sentence]:
    tokens = tokenise(body)
    for first, last in tokens.sentences:
        words = Counter(plain_words(tokens.surface(first, last)))
        if words:
            yield _Sentence(tokens.span(first, last), words)


def _passage(sentence: _Sentence, partner: tuple[int, float] | None, before: list[_Sentence]) -> Passage:
    if partner is None:
        return Passage(PassageKind.ADDED, sentence.span, None)
    number, likeness = partner
    kind = PassageKind.KEPT if likeness >= KEPT else PassageKind.CHANGED
    return Passage(kind, sentence.span, before[number].span)


def _partners(before: list[_Sentence], after: list[_Sentence]) -> dict[int, tuple[int, float]]:
    """For sentences of the copy the one of the original they come from, each once, the likest first."""
    holders: dict[str, list[int]] = {}
    for n, sentence in enumerate(before):
        for word in sentence.words:
            holders.setdefault(word, []).append(n)
    ranked = sorted(
        (-likeness, new, old)
        for new, sentence in enumerate(after)
        for old in {old for word in sentence.words for old in holders.get(word, ())}
        if (likeness := _likeness(sentence, before[old])) >= CHANGED
    )
    partner: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for negative, new, old in ranked:
        if new not in partner and old not in taken:
            partner[new] = (old, -negative)
            taken.add(old)
    return partner


def _likeness(one: _Sentence, other: _Sentence) -> float:
    """The share of their words that both sentences have."""
    both = (one.words & other.words).total()
    return 2 * both / (one.words.total() + other.words.total())
