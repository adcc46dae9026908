"""Outlets: who feeds whom, own reporting and copies; one outlet; the health of sources."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from marsad.archive.views.cards import newest
from marsad.archive.views.outlets import feeds, outlet_rows, source_rows
from marsad.web.drawing import feeds_of
from marsad.web.render import page
from marsad.web.store import archive_of

router = APIRouter()


@router.get("/outlets")
def outlets(request: Request) -> HTMLResponse:
    """All outlets and the graph of credit between them."""
    with archive_of(request).reading() as connection:
        ties = feeds(connection)
        return page(
            request,
            "outlets.html",
            rows=outlet_rows(connection),
            feeds=ties,
            graph=feeds_of(ties),
            sources=source_rows(connection),
        )


@router.get("/outlet/{name:path}")
def outlet(request: Request, name: str) -> HTMLResponse:
    """One outlet: whom it credits, who credits it, its newest articles."""
    with archive_of(request).reading() as connection:
        ties = feeds(connection, outlet=name)
        return page(
            request,
            "outlet.html",
            name=name,
            row=next((row for row in outlet_rows(connection) if row.name == name), None),
            feeds=ties,
            graph=feeds_of(ties),
            articles=newest(connection, 30, outlet=name),
        )
