"""The reports of a window of time by the words of their leads: which are alike, and what is usual there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

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


# Which reports of a block hold a word: by the word, the place and the weight of each as eight bytes. Bytes
# are joined at once, and the collector of cycles does not look at them.
_Postings: TypeAlias = dict[int, bytes]
_POSTING = np.dtype([("place", np.int32), ("weight", np.float32)])
_BLOCK = 2048  # places whose postings are together, so that those of old reports are passed over


class Nearby:
    """Finds reports with like leads; all rows it gives are of reports it holds."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._postings: list[_Postings] = []
        self._thin: list[_Postings] = []  # those of the sample alone
        self._place_of: dict[int, int] = {}
        self._reports: list[Report] = []
        self._moments = np.empty(0, dtype=np.int64)
        self._latest = np.empty(0, dtype=np.int64)  # of the moments up to each place
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
        self._latest[place] = max(report.moment, self._latest[place - 1] if place else report.moment)
        self._sampled[place] = sampled = _is_sampled(report.row)
        if place % _BLOCK == 0:
            self._postings.append({})
            self._thin.append({})
        _post(self._postings[-1], place, report.lead)
        if sampled:
            _post(self._thin[-1], place, report.lead)

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
        first, within = self._within(report, hours)
        likeness = self._likeness(report.lead, first, self._postings)
        places = np.flatnonzero((likeness >= least) & within)
        order = places[np.argsort(-likeness[places], kind="stable")][:most]
        rows = [self._reports[first + place].row for place in order.tolist()]
        return list(zip(rows, likeness[order].tolist(), strict=True))

    def usual(self, report: Report) -> float:
        """How like this one the reports around it are that do not tell its story: high in a saga."""
        first, around = self._within(report, USUAL_HOURS)
        count = int(np.count_nonzero(around))
        thin = count > _MANY
        within = around & self._sampled[first : first + len(around)] if thin else around
        found = self._likeness(report.lead, first, self._thin if thin else self._postings)[within]
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

    def _within(self, report: Report, hours: float) -> tuple[int, NDArray[np.bool_]]:
        """The first place that may be near a report in time, and for it and all behind it whether it is.

        Reports mostly come in the order of time, so that few places need looking at.
        """
        count, reach = len(self._reports), int(hours * HOUR)
        first = int(self._latest[:count].searchsorted(report.moment - reach))
        near = np.abs(self._moments[first:count] - report.moment) <= reach
        near &= self._alive[first:count]
        own = self._place_of.get(report.row, -1)
        if own >= first:
            near[own - first] = False
        return first, near

    def _likeness(self, lead: Vector, first: int, blocks: list[_Postings]) -> Floats:
        """The cosine of `lead` with the lead in each place from `first` on."""
        found: list[bytes] = []
        lengths: list[int] = []
        block = first // _BLOCK
        for postings in blocks[block:]:
            each = [postings.get(number, b"") for number in lead.numbers.tolist()]
            found += each
            lengths += map(len, each)
        held = np.frombuffer(b"".join(found), dtype=_POSTING)
        own = np.tile(lead.weights, len(blocks) - block)
        weights = held["weight"] * np.repeat(own, np.array(lengths, dtype=np.intp) // _POSTING.itemsize)
        start = block * _BLOCK
        sums = np.bincount(held["place"] - start, weights, minlength=len(self._reports) - start)
        return sums[first - start :].astype(np.float32)

    def _grow(self) -> None:
        more = max(1024, len(self._moments))
        self._moments = np.concatenate([self._moments, np.zeros(more, dtype=np.int64)])
        self._latest = np.concatenate([self._latest, np.zeros(more, dtype=np.int64)])
        self._alive = np.concatenate([self._alive, np.zeros(more, dtype=bool)])
        self._sampled = np.concatenate([self._sampled, np.zeros(more, dtype=bool)])


def _is_sampled(row: int) -> bool:
    return (row * _MIX & 0xFFFFFFFF) >> 8 & _NTH - 1 == 0


def _post(postings: _Postings, place: int, lead: Vector) -> None:
    made = np.empty(len(lead.numbers), dtype=_POSTING)
    made["place"], made["weight"] = place, lead.weights
    packed, length = made.tobytes(), _POSTING.itemsize
    for n, number in enumerate(lead.numbers.tolist()):
        postings[number] = postings.get(number, b"") + packed[n * length : (n + 1) * length]
