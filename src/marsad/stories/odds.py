"""The log-odds that reports tell one story: kept for compared pairs, and mended where one of them changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

SUREST = 6.0  # log-odds beyond this count as this


class PairOdds:
    """The odds of compared pairs, of what the two have in common and of what is usual around each.

    They are worked out where they are asked for; from then on a change costs no more than the pairs it is of.
    """

    def __init__(self, weight: float, threshold: float, usual_of: Callable[[int], float]) -> None:
        self._weight, self._threshold = weight, threshold
        self._usual_of = usual_of  # what is usual around a report that has no figure yet
        self._own: dict[int, dict[int, float]] = {}  # before what is usual
        self._usual: dict[int, float] = {}
        self._odds: dict[int, dict[int, float]] = {}
        self._linked: dict[int, set[int]] = {}  # those whose odds reach the threshold

    def own(self, row: int) -> Mapping[int, float]:
        """What a report has in common with each one it was compared with, as log-odds."""
        return self._own[row]

    def of(self, row: int) -> Mapping[int, float]:
        """The odds of a report with each one it was compared with."""
        return self._odds.get(row) or self._worked_out(row)

    def linked(self, row: int) -> set[int]:
        """Those that a report alone would join."""
        self.of(row)
        return self._linked[row]

    def compare(self, row: int, own: Mapping[int, float]) -> None:
        """Takes in a report with what it has in common with the others; `mend` or `renew` must follow."""
        self._own[row] = dict(own)
        for other, odds in own.items():
            self._own[other][row] = odds

    def renew(self, row: int) -> None:
        """Has the odds of all that were compared with a report worked out anew where they are asked for."""
        for other in self._own[row]:
            self._odds.pop(other, None)

    def mend(self, usual: Mapping[int, float]) -> None:
        """Takes in what is usual around these reports now."""
        self._usual.update(usual)
        for row in usual:
            for other, odds in self._worked_out(row).items():
                if other in self._odds and other not in usual:
                    self._put(other, row, odds)

    def drop(self, row: int) -> None:
        """Lets go of a report."""
        for other in self._own.pop(row):
            self._own[other].pop(row, None)
            if other in self._odds:
                self._odds[other].pop(row, None)
                self._linked[other].discard(row)
        for kept in (self._usual, self._odds, self._linked):
            kept.pop(row, None)

    def _put(self, row: int, other: int, odds: float) -> None:
        self._odds[row][other] = odds
        if odds >= self._threshold:
            self._linked[row].add(other)
        else:
            self._linked[row].discard(other)

    def _worked_out(self, row: int) -> Mapping[int, float]:
        usual, weight = self._usual_around(row), self._weight
        around = {other: self._usual_around(other) for other in self._own[row]}
        odds = {o: own + weight * ((usual + around[o]) / 2) for o, own in self._own[row].items()}
        kept = {o: max(-SUREST, min(SUREST, value)) for o, value in odds.items()}
        self._odds[row] = kept
        self._linked[row] = {other for other, value in kept.items() if value >= self._threshold}
        return kept

    def _usual_around(self, row: int) -> float:
        if row not in self._usual:
            self._usual[row] = self._usual_of(row)
        return self._usual[row]
