"""Saves a search under a name, and forgets one; the search page lists them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from marsad.archive.saved_searches import delete_search, save_search
from marsad.errors import ArchiveError, NotArchived
from marsad.web.accounts.guard import Reader
from marsad.web.asked import Asked
from marsad.web.filters import Number
from marsad.web.render import view_of
from marsad.web.store import archive_of

router = APIRouter()
_Field = Annotated[str, Form(max_length=500)]


@router.post("/searches")
def save(
    request: Request,
    reader: Reader,
    name: Annotated[str, Form(max_length=100)] = "",
    q: _Field = "",
    outlet: _Field = "",
    person: _Field = "",
    country: _Field = "",
    event: _Field = "",
    first: _Field = "",
    last: _Field = "",
) -> Response:
    """Keeps the search of the form; without a name it goes by its query."""
    asked = Asked(q, outlet, person, country, event, first, last)
    if asked.is_empty:
        raise HTTPException(400, view_of(request).t("saved.empty"))
    called = name.strip() or q.strip() or next(filter(None, asked.filters.values()))
    try:
        with archive_of(request).writing() as writing:
            save_search(writing.connection, reader, called, q, asked.filters)
    except ArchiveError as error:
        raise HTTPException(400, error.reason) from error
    return RedirectResponse(view_of(request).to("/search", q=q, **asked.filters), status_code=303)


@router.post("/searches/{number}/delete")
def delete(request: Request, reader: Reader, number: Number) -> Response:
    """Forgets a search."""
    try:
        with archive_of(request).writing() as writing:
            delete_search(writing.connection, reader, number)
    except NotArchived as error:
        raise HTTPException(404) from error
    return RedirectResponse(view_of(request).to("/search"), status_code=303)
