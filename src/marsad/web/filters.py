"""The filters of lists as parameters of an address: what pages, feeds, exports and the API take."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BeforeValidator, Field

from marsad.archive.listing import Filter
from marsad.archive.views.agenda import AgendaFilter
from marsad.archive.views.events import EventFilter
from marsad.model.event import EventStatus, EventType

GREATEST = 2**62  # of the numbers that rows have
Number = Annotated[int, Path(ge=1, le=GREATEST)]


def _or_none(value: Any) -> Any:
    """A form sends fields that nobody filled in as empty texts."""
    return value or None


_EMPTY = BeforeValidator(_or_none)


_Text = Annotated[str, Field(max_length=200)]
_Row = Annotated[int, Field(ge=1, le=GREATEST)]
_Code = Annotated[str, Field(pattern="^[A-Z]{2}$")]


def _told(about: str, *examples: str) -> Any:
    return Query(description=about, examples=list(examples) or None)


Row = Annotated[_Row | None, _EMPTY, _told("The number of its page.")]
Outlet = Annotated[_Text | None, _EMPTY, _told("The outlet's name as articles have it.", "شبكة الأفق")]
Since = Annotated[date | None, _EMPTY, _told("The first day.", "2023-03-01")]
Until = Annotated[date | None, _EMPTY, _told("The last day.", "2023-03-31")]
Type = Annotated[EventType | None, _EMPTY, _told("A PLOVER type.", "CONSULT")]
Status = Annotated[EventStatus | None, _EMPTY, _told("Whether it happened.", "occurred")]
Country = Annotated[_Code | None, _EMPTY, _told("ISO 3166-1 alpha-2.", "SA")]
Named = Annotated[_Text | None, _EMPTY, _told("A name in any spelling that folds to it.", "رجب طيب أردوغان")]
Language = Annotated[_Text | None, _EMPTY, _told("BCP 47.", "ar")]
Mode = Annotated[_Text | None, _EMPTY, _told("A mode of the type.", "visit")]
State = Annotated[_Text | None, _EMPTY, _told("planned, held, postponed, cancelled or no-trace.", "held")]


def article_filter(
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    language: Language = None,
    person: Named = None,
    organisation: Named = None,
    place: Named = None,
    identity: Row = None,
    story: Row = None,
    event: Type = None,
    status: Status = None,
) -> Filter:
    """Which articles; days bound the publication."""
    first, last = _day(since), _day(until)
    names = (person, organisation, place)
    return Filter(outlet, first, last, language, *names, identity, story, event, status)


def event_filter(
    type: Type = None,  # noqa: A002  # the record's own name for it
    mode: Mode = None,
    status: Status = None,
    country: Country = None,
    identity: Row = None,
    other_country: Country = None,
    outlet: Outlet = None,
    story: Row = None,
    since: Since = None,
    until: Until = None,
) -> EventFilter:
    """Which events; days bound the event's own time."""
    first, last = _day(since), _day(until)
    return EventFilter(type, mode, status, country, identity, other_country, outlet, story, first, last)


def agenda_filter(
    state: State = None,
    since: Since = None,
    until: Until = None,
    type: Type = None,  # noqa: A002  # the record's own name for it
    place: Row = None,
    identity: Row = None,
    story: Row = None,
) -> AgendaFilter:
    """Which entries of the agenda; days bound the entry's own days."""
    return AgendaFilter(state, _day(since), _day(until), type, place, identity, story)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
