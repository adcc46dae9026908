"""Names put right in place: merged, kept apart, split; and the doubts that wait for it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from sqlalchemy import Connection
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.archive.accounts import Role, User
from marsad.archive.corrections.kinds import (
    Change,
    KeepApart,
    MergeIdentities,
    Named,
    SplitIdentity,
)
from marsad.archive.corrections.records import of_identity
from marsad.archive.views.doubts import Doubt, count_doubts, open_doubts
from marsad.archive.views.identities import IdentityRow, articles_naming, identity, named
from marsad.desk.deciding import keep_apart, merge_names, split_name
from marsad.web.accounts.guard import Editor, by_header
from marsad.web.decisions import Other, Reason, ShownCorrection, Ticked, decide, shown, some_ticked
from marsad.web.filters import GREATEST, Number
from marsad.web.pages.preferences_form import local
from marsad.web.render import page, view_of
from marsad.web.store import archive_of

router = APIRouter()
_MOST_OFFERED = 12
_MOST_DOUBTS = 50
_MOST_TOLD = 200
_MOST_HEADLINES = 2
_PLACES = ("GPE", "LOC", "FAC")
Back = Annotated[str, Form(max_length=500)]
_Reading = Annotated[User, Depends(by_header(Role.EDITOR))]


@router.get("/doubts")
def doubts(request: Request, _editor: _Reading) -> HTMLResponse:
    """The pairs of names that may be one, for a person to decide."""
    with archive_of(request).reading() as connection:
        found = open_doubts(connection, _MOST_DOUBTS)
        named_in = {
            row.id: articles_naming(connection, row.id, _MOST_HEADLINES)
            for each in found
            for row in (each.one, each.other)
        }
        return page(request, "doubts.html", doubts=found, named_in=named_in, total=count_doubts(connection))


@router.post("/name/{number}/merge")
def merge(
    request: Request, number: Number, editor: Editor, other: Other, reason: Reason = "", back: Back = ""
) -> Response:
    """The name and another stand for one."""
    decide(request, editor, lambda connection: merge_names(connection, number, other), reason)
    return _back(request, number, back)


@router.post("/name/{number}/apart")
def apart(
    request: Request, number: Number, editor: Editor, other: Other, reason: Reason = "", back: Back = ""
) -> Response:
    """The name and another stand for two."""
    decide(request, editor, lambda connection: keep_apart(connection, number, other), reason)
    return _back(request, number, back)


@router.post("/name/{number}/split")
def split(request: Request, number: Number, editor: Editor, article: Ticked, reason: Reason = "") -> Response:
    """In the articles (rows) that were ticked the name stands for somebody else."""
    some_ticked(request, article)
    decide(request, editor, lambda connection: split_name(connection, number, article), reason)
    return _back(request, number, "")


def for_editors(connection: Connection, found: IdentityRow, asked: str) -> dict[str, Any]:
    """What the page of a name holds for editors alone: doubts, names to merge with, articles, decisions."""
    doubts = open_doubts(connection, of=found.id)
    return {
        "doubts": doubts,
        "offered": _offered(connection, found, asked, doubts),
        "told": articles_naming(connection, found.id, _MOST_TOLD),
        "decided": _decided(connection, found),
    }


def _decided(connection: Connection, found: IdentityRow) -> list[ShownCorrection]:
    """The decisions in force about the name, the newest first."""
    forms = {found.name, *found.forms}
    held = (
        each
        for each in of_identity(connection, found.id)
        if any(name.passage.text in forms for name in _names(each.change))
    )
    return shown(connection, held)


def _offered(
    connection: Connection, found: IdentityRow, asked: str, doubts: list[Doubt]
) -> list[IdentityRow]:
    """Names that this one may be merged with: those asked for by number or part, else those of one surname.

    Those of open doubts have buttons of their own.
    """
    if asked.isdecimal() and int(asked) <= GREATEST:
        one = identity(connection, int(asked))
        rows = [one] if one else []
    else:
        kind = "PLACE" if found.type in _PLACES else found.type
        rows = named(connection, kind, asked or found.name.split()[-1], _MOST_OFFERED)
    known = {found.id} | {row.id for each in doubts for row in (each.one, each.other)}
    return [row for row in rows if row.id not in known]


def _names(change: Change) -> tuple[Named, ...]:
    match change:
        case MergeIdentities() | KeepApart():
            return (change.one, change.other)
        case SplitIdentity():
            return change.away + change.stay
        case _:
            return ()


def _back(request: Request, number: int, back: str) -> Response:
    address = local(back) if back else view_of(request).to(f"/person/{number}") + "#correct"
    return RedirectResponse(address, status_code=303)
