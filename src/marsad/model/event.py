"""Events, as PLOVER types them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from marsad.model.span import Span


class EventType(StrEnum):
    """The sixteen PLOVER types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class EventStatus(StrEnum):
    """Whether the event happened, goes on, is to come, was called off or is denied."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, where and when, with the sentence that says so.

    `actors`, `recipients` and `place` are entity ids of the article; `time` is a TIMEX3 value;
    `start` and `end` bound the sentence. `denied_by` is the index of the quote that denies it.
    """

    type: EventType
    status: EventStatus
    trigger: Span
    trigger_text: str
    start: int
    end: int
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    denied_by: int | None = None
    rule: str = ""
