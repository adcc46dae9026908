"""The agenda: announced events as entries, closed as held, postponed, cancelled or without trace.

Tellings may come in any order. A telling that happened closes the entry it fits, also one announced in an
article that arrives later; a new date opens a new entry and closes the old one as postponed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

from marsad.model.event import EventStatus
from marsad.model.happening import AgendaEntry, AgendaState, Days, Telling
from marsad.stories.event_days import apart, days_between, month_number
from marsad.stories.happenings import share_parties

_HELD_SLACK = 2  # days before or after the announced ones on which an event may be held after all
_UNDATED_REACH = 60  # days within which an undated plan is followed
_SAME_PLAN = 1  # two announcements of one event agree on the day but for this
_MONTHS_LOOKED_AT = 14
_TAKEN_PLACE = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING})
_GRACE = 7  # days after which a silent entry is without trace

_Past: TypeAlias = tuple[str, int, int]  # what was told: its type, a party, the month


class Agenda:
    """The entries that are followed."""

    def __init__(self) -> None:
        self.entries: dict[int, AgendaEntry] = {}
        self._by_party: dict[tuple[str, int], set[int]] = defaultdict(set)
        self._past: dict[_Past, dict[tuple[int, int], Telling]] = defaultdict(dict)  # by article and event
        self._past_of: dict[int, set[tuple[_Past, int]]] = defaultdict(set)
        self._touched_by: dict[int, set[int]] = defaultdict(set)
        self._changed: set[int] = set()
        self._next = 1

    def take_changed(self) -> set[int]:
        """The numbers of entries that are new, changed or gone since the last time this was asked."""
        changed, self._changed = self._changed, set()
        return changed

    def observe(self, telling: Telling) -> AgendaEntry | None:
        """The entry that `telling` opens, moves or closes; None where it does none of these."""
        entry = self._observe(telling) if telling.parties else None
        if entry is not None:
            self._touch(entry, telling)
        return entry

    def _touch(self, entry: AgendaEntry, telling: Telling) -> None:
        self._touched_by[telling.article].add(entry.number)
        self._changed.add(entry.number)

    def _observe(self, telling: Telling) -> AgendaEntry | None:
        if telling.status is EventStatus.PLANNED:
            return None if _is_over_already(telling) else self._announced(telling)
        self._keep(telling)
        if telling.status is EventStatus.CANCELLED:
            return self._called_off(telling)
        if telling.status in _TAKEN_PLACE:
            return self._held(telling)
        return None

    def drop(self, article: int) -> None:
        """Forgets what one article announced and closed, before it is read again."""
        for key, n in self._past_of.pop(article, ()):
            self._past[key].pop((article, n), None)
        for number in self._touched_by.pop(article, ()):
            entry = self.entries.get(number)
            if entry is None:
                continue
            self._changed.add(number)
            if entry.announced.article == article:
                del self.entries[number]
            elif entry.closed_by is not None and entry.closed_by.article == article:
                _open_again(entry)

    def close_silent(self, today: str) -> list[AgendaEntry]:
        """Closes, as without trace, entries whose days are over for long; gives them."""
        silent = [
            entry
            for entry in self.entries.values()
            if entry.state is AgendaState.PLANNED and days_between(_last_hope(entry), today) > _GRACE
        ]
        for entry in silent:
            entry.state = AgendaState.NO_TRACE
            self._changed.add(entry.number)
        return silent

    def restore(self, entry: AgendaEntry) -> AgendaEntry:
        """Takes in an entry that is known, under a number of its own here."""
        entry.number = self._next
        self._next += 1
        self.entries[entry.number] = entry
        self._index(entry)
        for article in _tellers(entry):
            self._touched_by[article].add(entry.number)
        return entry

    def recall(self, tellings: Iterable[Telling]) -> None:
        """Takes in what was told before: announcements that come late find in it what became of them."""
        for telling in tellings:
            if telling.status is not EventStatus.PLANNED:
                self._keep(telling)

    def let_go(self, tellings: Iterable[Telling]) -> None:
        """Lets go of what was told so long ago that no announcement is awaited; entries stay."""
        for telling in tellings:
            for key in _past_keys(telling):
                self._past[key].pop((telling.article, telling.n), None)
                if not self._past[key]:
                    del self._past[key]
                self._past_of[telling.article].discard((key, telling.n))
            if not self._past_of[telling.article]:
                del self._past_of[telling.article]

    def forget_before(self, day: str) -> list[AgendaEntry]:
        """Lets go of entries announced before `day`, save plans that are still open; gives those let go."""
        gone = [entry for entry in self.entries.values() if _is_over(entry, day)]
        for entry in gone:
            del self.entries[entry.number]
            for party in entry.parties:
                self._by_party[entry.announced.type, party].discard(entry.number)
            for article in _tellers(entry):
                self._touched_by[article].discard(entry.number)
        return gone

    def _announced(self, telling: Telling) -> AgendaEntry:
        known = self._matching(telling, (AgendaState.PLANNED, AgendaState.NO_TRACE))
        followed = [*known, *self._matching(telling, (AgendaState.HELD,))]
        same = next((entry for entry in followed if _same_plan(entry, telling)), None)
        if same is not None:
            return self._again(same, telling)
        moved = next((entry for entry in known if _moves(entry, telling)), None)
        entry = self._open(telling)
        later = next((other for other in known if _moves(entry, other.announced)), None)
        if moved is not None:
            self._move(moved, entry, telling)
        elif later is not None:
            self._move(entry, later, later.announced)
        if entry.state is AgendaState.PLANNED:
            self._close_by_past(entry)
        return entry

    def _again(self, entry: AgendaEntry, telling: Telling) -> AgendaEntry:
        """A second announcement: it may name the day, and more participants."""
        entry.history.append((telling.article, "announced again"))
        if entry.state is AgendaState.NO_TRACE:
            entry.state = AgendaState.PLANNED
        entry.parties |= telling.parties
        if telling.days and (entry.days is None or _finer(telling.days, entry.days)):
            entry.days = telling.days
        self._index(entry)
        return entry

    def _move(self, old: AgendaEntry, new: AgendaEntry, telling: Telling) -> None:
        old.state, old.closed_by, old.moved_to = AgendaState.POSTPONED, telling, new.number
        old.history.append((telling.article, f"moved to {telling.value}"))
        self._changed |= {old.number, new.number}

    def _called_off(self, telling: Telling) -> AgendaEntry | None:
        """The entry that is called or put off: of those still due, the one of that day, else the latest."""
        due = [entry for entry in self._matching(telling, (AgendaState.PLANNED,)) if _is_due(entry, telling)]
        of_day = (entry for entry in due if entry.days and telling.days and _same_plan(entry, telling))
        entry = next(of_day, next(iter(due), None))
        return self._call_off(entry, telling) if entry is not None else None

    def _call_off(self, entry: AgendaEntry, telling: Telling) -> AgendaEntry:
        if not telling.put_off:
            entry.state, entry.closed_by = AgendaState.CANCELLED, telling
            entry.history.append((telling.article, str(AgendaState.CANCELLED)))
        elif entry.days and telling.days and telling.days.first > entry.days.last:
            later = self._open(telling)
            self._touch(later, telling)
            self._move(entry, later, telling)
        else:
            entry.state, entry.closed_by = AgendaState.POSTPONED, telling
            entry.history.append((telling.article, str(AgendaState.POSTPONED)))
        return entry

    def _held(self, telling: Telling) -> AgendaEntry | None:
        open_states = (AgendaState.PLANNED, AgendaState.NO_TRACE)
        for entry in self._matching(telling, open_states):
            if _is_held_by(entry, telling):
                return _close(entry, telling)
        return None

    def _close_by_past(self, entry: AgendaEntry) -> None:
        """An entry whose event was told of in articles that came before its announcement did."""
        for telling in self._past_near(entry):
            fits = _like(entry, telling) and telling.told >= entry.announced.told
            if fits and telling.status is EventStatus.CANCELLED and _is_due(entry, telling):
                self._call_off(entry, telling)
            elif fits and _is_held_by(entry, telling):
                _close(entry, telling)
            if entry.state is not AgendaState.PLANNED:
                self._touch(entry, telling)
                return

    def _past_near(self, entry: AgendaEntry) -> list[Telling]:
        """Tellings of such events from the month of the announcement on, in the order of their days."""
        first = month_number(entry.announced.told)
        last = month_number(_last_hope(entry)) + 1
        found = {
            (telling.told, telling.article, telling.n): telling
            for party in entry.parties
            for month in range(first, min(last, first + _MONTHS_LOOKED_AT) + 1)
            for telling in self._past.get((entry.announced.type, party, month), {}).values()
        }
        return [found[key] for key in sorted(found)]

    def _open(self, telling: Telling) -> AgendaEntry:
        entry = AgendaEntry(self._next, telling, telling.days, telling.parties)
        self.entries[self._next] = entry
        self._next += 1
        self._index(entry)
        return entry

    def _index(self, entry: AgendaEntry) -> None:
        for party in entry.parties:
            self._by_party[entry.announced.type, party].add(entry.number)

    def _keep(self, telling: Telling) -> None:
        for key in _past_keys(telling):
            self._past[key][telling.article, telling.n] = telling
            self._past_of[telling.article].add((key, telling.n))

    def _matching(self, telling: Telling, states: Iterable[AgendaState]) -> list[AgendaEntry]:
        """Entries of such an event with these participants, the latest announced first."""
        numbers = {n for party in telling.parties for n in self._by_party.get((telling.type, party), ())}
        found = [self.entries[number] for number in numbers if number in self.entries]
        fitting = [entry for entry in found if entry.state in states and _like(entry, telling)]
        return sorted(fitting, key=lambda entry: (entry.announced.told, entry.number), reverse=True)


def _is_over_already(telling: Telling) -> bool:
    """Whether a plan is told as one that was (كان من المقرر) and is for no day that is still to come."""
    return telling.once and (telling.days is None or telling.days.last <= telling.told)


def _past_keys(telling: Telling) -> list[_Past]:
    return [(telling.type, party, month_number(telling.told)) for party in telling.parties]


def _tellers(entry: AgendaEntry) -> set[int]:
    """The articles that announced an entry and said what became of it."""
    closing = {entry.closed_by.article} if entry.closed_by else set()
    return {entry.announced.article, *closing, *(article for article, _ in entry.history)}


def _like(entry: AgendaEntry, telling: Telling) -> bool:
    """Whether a telling may be of the event announced: as to what it is, and who takes part."""
    if entry.announced.article == telling.article:
        return False
    visits = (entry.announced.mode == "visit") == (telling.mode == "visit")
    return (visits and share_parties(entry.parties, telling.parties)) or _visitor_is_there(entry, telling)


def _visitor_is_there(entry: AgendaEntry, telling: Telling) -> bool:
    """Whether a telling finds who was to travel in the land of the visit: received, or meeting somebody."""
    visit = entry.announced
    if visit.mode != "visit" or visit.land is None or visit.land != telling.land:
        return False
    is_sequel = telling.mode == "visit" or telling.status in _TAKEN_PLACE
    return is_sequel and bool(visit.actors & telling.parties)


def _same_plan(entry: AgendaEntry, telling: Telling) -> bool:
    if entry.days and telling.days:
        return apart(entry.days, telling.days) <= _SAME_PLAN
    return abs(days_between(entry.announced.told, telling.told)) <= _UNDATED_REACH


def _moves(entry: AgendaEntry, telling: Telling) -> bool:
    """Whether a later announcement gives an event that is still due another day."""
    if not (entry.days and telling.days) or telling.told < entry.announced.told:
        return False
    return telling.told <= entry.days.last or telling.put_off


def _is_due(entry: AgendaEntry, telling: Telling) -> bool:
    """Whether an entry was not over for long when a telling was told, so that it can be called off in it."""
    return days_between(_last_hope(entry), telling.told) <= _HELD_SLACK


def _is_over(entry: AgendaEntry, day: str) -> bool:
    """Whether an entry was announced before `day` and nothing more is expected of it."""
    return entry.announced.told < day and entry.state is not AgendaState.PLANNED


def _is_held_by(entry: AgendaEntry, telling: Telling) -> bool:
    """Whether what happened is what was announced: on its days, or soon after for an undated plan."""
    if telling.told < entry.announced.told:
        return False
    when = telling.days or Days(telling.told, telling.told, "day")
    if entry.days:
        return apart(entry.days, when) <= _HELD_SLACK
    return (
        entry.announced.told <= when.last and days_between(entry.announced.told, when.first) <= _UNDATED_REACH
    )


def _close(entry: AgendaEntry, telling: Telling) -> AgendaEntry:
    entry.state, entry.closed_by = AgendaState.HELD, telling
    entry.history.append((telling.article, "held"))
    return entry


def _open_again(entry: AgendaEntry) -> None:
    """Takes back how an entry was closed: the article that said so has changed."""
    assert entry.closed_by is not None
    closing = entry.closed_by.article
    entry.state, entry.closed_by, entry.moved_to = AgendaState.PLANNED, None, None
    entry.history = [(row, what) for row, what in entry.history if row != closing]


def _finer(a: Days, b: Days) -> bool:
    return days_between(a.first, a.last) < days_between(b.first, b.last)


def _last_hope(entry: AgendaEntry) -> str:
    """The day after which nothing more is to be expected of an entry."""
    if entry.days:
        return entry.days.last
    announced = date.fromisoformat(entry.announced.told)
    return (announced + timedelta(_UNDATED_REACH)).isoformat()
