"""Groups reports whose mean log-odds of telling one story reach a threshold, the surest first.

The outcome depends on the scores alone, not on the order in which reports came: equal scores are settled by
the smaller row.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

Scores = Mapping[int, Mapping[int, float]]


def group(rows: Iterable[int], scores: Scores, threshold: float, absent: float) -> list[list[int]]:
    """The groups that `rows` fall into, each in ascending order, by their first rows.

    `scores` gives the log-odds of pairs, both ways; pairs without any count `absent`.
    """
    merging = _Merging(sorted(rows), scores, threshold, absent)
    while merging.step():
        pass
    return sorted(sorted(members) for members in merging.members.values())


class _Merging:
    """Average linkage over the pairs that have scores; a group is known by its first row."""

    def __init__(self, rows: list[int], scores: Scores, threshold: float, absent: float) -> None:
        self.members = {row: [row] for row in rows}
        self._threshold, self._absent = threshold, absent
        # For each two groups with a score between them: the sum over their pairs of what lies above `absent`.
        self._above = {row: self._above_absent(scores.get(row, {})) for row in rows}
        self._heap: list[tuple[float, int, int]] = []
        for row, others in self._above.items():
            for other in others:
                if row < other:
                    self._offer(row, other)

    def step(self) -> bool:
        """Joins the two likest groups; False where none are like enough."""
        while self._heap:
            negative, one, other = heapq.heappop(self._heap)
            if one in self.members and other in self.members and -negative == self._mean(one, other):
                self._join(one, other)
                return True
        return False

    def _above_absent(self, scores: Mapping[int, float]) -> dict[int, float]:
        """What the scores with members lie above `absent`."""
        fewer = scores.keys() & self.members.keys()
        return {other: scores[other] - self._absent for other in fewer}

    def _mean(self, one: int, other: int) -> float:
        pairs = len(self.members[one]) * len(self.members[other])
        return self._above[one].get(other, 0.0) / pairs + self._absent

    def _offer(self, one: int, other: int) -> None:
        mean = self._mean(one, other)
        if mean >= self._threshold:
            heapq.heappush(self._heap, (-mean, min(one, other), max(one, other)))

    def _join(self, one: int, other: int) -> None:
        self.members[one] += self.members.pop(other)
        gone = self._above.pop(other)
        kept = self._above[one]
        for third, above in gone.items():
            del self._above[third][other]
            if third != one:
                kept[third] = self._above[third][one] = kept.get(third, 0.0) + above
        for third in kept:
            self._offer(one, third)
