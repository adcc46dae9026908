"""Numbers of stories that last: groups made anew get the numbers of the stories their reports were in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Numbered:
    """The groups with their numbers; the stories that none carries on, each with where most of it went."""

    groups: tuple[tuple[int, list[int]], ...]
    ended: Mapping[int, int]


def renumber(
    groups: Sequence[list[int]],
    story_of: Mapping[int, int],
    new_number: Callable[[], int],
    merged: Mapping[int, int] = MappingProxyType({}),
) -> Numbered:
    """Gives each group the number of the story it shares most reports with, each number once.

    Of equal shares the older story's number goes first, then to the group with the smaller first row; a
    group without a number left gets back that of a story that was merged, `merged` having the first reports
    of these, else a new one.
    """
    shares = Counter((story_of[row], n) for n, rows in enumerate(groups) for row in rows if row in story_of)
    ranked = sorted(shares, key=lambda pair: (-shares[pair], *pair))
    kept = _kept_numbers(ranked)
    carried = set(kept.values())
    numbers = [
        kept.get(n) or _regained(rows, merged, carried) or new_number() for n, rows in enumerate(groups)
    ]
    carried.update(numbers)
    ended: dict[int, int] = {}
    for story, n in ranked:
        if story not in carried:
            ended.setdefault(story, numbers[n])
    return Numbered(tuple(zip(numbers, groups, strict=True)), ended)


def _regained(rows: Sequence[int], merged: Mapping[int, int], carried: set[int]) -> int | None:
    """The number of a merged story that begins with one of these reports, which is then `carried` on."""
    number = next((merged[row] for row in rows if row in merged and merged[row] not in carried), None)
    if number is not None:
        carried.add(number)
    return number


def _kept_numbers(ranked: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The number of each group that carries on a story; `ranked` are stories and groups, closest first."""
    kept: dict[int, int] = {}
    carried: set[int] = set()
    for story, n in ranked:
        if n not in kept and story not in carried:
            kept[n] = story
            carried.add(story)
    return kept
