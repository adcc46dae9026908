"""Happenings and agenda entries: one event told by many articles, and one announced and then followed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from marsad.model.event import EventStatus, EventType


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a TIMEX3 value covers, ISO; `precision` is `day`, `week`, `month`, … or `year`."""

    first: str
    last: str
    precision: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's account of an event: `parties` and `place` are identities, `told` the article's ISO day.

    `article` and `n` say which event of which article it is; `put_off` whether its sentence says that it is
    put off, and `once` whether it tells of a plan as of one that was. Of the parties the `actors` act, or
    travel; `land` is the country it happens in, where that is not their own.
    """

    article: int
    n: int
    type: EventType
    mode: str | None
    status: EventStatus
    parties: frozenset[int]
    told: str
    put_off: bool = False
    days: Days | None = None
    value: str | None = None
    place: int | None = None
    story: int | None = None
    actors: frozenset[int] = frozenset()
    land: str | None = None
    once: bool = False


@dataclass(slots=True)
class Happening:
    """An event across articles with all its tellings; `conflicts` are what they disagree on."""

    number: int
    tellings: list[Telling] = field(default_factory=list)

    @property
    def parties(self) -> frozenset[int]:
        """Everyone that some telling names."""
        return frozenset().union(*(telling.parties for telling in self.tellings))


class AgendaState(StrEnum):
    """What became of an announced event."""

    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    NO_TRACE = "no-trace"


@dataclass(slots=True)
class AgendaEntry:
    """An announced event: the telling that announced it, its days as last announced, what closed it.

    `history` is what happened to it, in words with the article that says so; `moved_to` is the entry that
    a postponed one became.
    """

    number: int
    announced: Telling
    days: Days | None
    parties: frozenset[int]
    state: AgendaState = AgendaState.PLANNED
    closed_by: Telling | None = None
    moved_to: int | None = None
    history: list[tuple[int, str]] = field(default_factory=list)
