"""The same event told by many articles is one happening, with all its tellers and what they disagree on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from marsad.model.event import EventStatus
from marsad.model.happening import Happening, Telling
from marsad.stories.event_days import apart, days_between, month_number

_SAME_DAYS = 1  # a day of slack for time zones and evening news
_SAME_NEWS = 3  # undated tellings are of one event within so many days
_NOT_HAPPENED = frozenset({EventStatus.PLANNED, EventStatus.CANCELLED})


class HappeningBook:
    """All happenings so far; `add` says which one a telling is of."""

    def __init__(self) -> None:
        self.happenings: dict[int, Happening] = {}
        self._by_party: dict[tuple[str, int, int], set[int]] = defaultdict(set)  # type, party, month
        self._of_article: dict[int, set[int]] = defaultdict(set)
        self._next = 1

    def add(self, telling: Telling) -> Happening:
        """The happening that `telling` is of: the best fitting one, or a new one."""
        fitting = [each for each in self._candidates(telling) if _fits(each, telling)]
        best = max(
            fitting, key=lambda each: (len(each.parties & telling.parties), -each.number), default=None
        )
        happening = best or self._new()
        happening.tellings.append(telling)
        self._of_article[telling.article].add(happening.number)
        for party in telling.parties:
            self._by_party[telling.type, party, month_number(telling.told)].add(happening.number)
        return happening

    def drop(self, article: int) -> None:
        """Forgets what one article told, before it is read again."""
        for number in self._of_article.pop(article, ()):
            happening = self.happenings[number]
            happening.tellings = [telling for telling in happening.tellings if telling.article != article]
            if not happening.tellings:
                del self.happenings[number]

    def told_by(self, articles: Iterable[int]) -> list[Happening]:
        """The happenings that these articles tell of, by number."""
        numbers = {number for article in articles for number in self._of_article.get(article, ())}
        return [self.happenings[number] for number in sorted(numbers)]

    def forget_before(self, day: str) -> list[int]:
        """Lets go of what was last told before `day`; gives the numbers let go."""
        gone = [n for n, each in self.happenings.items() if max(told.told for told in each.tellings) < day]
        for number in gone:
            for telling in self.happenings.pop(number).tellings:
                self._leave(telling.article, number)
        first = month_number(day) - 1
        for key in [key for key in self._by_party if key[2] < first]:
            del self._by_party[key]
        return gone

    def _leave(self, article: int, number: int) -> None:
        told = self._of_article.get(article, set())
        told.discard(number)
        if not told:
            self._of_article.pop(article, None)

    def _candidates(self, telling: Telling) -> list[Happening]:
        month = month_number(telling.told)
        numbers = {
            number
            for party in telling.parties
            for near in (month - 1, month, month + 1)
            for number in self._by_party.get((telling.type, party, near), ())
        }
        return [self.happenings[number] for number in sorted(numbers) if number in self.happenings]

    def _new(self) -> Happening:
        happening = Happening(self._next)
        self.happenings[self._next] = happening
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


def _fits(happening: Happening, telling: Telling) -> bool:
    return all(_one_event(other, telling) for other in happening.tellings[-5:]) and share_parties(
        happening.parties, telling.parties
    )


def _one_event(a: Telling, b: Telling) -> bool:
    if a.article == b.article or (a.mode == "visit") != (b.mode == "visit"):
        return False
    if (a.status in _NOT_HAPPENED) != (b.status in _NOT_HAPPENED):
        return False
    if a.days and b.days:
        return apart(a.days, b.days) <= _SAME_DAYS
    return abs(days_between(a.told, b.told)) <= _SAME_NEWS
