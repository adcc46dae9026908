"""The clause words pack: words that tell how a clause is built, by what they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold


@dataclass(frozen=True, slots=True)
class ClauseWordList:
    """One list of words: its `kind` (a field of ClauseWords), what the `words` mean, an example."""

    pack: ClassVar[str] = "clause_words"
    kind: str
    words: tuple[str, ...]
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The lists as sets of folded words, one field a kind; the pack says what each means."""

    according_to: frozenset[str]
    adverb: frozenset[str]
    both: frozenset[str]
    both_states: frozenset[str]
    carrying: frozenset[str]
    circumstance: frozenset[str]
    circumstance_head: frozenset[str]
    demanded: frozenset[str]
    expected: frozenset[str]
    governor: frozenset[str]
    homeland: frozenset[str]
    impersonal: frozenset[str]
    joint: frozenset[str]
    known_source: frozenset[str]
    leaders: frozenset[str]
    narrator: frozenset[str]
    narrator_phrase: frozenset[str]
    no_object: frozenset[str]
    no_source: frozenset[str]
    occasion: frozenset[str]
    other_than_speech: frozenset[str]
    paper: frozenset[str]
    preposition: frozenset[str]
    relative: frozenset[str]
    setting: frozenset[str]
    unnamed: frozenset[str]
    unsaid: frozenset[str]
    with_pronoun: frozenset[str]

    def is_unnamed(self, key: str) -> bool:
        """Whether a folded word speaks of someone without a name, also in the accusative (مصدرا)."""
        return key in self.unnamed or key.removesuffix("ا") in self.unnamed


def clause_words(lexicon: Lexicon) -> ClauseWords:
    """The pack as sets; use it through `lexicon.derive`."""
    lists = {row.kind: frozenset(fold(word) for word in row.words) for row in lexicon.rows(ClauseWordList)}
    return ClauseWords(**lists)
