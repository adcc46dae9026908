"""The archive that the site shows, opened once a process."""

from __future__ import annotations

from starlette.requests import Request

from marsad.archive.archive import Archive


def archive_of(request: Request) -> Archive:
    """The archive of the request's application."""
    archive: Archive = request.app.state.archive
    return archive
