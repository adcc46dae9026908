"""Corrections in place: an editor rejects a fact, fixes a speaker or a place, and undoes corrections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.archive.corrections.kinds import (
    Change,
    FactKind,
    FixPlace,
    FixSpeaker,
    Passage,
    RejectFact,
    passage_of,
)
from marsad.archive.loading import Archived
from marsad.errors import CorrectionError, NotArchived
from marsad.model.entity import Entity
from marsad.web.accounts.guard import Editor
from marsad.web.decisions import decide, shown, take_back
from marsad.web.filters import Number
from marsad.web.pages.preferences_form import local
from marsad.web.render import page, view_of
from marsad.web.store import archive_of

router = APIRouter()
_MOST_SHOWN = 200


@router.post("/article/{number}/correct")
def correct(
    request: Request,
    number: str,
    editor: Editor,
    what: Annotated[str, Form()],
    fact: Annotated[int, Form(ge=0)],
    entity: Annotated[str, Form()] = "",
    reason: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Makes one correction: `what` to do with the fact of that number; `entity` is an id of the article."""
    try:
        held = archive_of(request).archived(number)
    except NotArchived as error:
        raise HTTPException(404) from error
    decide(request, editor, lambda _connection: _change(held, what, fact, entity), reason)
    return RedirectResponse(view_of(request).to(f"/article/{number}") + "#correct", status_code=303)


@router.get("/corrections")
def corrections(request: Request) -> HTMLResponse:
    """All corrections, the newest first, each with who made it."""
    archive = archive_of(request)
    newest = archive.corrections.since(0)[: -_MOST_SHOWN - 1 : -1]
    with archive.reading() as connection:
        return page(request, "corrections.html", corrections=shown(connection, newest))


@router.post("/corrections/{number}/undo")
def undo(request: Request, number: Number, editor: Editor, back: Annotated[str, Form()] = "") -> Response:
    """Takes a correction out of force and goes back to the page whose form it was."""
    take_back(request, editor, number)
    return RedirectResponse(local(back) if back else view_of(request).to("/corrections"), status_code=303)


def _change(held: Archived, what: str, fact: int, entity: str) -> Change:
    make = _MAKERS.get(what)
    if make is None:
        raise CorrectionError("correction", f"{what!r} is none of {', '.join(_MAKERS)}")
    try:
        return make(held, fact, entity)
    except IndexError as error:
        raise CorrectionError(f"article {held.article.id}", f"it has no fact {fact} of that kind") from error


def _fix_speaker(held: Archived, fact: int, entity: str) -> Change:
    return FixSpeaker(held.row, _quote(held, fact), _mention(held, entity))


def _fix_place(held: Archived, fact: int, entity: str) -> Change:
    return FixPlace(held.row, _trigger(held, fact), _mention(held, entity))


def _reject_quote(held: Archived, fact: int, _entity: str) -> Change:
    return RejectFact(held.row, FactKind.QUOTE, _quote(held, fact))


def _reject_event(held: Archived, fact: int, _entity: str) -> Change:
    return RejectFact(held.row, FactKind.EVENT, _trigger(held, fact))


def _reject_entity(held: Archived, fact: int, _entity: str) -> Change:
    return RejectFact(held.row, FactKind.ENTITY, _first(held, held.article.entities[fact]))


def _reject_time(held: Archived, fact: int, _entity: str) -> Change:
    time = held.article.times[fact]
    return RejectFact(held.row, FactKind.TIME, passage_of(held.article.body, time.start, time.end))


_MAKERS: dict[str, Callable[[Archived, int, str], Change]] = {
    "fix speaker": _fix_speaker,
    "fix place": _fix_place,
    "reject quote": _reject_quote,
    "reject event": _reject_event,
    "reject entity": _reject_entity,
    "reject time": _reject_time,
}


def _quote(held: Archived, fact: int) -> Passage:
    quote = held.article.quotes[fact]
    return passage_of(held.article.body, quote.start, quote.end)


def _trigger(held: Archived, fact: int) -> Passage:
    trigger = held.article.events[fact].trigger
    return passage_of(held.article.body, trigger.start, trigger.end)


def _mention(held: Archived, entity: str) -> Passage | None:
    """A mention of the entity of that id; None, nobody or nowhere, for no id."""
    if not entity:
        return None
    found = next((each for each in held.article.entities if each.id == entity), None)
    if found is None:
        raise CorrectionError("correction", f"the article has no entity {entity!r}")
    return _first(held, found)


def _first(held: Archived, entity: Entity) -> Passage:
    mention = entity.mentions[0]
    return passage_of(held.article.body, mention.start, mention.end)
