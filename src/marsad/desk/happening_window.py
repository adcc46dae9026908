"""The days of the archive whose happenings are held in memory, as many as the work at hand needs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from marsad.desk.kept_tellings import happenings_of, happenings_told
from marsad.model.happening import Telling
from marsad.stories.event_days import day_number
from marsad.stories.happenings import HappeningBook

_DAY = 86_400
AROUND = 31  # days before and after an article whose tellings may be of the events it tells of
MOST_DAYS = 2 * AROUND + 8  # days kept when a part is done: those last worked on
_EPOCH = day_number("1970-01-01")


class HappeningWindow:
    """Happenings by the days they were told of; each is held whole, with what other days tell of it."""

    def __init__(self) -> None:
        self.book = HappeningBook()
        self._days: OrderedDict[int, None] = OrderedDict()
        self._middle: int | None = None

    def open_around(self, connection: Connection, moment: int) -> list[Telling]:
        """Loads the days around a moment that are not open; gives what is told of that was not at hand."""
        middle = moment // _DAY
        if middle == self._middle:
            return []
        self._middle = middle
        around = range(middle - AROUND, middle + AROUND + 1)
        closed = [day for day in around if day not in self._days]
        for day in around:
            self._days[day] = None
            self._days.move_to_end(day)
        found = (
            happenings_told(connection, *stretch, self.book.happenings) for stretch in _stretches(closed)
        )
        return [telling for part in found for telling in self._restore(part)]

    def open_told_by(self, connection: Connection, rows: Sequence[int]) -> list[Telling]:
        """Loads the happenings that these articles told of so far; gives what is told of them."""
        return self._restore(happenings_of(connection, rows, self.book.happenings))

    def close_old(self) -> list[Telling]:
        """Closes the days that were worked on the longest time ago; gives the tellings let go."""
        if len(self._days) <= MOST_DAYS:
            return []
        while len(self._days) > MOST_DAYS:
            self._days.popitem(last=False)
        gone = [each for each in self.book.happenings.values() if not self._is_open(each.tellings)]
        for happening in gone:
            self.book.forget(happening.number)
        return [telling for happening in gone for telling in happening.tellings]

    def _is_open(self, tellings: Sequence[Telling]) -> bool:
        return any(day_number(telling.told) - _EPOCH in self._days for telling in reversed(tellings))

    def _restore(self, found: Mapping[int, Sequence[Telling]]) -> list[Telling]:
        for number, tellings in sorted(found.items()):
            self.book.restore(number, tellings)
        return [telling for tellings in found.values() for telling in tellings]


def _stretches(days: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last days of the stretches without a gap that ascending days form."""
    first = 0
    for n, day in enumerate(days):
        if n + 1 == len(days) or days[n + 1] != day + 1:
            yield days[first], day
            first = n + 1
