"""Finds copies: articles that have another one's words, whole or as a part of theirs.

A text is found by a sample of its runs of four words, kept under their numbers, and measured by its pairs of
words. Sentences may change places: what counts is what both texts hold.
"""

from __future__ import annotations

import sys

import numpy as np

from marsad.model.story import Copy, Direction
from marsad.stories.report import Report
from marsad.stories.shingles import SAMPLED, shared

# Of the shorter and of the longer text; chosen on labelled pairs (bench/stories.py).
WHOLE_OF_SHORTER, WHOLE_OF_LONGER = 0.66, 0.56
PART_OF_SHORTER = 0.66
_SHORTEST_PART = 40  # pairs of words: less stands within another text by chance
_FIRST_LOOK = 0.2  # the share of sampled runs from which two texts are measured
_FEWEST = 2  # sampled runs they must share
_TOO_COMMON = 200  # a run that so many texts hold is a phrase of the trade
_ROW = 8  # bytes of a row's number


class CopyBook:
    """The texts of a window of time, by sampled runs."""

    def __init__(self) -> None:
        self._holders: dict[int, bytes] = {}  # the rows of those that hold a run, eight bytes each
        self._reports: dict[int, Report] = {}

    def __len__(self) -> int:
        return len(self._reports)

    def add(self, report: Report) -> list[Copy]:
        """Takes in a text that is new or changed; its copies and originals among the others, by row."""
        if report.row in self._reports:
            self.drop(report.row)
        found = [copy for row in self._like(report) if (copy := copy_of(report, self._reports[row]))]
        self._reports[report.row] = report
        own = _packed(report.row)
        for run in report.sampled.tolist():
            self._holders[run] = self._holders.get(run, b"") + own
        return found

    def drop(self, row: int) -> None:
        """Lets go of a text."""
        own = _packed(row)
        for run in self._reports.pop(row).sampled.tolist():
            left = _without(self._holders[run], own)
            if left:
                self._holders[run] = left
            else:
                del self._holders[run]

    def _like(self, report: Report) -> list[int]:
        """The rows of texts that share enough sampled runs to be worth measuring."""
        held = (self._holders.get(run, b"") for run in report.sampled.tolist())
        rows = np.frombuffer(b"".join(each for each in held if len(each) < _TOO_COMMON * _ROW), np.int64)
        found, counts = np.unique(rows, return_counts=True)
        many = counts >= _FEWEST
        counted = zip(found[many].tolist(), counts[many].tolist(), strict=True)
        return [row for row, count in counted if count >= _least(report, self._reports[row])]


def _packed(row: int) -> bytes:
    return row.to_bytes(_ROW, sys.byteorder)


def _without(rows: bytes, own: bytes) -> bytes:
    """Packed rows without one of them."""
    at = rows.index(own)
    while at % _ROW:
        at = rows.index(own, at + 1)
    return rows[:at] + rows[at + _ROW :]


def _least(one: Report, other: Report) -> float:
    """How many sampled runs two texts share at the least if they are worth measuring."""
    runs = min(len(one.pairs), len(other.pairs)) / SAMPLED
    return max(_FEWEST, _FIRST_LOOK * runs)


def copy_of(one: Report, other: Report) -> Copy | None:
    """The copy that the two texts are, or None where they share too little."""
    if not len(one.pairs) or not len(other.pairs):
        return None
    both = shared(one.pairs, other.pairs)
    shorter, longer = sorted((len(one.pairs), len(other.pairs)))
    whole = both >= WHOLE_OF_SHORTER * shorter and both >= WHOLE_OF_LONGER * longer
    part = both >= PART_OF_SHORTER * shorter and shorter >= _SHORTEST_PART
    if not (whole or part):
        return None
    original, copy, direction = directed(one, other)
    return Copy(
        copy.row,
        original.row,
        both / len(copy.pairs),
        both / len(original.pairs),
        whole,
        direction,
        _common_agency(original, copy),
    )


def directed(one: Report, other: Report) -> tuple[Report, Report, Direction]:
    """The original, the copy, and what tells them apart."""
    first, second = sorted((one, other), key=lambda report: (report.moment, report.row))
    if _credits(first, second) and not _credits(second, first):
        return second, first, Direction.CREDIT
    if _credits(second, first):
        return first, second, Direction.CREDIT
    if _common_agency(first, second):
        return first, second, Direction.AGENCY
    timed = first.moment != second.moment and ((first.dated and second.dated) or _days_apart(first, second))
    return first, second, Direction.TIME if timed else Direction.UNKNOWN


def _credits(report: Report, source: Report) -> bool:
    """Whether `report` names the other's outlet as a source."""
    return source.outlet is not None and source.outlet != report.outlet and source.outlet in report.credits


def _common_agency(one: Report, other: Report) -> str | None:
    return one.agency if one.agency is not None and one.agency in other.credits else None


def _days_apart(one: Report, other: Report) -> bool:
    return one.moment // 86_400 != other.moment // 86_400
