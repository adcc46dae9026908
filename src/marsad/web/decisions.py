"""What editors decide on the site: put in force, worked in by the desk, shown in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from fastapi import Form, HTTPException, Request
from pydantic import Field
from sqlalchemy import Connection

from marsad.archive.accounts import User
from marsad.archive.corrections.kinds import (
    Change,
    FixPlace,
    FixSpeaker,
    KeepApart,
    MergeIdentities,
    RejectFact,
    SplitIdentity,
    SplitStory,
    articles_of,
)
from marsad.archive.corrections.records import Correction
from marsad.archive.views.cards import ArticleCard, cards
from marsad.errors import CorrectionError, NotArchived
from marsad.web.filters import GREATEST
from marsad.web.render import view_of
from marsad.web.store import archive_of, store_of

_SHOWN_ARTICLES = 4
_Row = Annotated[int, Field(ge=1, le=GREATEST)]
Other = Annotated[_Row, Form()]
Ticked = Annotated[list[_Row], Form(max_length=500, default_factory=list)]
Reason = Annotated[str, Form(max_length=500)]


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """A correction as pages show it: what it speaks of, what that becomes, in which articles.

    `state` is `undone`, `unmet`, `waiting` (the desk has not worked it in yet) or `holds`.
    """

    made: Correction
    subject: str
    becomes: str | None
    articles: tuple[ArticleCard, ...]
    more: int
    state: str

    @property
    def key(self) -> str:
        """The end of its kind's key among the texts."""
        change = self.made.change
        return f"reject.{change.kind}" if isinstance(change, RejectFact) else self.made.kind.replace(" ", "_")


def decide(request: Request, editor: User, ask: Callable[[Connection], Change], reason: str) -> None:
    """Puts in force what an editor decided; what is asked for but no longer fits is answered with 400."""
    archive = archive_of(request)
    try:
        with archive.reading() as connection:
            change = ask(connection)
        archive.corrections.make(change, editor.name, reason.strip())
    except CorrectionError as error:
        raise HTTPException(400, view_of(request).t("correct.refused")) from error
    store_of(request).follow_decisions()


def some_ticked(request: Request, rows: Sequence[int]) -> None:
    """Answers with 400 where an editor sent a form without ticking anything."""
    if not rows:
        raise HTTPException(400, view_of(request).t("correct.none_ticked"))


def take_back(request: Request, editor: User, number: int) -> None:
    """Takes a correction out of force; 404 where there is none of that number."""
    try:
        archive_of(request).corrections.undo(number, editor.name)
    except NotArchived as error:
        raise HTTPException(404) from error
    store_of(request).follow_decisions()


def shown(connection: Connection, corrections: Iterable[Correction]) -> list[ShownCorrection]:
    """Corrections as pages show them, in the same order."""
    from marsad.desk.desk import followed  # readers see no corrections: the desk loads with the first

    listed = [(each, _articles(each.change)) for each in corrections]
    known = cards(connection, (row for _, rows in listed for row in rows[:_SHOWN_ARTICLES]))
    worked = followed(connection)
    return [_shown(each, rows, known, worked) for each, rows in listed]


def _shown(
    each: Correction, rows: Sequence[int], known: dict[int, ArticleCard], worked: dict[str, int]
) -> ShownCorrection:
    told = tuple(islice((known[row] for row in rows if row in known), _SHOWN_ARTICLES))
    subject, becomes = _words(each.change)
    return ShownCorrection(each, subject, becomes, told, len(rows) - len(told), _state(each, worked))


def _state(each: Correction, worked: dict[str, int]) -> str:
    if each.seq > worked.get(each.kind, each.seq):
        return "waiting"
    return "undone" if each.undone else "unmet" if each.unmet else "holds"


def _articles(change: Change) -> Sequence[int]:
    """The articles to show: of a split those that go."""
    if isinstance(change, SplitStory):
        return change.away
    rows = (
        (name.article for name in change.away) if isinstance(change, SplitIdentity) else articles_of(change)
    )
    return list(dict.fromkeys(rows))


def _words(change: Change) -> tuple[str, str | None]:
    """What a correction speaks of and what that becomes; nothing for stories, which their articles tell."""
    match change:
        case FixSpeaker():
            return change.quote.text, change.speaker.text if change.speaker else ""
        case FixPlace():
            return change.trigger.text, change.place.text if change.place else ""
        case RejectFact():
            return change.passage.text, None
        case MergeIdentities() | KeepApart():
            return f"{change.one.passage.text} · {change.other.passage.text}", None
        case SplitIdentity():
            return change.away[0].passage.text, None
        case _:
            return "", None
