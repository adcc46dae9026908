"""What changed between two versions of an article, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\n|[^\S\n]+|\S+")
# difflib takes quadratic time at worst: longer texts are compared paragraph by paragraph.
_MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Change:
    """One place where two texts differ: `old` at [start, end) of the earlier text gave way to `new`."""

    start: int
    end: int
    old: str
    new: str


def changes(old: str, new: str) -> list[Change]:
    """The places where `new` differs from `old`, in order; whole words.

    >>> changes("قال الوزير أمس", "قال الرئيس أمس")
    [Change(start=4, end=10, old='الوزير', new='الرئيس')]
    """
    return list(_changes(old, new))


def apply(old: str, made: list[Change]) -> str:
    """The text that `changes` compared `old` with."""
    parts, at = [], 0
    for change in made:
        parts += [old[at : change.start], change.new]
        at = change.end
    return "".join([*parts, old[at:]])


def _changes(old: str, new: str) -> Iterator[Change]:
    before, after = _pieces(old, new)
    starts = [0]
    for piece in before:
        starts.append(starts[-1] + len(piece))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield Change(starts[i], starts[j], "".join(before[i:j]), "".join(after[k:m]))


def _pieces(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > _MOST_WORDS:
        return old.splitlines(keepends=True), new.splitlines(keepends=True)
    return before, after
