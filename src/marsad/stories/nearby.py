"""The reports of a window of time by the words of their leads: which are alike, and what is usual there."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from marsad.stories.report import Report
from marsad.stories.words import Floats, Vector

HOUR = 3600
USUAL_HOURS = 48  # what is usual is taken from reports so far before and after
# The share of reports, from the likest on, that the usual likeness is taken from: behind those that may
# tell the same story, before those that have nothing to do with it.
_FROM, _TO = 0.05, 0.22
_USUAL, _WEIGHT = 0.03, 30  # the usual likeness where nothing is known, and how many reports that is worth
# Where more reports than this are around one, what is usual is taken from every n-th of them.
_MANY, _NTH = 1600, 4
_MIX = 2_654_435_761  # so that the sample does not depend on how rows are given out


@dataclass(slots=True)
class _Postings:
    """The places of the leads that hold a word, and its weight in each."""

    places: array[int] = field(default_factory=lambda: array("i"))
    weights: array[float] = field(default_factory=lambda: array("f"))


class Nearby:
    """Finds reports with like leads; all rows it gives are of reports it holds."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._postings: dict[int, _Postings] = {}
        self._thin: dict[int, _Postings] = {}  # those of the sample alone
        self._place_of: dict[int, int] = {}
        self._reports: list[Report] = []
        self._moments = np.empty(0, dtype=np.int64)
        self._alive = np.empty(0, dtype=bool)
        self._sampled = np.empty(0, dtype=bool)

    def __len__(self) -> int:
        return len(self._place_of)

    def __contains__(self, row: int) -> bool:
        return row in self._place_of

    def __getitem__(self, row: int) -> Report:
        return self._reports[self._place_of[row]]

    def __iter__(self) -> Iterator[Report]:
        return (self._reports[place] for place in self._place_of.values())

    def add(self, report: Report) -> None:
        """Takes in a report whose row is not here."""
        place = len(self._reports)
        if place == len(self._moments):
            self._grow()
        self._reports.append(report)
        self._place_of[report.row] = place
        self._moments[place], self._alive[place] = report.moment, True
        self._sampled[place] = sampled = _is_sampled(report.row)
        for index in (self._postings, self._thin) if sampled else (self._postings,):
            _post(index, place, report.lead)

    def drop(self, row: int) -> None:
        """Lets go of a report."""
        self._alive[self._place_of.pop(row)] = False
        if len(self._reports) > 2 * len(self._place_of) + 1000:
            kept = list(self)
            self._clear()
            for report in kept:
                self.add(report)

    def alike(self, report: Report, hours: float, least: float, most: int) -> list[tuple[int, float]]:
        """The rows of at most `most` reports within `hours` whose leads are so like, likest first."""
        within = self._within(report, hours)
        likeness = np.where(within, self._likeness(report.lead, within, self._postings), 0.0)
        places = np.flatnonzero(likeness >= least)
        order = places[np.argsort(-likeness[places], kind="stable")][:most]
        return [(self._reports[place].row, float(likeness[place])) for place in order.tolist()]

    def usual(self, report: Report) -> float:
        """How like this one the reports around it are that do not tell its story: high in a saga."""
        around = self._within(report, USUAL_HOURS)
        count = int(np.count_nonzero(around))
        thin = count > _MANY
        within = around & self._sampled[: len(around)] if thin else around
        found = self._likeness(report.lead, within, self._thin if thin else self._postings)[within]
        first, last = int(_FROM * len(found)), int(_TO * len(found))
        part = -np.sort(-found)[first:last]
        mean = float(part.mean()) if len(part) else 0.0
        return (mean * count + _USUAL * _WEIGHT) / (count + _WEIGHT)

    def around(self, moments: Iterable[int], hours: float) -> list[int]:
        """The rows of the reports within `hours` of one of these moments."""
        count, reach = len(self._reports), int(hours * HOUR)
        near = np.zeros(count, dtype=bool)
        for moment in moments:
            near |= np.abs(self._moments[:count] - moment) <= reach
        return [self._reports[place].row for place in np.flatnonzero(near & self._alive[:count]).tolist()]

    def counts(self, rows: list[int], hours: float) -> NDArray[np.int64]:
        """For each of these rows, how many reports are within `hours` of it."""
        moments = np.sort(self._moments[: len(self._reports)][self._alive[: len(self._reports)]])
        own = self._moments[[self._place_of[row] for row in rows]]
        reach = int(hours * HOUR)
        first = np.searchsorted(moments, own - reach, side="left")
        return np.searchsorted(moments, own + reach, side="right") - first

    def _within(self, report: Report, hours: float) -> NDArray[np.bool_]:
        """The places of other reports near it in time."""
        count = len(self._reports)
        distance = np.abs(self._moments[:count] - report.moment)
        near: NDArray[np.bool_] = (distance <= hours * HOUR) & self._alive[:count]
        if report.row in self._place_of:
            near[self._place_of[report.row]] = False
        return near

    def _likeness(self, lead: Vector, within: NDArray[np.bool_], index: dict[int, _Postings]) -> Floats:
        """The cosine of `lead` with the lead in each place; of those before the first `within`, nothing."""
        first = int(np.argmax(within)) if within.any() else len(within)
        places, weights = [], []
        for number, weight in zip(lead.numbers.tolist(), lead.weights.tolist(), strict=True):
            postings = index.get(number)
            if postings is not None and postings.places[-1] >= first:
                start = bisect_left(postings.places, first)  # places only grow
                places.append(np.frombuffer(postings.places, dtype=np.int32)[start:])
                weights.append(np.frombuffer(postings.weights, dtype=np.float32)[start:] * weight)
        if not places:
            return np.zeros(len(self._reports), dtype=np.float32)
        sums = np.bincount(np.concatenate(places), np.concatenate(weights), minlength=len(self._reports))
        return sums.astype(np.float32)

    def _grow(self) -> None:
        more = max(1024, len(self._moments))
        self._moments = np.concatenate([self._moments, np.zeros(more, dtype=np.int64)])
        self._alive = np.concatenate([self._alive, np.zeros(more, dtype=bool)])
        self._sampled = np.concatenate([self._sampled, np.zeros(more, dtype=bool)])


def _is_sampled(row: int) -> bool:
    return (row * _MIX & 0xFFFFFFFF) >> 8 & _NTH - 1 == 0


def _post(index: dict[int, _Postings], place: int, lead: Vector) -> None:
    for number, weight in zip(lead.numbers.tolist(), lead.weights.tolist(), strict=True):
        postings = index.setdefault(number, _Postings())
        postings.places.append(place)
        postings.weights.append(weight)
