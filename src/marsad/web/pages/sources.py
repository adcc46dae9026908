"""The sources for those who manage them: how each does; adding, pausing, asking now, removing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.archive.accounts import Role, User
from marsad.archive.source_store import ArchivedSources
from marsad.errors import PageError
from marsad.model.source import Source, SourceKind
from marsad.web.accounts.guard import Admin, by_header
from marsad.web.render import page, view_of
from marsad.web.store import archive_of

if TYPE_CHECKING:
    from marsad.harvest.asking import Asker

router = APIRouter()
KINDS = (SourceKind.FEED, SourceKind.SITEMAP, SourceKind.SECTION, SourceKind.PAGE)
_Reading = Annotated[User, Depends(by_header(Role.ADMIN))]


def new_asker() -> Iterator[Asker]:
    """Asks public addresses alone: a form of the site must not reach into the network it runs in."""
    from marsad.harvest.asking import Asker  # what asks sources loads when the first is to be asked

    with Asker() as asker:
        yield asker


_Asker = Annotated[Any, Depends(new_asker)]


@router.get("/sources")
def sources(request: Request, _admin: _Reading) -> HTMLResponse:
    """All sources, those in trouble first."""
    return _show(request)


@router.post("/sources")
def add(
    request: Request,
    _admin: Admin,
    asker: _Asker,
    address: Annotated[str, Form(max_length=2000)] = "",
    kind: Annotated[Literal["", "feed", "sitemap", "section", "page"], Form()] = "",
    name: Annotated[str, Form(max_length=200)] = "",
    country: Annotated[str, Form(pattern="^([A-Z]{2})?$")] = "",
) -> Response:
    """Asks what an address is, and adds it; one that does not answer is not added, and the page says why."""
    from marsad.harvest.source_list import discovered, source_of

    told = address.strip()
    if not told.startswith(("https://", "http://")):
        return _show(request, view_of(request).t("sources.no_address"), told, name)
    try:
        found = discovered(told, SourceKind(kind) if kind else None, asker)
    except PageError as error:
        return _show(request, str(error), told, name)
    given = Source("", "", found.kind, name.strip(), country or None)
    source = source_of(found, given, verified=True)
    if _store(request).source(source.id) is None:
        _store(request).put_source(source)
    return _back(request, source)


@router.post("/sources/{source_id}")
def change(
    request: Request, _admin: Admin, asker: _Asker, source_id: str, what: Annotated[str, Form()]
) -> Response:
    """Does to a source what the button says: check, pause, resume or remove."""
    store = _store(request)
    source = store.source(source_id)
    if source is None:
        raise HTTPException(404)
    if what not in _CHANGES:
        raise HTTPException(400, f"{what!r} is none of {', '.join(_CHANGES)}")
    _CHANGES[what](store, source, asker)
    return _back(request, source)


def _check(store: ArchivedSources, source: Source, asker: Asker) -> None:
    from marsad.harvest.source_list import check_now

    check_now(store, [source], asker)


def _pause(store: ArchivedSources, source: Source, _asker: Asker) -> None:
    store.put_source(replace(source, enabled=False))


def _resume(store: ArchivedSources, source: Source, _asker: Asker) -> None:
    store.put_source(replace(source, enabled=True))


def _remove(store: ArchivedSources, source: Source, _asker: Asker) -> None:
    store.remove_source(source.id)


_CHANGES: dict[str, Callable[[ArchivedSources, Source, Asker], None]] = {
    "check": _check,
    "pause": _pause,
    "resume": _resume,
    "remove": _remove,
}


def _show(request: Request, problem: str | None = None, address: str = "", name: str = "") -> HTMLResponse:
    from marsad.harvest.source_list import standing_of

    store = _store(request)
    standings = [standing_of(store, source) for source in store.sources()]
    standings.sort(key=lambda each: (-each.state.failures, each.source.name))
    return page(
        request,
        "sources.html",
        400 if problem else 200,
        standings=standings,
        kinds=KINDS,
        problem=problem,
        address=address,
        name=name,
    )


def _store(request: Request) -> ArchivedSources:
    return archive_of(request).sources


def _back(request: Request, source: Source) -> RedirectResponse:
    return RedirectResponse(f"{view_of(request).to('/sources')}#{source.id}", status_code=303)
