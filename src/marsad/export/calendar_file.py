"""Announced events as an iCalendar file (RFC 5545): whole days, each with where it was announced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

_STATUS = {"held": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED", "postponed": "CANCELLED"}


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An entry: ISO days, both included; `changed` is an ISO moment in UTC."""

    id: str
    title: str
    first_day: str
    last_day: str
    state: str
    link: str
    place: str | None = None
    changed: str | None = None
    description: str = ""


def to_calendar(entries: Iterable[CalendarEntry], name: str) -> bytes:
    """The calendar; entries whose days no calendar has are left out by the caller."""
    calendar = Calendar()
    calendar.add("prodid", "-//Marsad//Agenda//AR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", f"{entry.id}@marsad")
    event.add("summary", entry.title)
    event.add("dtstart", date.fromisoformat(entry.first_day))
    event.add("dtend", date.fromisoformat(entry.last_day) + timedelta(1))  # the end is not included
    event.add("dtstamp", _moment(entry.changed))
    event.add("status", _STATUS.get(entry.state, "TENTATIVE"))
    event.add("url", entry.link)
    event.add("transp", "TRANSPARENT")
    if entry.place:
        event.add("location", entry.place)
    if entry.description:
        event.add("description", entry.description)
    return event


def _moment(changed: str | None) -> datetime:
    if changed is None:
        return datetime.fromtimestamp(0, UTC)
    return datetime.fromisoformat(changed).astimezone(UTC)
