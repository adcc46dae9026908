"""What people decided about stories: reports that tell one story, and reports that do not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from marsad.stories.grouping import Scores


class Ruling(Protocol):
    """A decision about some reports; it changes groups that were made without it."""

    @property
    def rows(self) -> frozenset[int]:
        """The reports it names."""

    def applied(self, groups: list[list[int]], scores: Scores) -> list[list[int]]:
        """The groups as it wants them; reports that are not in them count for nothing."""


@dataclass(frozen=True, slots=True)
class Together:
    """The stories of two reports are one."""

    one: int
    other: int

    @property
    def rows(self) -> frozenset[int]:
        """Both reports."""
        return frozenset((self.one, self.other))

    def applied(self, groups: list[list[int]], _scores: Scores) -> list[list[int]]:
        """The groups that hold the two joined."""
        held = [rows for rows in groups if self.one in rows or self.other in rows]
        rest = [rows for rows in groups if rows not in held]
        return sorted([*rest, sorted(row for rows in held for row in rows)]) if held else groups


@dataclass(frozen=True, slots=True)
class Apart:
    """The reports `away` tell another story than the reports `stay`; others there go with the likest."""

    away: frozenset[int]
    stay: frozenset[int]

    @property
    def rows(self) -> frozenset[int]:
        """All that are named."""
        return self.away | self.stay

    def applied(self, groups: list[list[int]], scores: Scores) -> list[list[int]]:
        """Every group that holds some of both parted."""
        return sorted(part for rows in groups for part in self._parted(rows, scores))

    def _parted(self, rows: list[int], scores: Scores) -> list[list[int]]:
        away, stay = self.away & {*rows}, self.stay & {*rows}
        if not (away and stay):
            return [rows]
        gone = [row for row in rows if row in away or (row not in stay and _nearer(row, away, stay, scores))]
        return [gone, [row for row in rows if row not in gone]]


def _nearer(row: int, one: Collection[int], other: Collection[int], scores: Scores) -> bool:
    """Whether a report is likelier to belong with `one` than with `other`."""
    return _likest(row, one, scores) > _likest(row, other, scores)


def _likest(row: int, others: Collection[int], scores: Scores) -> float:
    known = scores.get(row, {})
    return max((known[other] for other in others if other in known), default=float("-inf"))
