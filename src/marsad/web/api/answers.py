"""The shapes of API answers that no record of the archive has, and the parameters that all lists share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Query

from marsad.archive.listing import Listed
from marsad.archive.views.agenda import AgendaRow
from marsad.archive.views.events import EventRow
from marsad.archive.views.identities import IdentityRow, Meeting
from marsad.archive.views.offices import Office
from marsad.archive.views.outlets import Feed, OutletRow, SourceRow
from marsad.archive.views.quotes import QuoteRow
from marsad.archive.views.stories import StoryCard
from marsad.web.read_also import ReadAlso

Limit = Annotated[int, Query(ge=1, le=200, description="How many items at most.")]
_NEXT = "The `next` of the page before."
_MOMENT, _ROW = r"-?\d{1,12}", r"\d{1,18}"
After = Annotated[str | None, Query(pattern=rf"^{_MOMENT}\.{_ROW}$", description=_NEXT)]
AfterEvent = Annotated[str | None, Query(pattern=rf"^{_MOMENT}\.{_ROW}\.\d{{1,4}}$", description=_NEXT)]
Code = Annotated[str, Path(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2.")]


@dataclass(frozen=True, slots=True)
class Articles:
    """A page of articles; `next` is null at the end."""

    items: list[Listed]
    next: str | None


@dataclass(frozen=True, slots=True)
class Stories:
    """A page of stories; `next` is null at the end."""

    items: list[StoryCard]
    next: str | None


@dataclass(frozen=True, slots=True)
class RelatedReports:
    """Reports to read beside a story, the best first."""

    items: list[ReadAlso]


@dataclass(frozen=True, slots=True)
class Events:
    """A page of events and how many there are in all."""

    items: list[EventRow]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """Agenda entries by their first day."""

    items: list[AgendaRow]


@dataclass(frozen=True, slots=True)
class Names:
    """People, organisations or places, the most named first."""

    items: list[IdentityRow]


@dataclass(frozen=True, slots=True)
class Name:
    """One of them with its offices, quotes, meetings and mentions by day."""

    identity: IdentityRow
    offices: list[Office]
    quotes: list[QuoteRow]
    meetings: list[Meeting]
    days: dict[str, int]


@dataclass(frozen=True, slots=True)
class Outlets:
    """Outlets, the ties of credit between them, and the sources that are harvested."""

    outlets: list[OutletRow]
    feeds: list[Feed]
    sources: list[SourceRow]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request was refused."""

    detail: str
