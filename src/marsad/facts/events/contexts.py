"""PLOVER contexts: the fields of life that the words of an event's sentence belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from marsad.lexicon.event_contexts import EventContext
from marsad.lexicon.pack import Lexicon
from marsad.text.clitics import readings, without_article
from marsad.text.normalise import fold

_STEM = "-"
_KNOWN_WORDS = 50_000
_SHORTEST_STEM = 3

Phrase = tuple[tuple[str, ...], str]


class Contexts:
    """The contexts by word, stem and phrase."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._stems: dict[str, str] = {}
        self._phrases: dict[str, list[Phrase]] = {}
        for row in lexicon.rows(EventContext):
            for word in row.words:
                self._add(fold(word), row.context)
        self._shown_by = lru_cache(maxsize=_KNOWN_WORDS)(self._look_up)

    def _add(self, word: str, context: str) -> None:
        if word.endswith(_STEM):
            self._stems[word.removesuffix(_STEM)] = context
            return
        first, *rest = word.split()
        self._phrases.setdefault(first, []).append((tuple(rest), context))

    def _look_up(self, key: str) -> tuple[Phrase, ...]:
        """What a word shows by itself, and the phrases that it may begin."""
        found: list[Phrase] = []
        for reading in readings(key):
            bare = without_article(reading.key)
            found += self._phrases.get(bare, ())
            lengths = range(_SHORTEST_STEM, len(bare) + 1)
            found += (((), self._stems[bare[:n]]) for n in lengths if bare[:n] in self._stems)
        return tuple(found)

    def of(self, keys: Sequence[str]) -> tuple[str, ...]:
        """The contexts that a sentence of folded words shows, in alphabetical order."""
        return tuple(sorted(set(self._shown(keys))))

    def _shown(self, keys: Sequence[str]) -> Iterator[str]:
        for i, key in enumerate(keys):
            for rest, context in self._shown_by(key):
                following = tuple(without_article(each) for each in keys[i + 1 : i + 1 + len(rest)])
                if not rest or following == tuple(without_article(each) for each in rest):
                    yield context
