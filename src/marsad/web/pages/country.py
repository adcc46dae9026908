"""A country, and a pair of countries: who speaks and acts for them, what passed between them."""

from __future__ import annotations

import re

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse

from marsad.archive.views.events import EventFilter, event_rows
from marsad.archive.views.identities import countries, of_country
from marsad.archive.views.tellings import told_once
from marsad.web.pages.article import KINDS
from marsad.web.render import page
from marsad.web.store import archive_of

router = APIRouter()
_MOST_EVENTS = 60
_CODE = re.compile(r"[A-Z]{2}")


@router.get("/country/{code}")
def country(request: Request, code: str) -> HTMLResponse:
    """People, bodies and events of a country, by its ISO 3166-1 code."""
    _check(code)
    with archive_of(request).reading() as connection:
        return page(
            request,
            "country.html",
            codes=(code,),
            wanted={"country": code},
            identities=of_country(connection, code),
            events=told_once(connection, event_rows(connection, EventFilter(country=code), _MOST_EVENTS)),
            others=[other for other, _ in countries(connection) if other != code],
            paths=KINDS,
        )


@router.get("/pair/{one}/{other}")
def pair(request: Request, one: str, other: str) -> HTMLResponse:
    """What passed between two countries."""
    _check(one)
    _check(other)
    with archive_of(request).reading() as connection:
        rows = event_rows(connection, EventFilter(country=one, other_country=other), _MOST_EVENTS)
        return page(
            request,
            "country.html",
            codes=(one, other),
            wanted={"country": one, "q": f"country:{other}"},
            identities=(),
            events=told_once(connection, rows),
            others=(),
            paths=KINDS,
        )


def _check(code: str) -> None:
    if not _CODE.fullmatch(code):
        raise HTTPException(404)
