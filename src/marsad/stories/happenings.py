"""The same event told by many articles is one happening, with all its tellers and what they disagree on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias, TypeVar

from marsad.model.event import EventStatus
from marsad.model.happening import Days, Happening, Telling
from marsad.stories.event_days import apart, day_number, days_between, month_number

_SAME_DAYS = 1  # a day of slack for time zones and evening news
_SAME_NEWS = 3  # undated tellings are of one event within so many days
_LAST = 5  # tellings of a happening that a further one must fit
_SHORT = 7  # days: events dated more coarsely are looked for by the month they were told in
_MONTHS = 1  # tellings so many months apart at the most are of one event
_NOT_HAPPENED = frozenset({EventStatus.PLANNED, EventStatus.CANCELLED})

# What kind of event: its type, whether a visit, whether one that has not happened.
_Kind: TypeAlias = tuple[str, bool, bool]
# By what its time is found: `told` or `day` with a day, `month` or `coarse` with a month.
_Time: TypeAlias = tuple[str, int]
_Key = TypeVar("_Key")


class HappeningBook:
    """The happenings that are at hand; `add` says which one a telling is of."""

    def __init__(self) -> None:
        self.happenings: dict[int, Happening] = {}
        self._parties: dict[int, frozenset[int]] = {}
        self._by_party: dict[tuple[_Kind, int], set[int]] = defaultdict(set)
        self._by_time: dict[tuple[_Kind, _Time], set[int]] = defaultdict(set)
        self._of_article: dict[int, set[int]] = defaultdict(set)
        self._next = 1

    def __contains__(self, number: int) -> bool:
        return number in self.happenings

    def number_from(self, first: int) -> None:
        """New happenings get the numbers from `first` on."""
        self._next = max(self._next, first)

    def restore(self, number: int, tellings: Iterable[Telling]) -> None:
        """Takes in a happening that is known, with all its tellings in their order."""
        self.happenings[number] = Happening(number)
        self._parties[number] = frozenset()
        for telling in tellings:
            self._put(self.happenings[number], telling)

    def add(self, telling: Telling) -> Happening:
        """The happening that `telling` is of: the best fitting one, or a new one."""
        fitting = [number for number in self._candidates(telling) if self._fits(number, telling)]
        best = max(
            fitting, key=lambda each: (len(self._parties[each] & telling.parties), -each), default=None
        )
        happening = self.happenings[best] if best is not None else self._new()
        self._put(happening, telling)
        return happening

    def drop(self, article: int) -> list[int]:
        """Forgets what one article told, before it is read again; gives the happenings it told of."""
        numbers = sorted(self._of_article.get(article, ()))
        for number in numbers:
            left = [telling for telling in self.happenings[number].tellings if telling.article != article]
            self.forget(number)
            if left:
                self.restore(number, left)
        return numbers

    def told_by(self, articles: Iterable[int]) -> list[Happening]:
        """The happenings that these articles tell of, by number."""
        numbers = {number for article in articles for number in self._of_article.get(article, ())}
        return [self.happenings[number] for number in sorted(numbers)]

    def forget(self, number: int) -> None:
        """Lets go of a happening."""
        parties = self._parties.pop(number)
        for telling in self.happenings.pop(number).tellings:
            self._leave(telling.article, number)
            kind = _kind(telling)
            _take_out(self._by_party, ((kind, party) for party in parties), number)
            _take_out(self._by_time, ((kind, time) for time in _kept_under(telling)), number)

    def _put(self, happening: Happening, telling: Telling) -> None:
        kind, number = _kind(telling), happening.number
        happening.tellings.append(telling)
        self._parties[number] |= telling.parties
        self._of_article[telling.article].add(number)
        for party in telling.parties:
            self._by_party[kind, party].add(number)
        for time in _kept_under(telling):
            self._by_time[kind, time].add(number)

    def _leave(self, article: int, number: int) -> None:
        told = self._of_article.get(article, set())
        told.discard(number)
        if not told:
            self._of_article.pop(article, None)

    def _candidates(self, telling: Telling) -> list[int]:
        """Happenings of the kind that share a party with a telling and lie near it in time."""
        kind, nothing = _kind(telling), set[int]()
        parties = [self._by_party.get((kind, party), nothing) for party in telling.parties]
        times = [self._by_time.get((kind, time), nothing) for time in _looked_under(telling)]
        return sorted(set[int]().union(*(held & near for held in parties for near in times)))

    def _fits(self, number: int, telling: Telling) -> bool:
        last = self.happenings[number].tellings[-_LAST:]
        near = any(_months_apart(other, telling) <= _MONTHS for other in last)
        together = near and share_parties(self._parties[number], telling.parties)
        return together and all(_one_event(other, telling) for other in last)

    def _new(self) -> Happening:
        happening = Happening(self._next)
        self.happenings[self._next] = happening
        self._parties[self._next] = frozenset()
        self._next += 1
        return happening


def conflicts(happening: Happening) -> list[str]:
    """What the tellings of a happening disagree on: `day`, `place`, `status`."""
    days = {
        telling.days for telling in happening.tellings if telling.days and telling.days.precision == "day"
    }
    places = {telling.place for telling in happening.tellings if telling.place is not None}
    denied = {telling.status is EventStatus.DENIED for telling in happening.tellings}
    found = (("day", len(days) > 1), ("place", len(places) > 1), ("status", len(denied) > 1))
    return [name for name, differs in found if differs]


def share_parties(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two sets of participants may be those of one event: two in common, or a sole one."""
    common = len(a & b)
    return common >= 2 or (common == 1 and min(len(a), len(b)) == 1)


def _one_event(a: Telling, b: Telling) -> bool:
    if a.article == b.article:
        return False
    if a.days and b.days:
        return apart(a.days, b.days) <= _SAME_DAYS
    return abs(days_between(a.told, b.told)) <= _SAME_NEWS


def _months_apart(a: Telling, b: Telling) -> int:
    return abs(month_number(a.told) - month_number(b.told))


def _kind(telling: Telling) -> _Kind:
    return telling.type, telling.mode == "visit", telling.status in _NOT_HAPPENED


def _kept_under(telling: Telling) -> list[_Time]:
    """The times by which later tellings find one."""
    times = [("told", day_number(telling.told))]
    if telling.days:
        month = month_number(telling.told)
        times += [("month", month), *(_short_days(telling.days, 0) or [("coarse", month)])]
    return times


def _looked_under(telling: Telling) -> list[_Time]:
    """The times of tellings that may be of the same event: told within days of it, or dated like it."""
    told, month = day_number(telling.told), month_number(telling.told)
    times = [("told", day) for day in range(told - _SAME_NEWS, told + _SAME_NEWS + 1)]
    if telling.days:
        short = _short_days(telling.days, _SAME_DAYS)
        how = "coarse" if short else "month"
        times += [*short, *((how, near) for near in range(month - _MONTHS, month + _MONTHS + 1))]
    return times


def _short_days(days: Days, more: int) -> list[_Time]:
    """Each day of a span that is short, and `more` days around it; none of a long one."""
    first, last = day_number(days.first), day_number(days.last)
    return [("day", n) for n in range(first - more, last + more + 1)] if last - first < _SHORT else []


def _take_out(index: dict[_Key, set[int]], keys: Iterable[_Key], number: int) -> None:
    for key in keys:
        held = index.get(key, set())
        held.discard(number)
        if not held:
            index.pop(key, None)
