"""The index of time words and units by their first word, letters glued before them left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from marsad.lexicon.pack import Lexicon
from marsad.lexicon.time_words import TimeUnitRow, TimeWordRow
from marsad.text.segment import tokenise

_GLUE = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_GLUE_BEFORE_ARTICLE = ("و", "ف", "ب", "وب", "ك")
_CONJUNCTIONS = ("و", "ف")
_CLAUSE_KINDS = ("past", "present", "future", "lasting", "first")
_NEVER_GLUED = frozenset(("direction", "skip", "first"))
_LEADING_KINDS = frozenset(("approx", "few", "edge", "part of year"))
_MODIFIERS = frozenset(("direction", "skip", *_CLAUSE_KINDS))


class TimeWord(NamedTuple):
    """A word of time that ends before word `end`; `kind` and `value` are those of its pack.

    A named tuple, which is made three times as fast as a frozen dataclass.
    """

    kind: str
    value: str
    end: int
    glued: int = 0
    article: bool = False


class UnitWord(NamedTuple):
    """A unit of time in the number `one`, `two` or `many`; `article` says that it has ال.

    A named tuple, which is made three times as fast as a frozen dataclass.
    """

    unit: str
    number: str
    end: int
    glued: int = 0
    article: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    rest: tuple[str, ...]
    kind: str
    value: str
    glued: int
    article: bool


class TimeWords:
    """What the packs of time words and units say of a word and those behind it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words: dict[str, list[_Form]] = {}
        self._units: dict[str, UnitWord] = {}
        for row in lexicon.rows(TimeWordRow):
            for text in (row.word, *row.variants):
                self._add_word(text, row)
        for forms in self._words.values():
            forms.sort(key=lambda form: (-len(form.rest), form.glued))
        for unit in lexicon.rows(TimeUnitRow):
            self._add_unit(unit)

    def telling(self) -> frozenset[str]:
        """The words that tell of time by themselves: units, days, parts of the day, seasons."""
        return frozenset(self._alone(of_weak_kinds=False)) | frozenset(self._units)

    def leading(self) -> frozenset[str]:
        """The words that need a word of time behind them: نحو, بضعة, مطلع."""
        return frozenset(self._alone(of_weak_kinds=True))

    def directions(self) -> frozenset[str]:
        """The words that place a time in past or future, and stand for a month behind its day: 25 الجاري."""
        return frozenset(
            key for key, forms in self._words.items() if any(form.kind == "direction" for form in forms)
        )

    def phrases(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The words that open a phrase of time (في هذه الأثناء), with what follows them in it."""
        openings = ((key, tuple(form.rest for form in self._naming(key) if form.rest)) for key in self._words)
        return {key: rests for key, rests in openings if rests}

    def _alone(self, *, of_weak_kinds: bool) -> Iterator[str]:
        for key in self._words:
            forms = [form for form in self._naming(key) if not form.rest]
            if any((form.kind in _LEADING_KINDS) == of_weak_kinds for form in forms):
                yield key

    def _naming(self, key: str) -> Iterator[_Form]:
        return (form for form in self._words[key] if form.kind not in _MODIFIERS)

    def at(self, keys: tuple[str, ...], i: int, *kinds: str) -> TimeWord | None:
        """The word of one of `kinds` at position `i`, the longest first."""
        if not 0 <= i < len(keys):
            return None
        for form in self._words.get(keys[i], ()):
            if form.kind in kinds and keys[i + 1 : i + 1 + len(form.rest)] == form.rest:
                return TimeWord(form.kind, form.value, i + 1 + len(form.rest), form.glued, form.article)
        return None

    def unit(self, keys: tuple[str, ...], i: int) -> UnitWord | None:
        """The unit at position `i`."""
        found = self._units.get(keys[i]) if 0 <= i < len(keys) else None
        return UnitWord(found.unit, found.number, i + 1, found.glued, found.article) if found else None

    def _add_word(self, text: str, row: TimeWordRow) -> None:
        words = tokenise(text).keys
        joined = _CONJUNCTIONS if row.kind in _CLAUSE_KINDS else _GLUE
        for first, glued in _with_glue(words[0], joined, glue=row.kind not in _NEVER_GLUED):
            form = _Form(words[1:], row.kind, row.value, glued, words[0].startswith("ال"))
            self._words.setdefault(first, []).append(form)

    def _add_unit(self, row: TimeUnitRow) -> None:
        numbered = [("one", (row.name, *row.accusative)), ("two", row.dual), ("many", row.plural)]
        for number, texts in numbered:
            for text in texts:
                (word,) = tokenise(text).keys
                for form, article in ((word, False), (f"ال{word}", True)):
                    for key, glued in _with_glue(form, _GLUE, glue=True):
                        self._units.setdefault(key, UnitWord(row.unit, number, 0, glued, article))


def time_words(lexicon: Lexicon) -> TimeWords:
    """The index for `lexicon.derive`."""
    return TimeWords(lexicon)


def _with_glue(word: str, letters_before: tuple[str, ...], *, glue: bool) -> Iterator[tuple[str, int]]:
    yield word, 0
    if not glue:
        return
    if word.startswith("ال") and len(word) > len("الان"):
        yield f"لل{word[2:]}", 0
        yield f"ولل{word[2:]}", 1
        yield from ((letters + word, len(letters)) for letters in _GLUE_BEFORE_ARTICLE)
    elif word.startswith("ال"):
        yield from ((letters + word, len(letters)) for letters in ("و", "ف"))
    else:
        yield from ((letters + word, len(letters)) for letters in letters_before)
