"""Webhooks for those who manage them: who is told of what, how it arrives; adding, testing, pausing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from sqlalchemy import Connection
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.archive import webhooks as store
from marsad.archive.accounts import Role, User
from marsad.archive.archive import Archive
from marsad.archive.loading import last_seq
from marsad.archive.search.query import parse
from marsad.archive.views.identities import IdentityRow, identities_of
from marsad.archive.webhooks import Message, MessageState, Webhook, Wish, WishKind
from marsad.errors import AddressRefused, FetchError, QueryError, WebhookError
from marsad.lexicon.pack import load
from marsad.web.accounts.guard import Admin, by_header
from marsad.web.filters import Number
from marsad.web.render import View, page, view_of
from marsad.web.store import archive_of
from marsad.webhooks.signing import shown_secret
from marsad.webhooks.wanting import Wanted, alike, register

router = APIRouter()
PLAIN = (WishKind.STORY_NEW, WishKind.STORY_GROWN, WishKind.AGENDA_CHANGED)
_MOST_NAMED = 5  # of the names that one may mean
_Reading = Annotated[User, Depends(by_header(Role.ADMIN))]
_Plain = Literal["story.new", "story.grown", "agenda.changed"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A subscriber with the numbers of its messages by state and its latest messages."""

    hook: Webhook
    counts: dict[str, int]
    latest: list[Message]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form held: it is shown again where something was wrong with it."""

    address: str = ""
    wants: tuple[str, ...] = ()
    naming: str = ""
    query: str = ""


@router.get("/webhooks")
def webhooks(request: Request, _admin: _Reading) -> HTMLResponse:
    """All subscribers and a form to add one."""
    return _show(request)


@router.post("/webhooks")
def add(
    request: Request,
    _admin: Admin,
    address: Annotated[str, Form(max_length=2000)] = "",
    wants: Annotated[list[_Plain], Form()] = [],  # noqa: B006  # FastAPI copies it
    naming: Annotated[str, Form(max_length=500)] = "",
    query: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Adds a subscriber; its secret is on the page that answers, and on no other."""
    form = Asked(address.strip(), tuple(wants), naming.strip(), query.strip())
    problem = _problem(request, form)
    if problem:
        return _show(request, problem=problem, form=form)
    kinds = [WishKind(kind) for kind in form.wants]
    wanted = Wanted(kinds, [form.naming] if form.naming else [], [form.query] if form.query else [])
    try:
        hook = register(archive_of(request), form.address, wanted)
    except (FetchError, WebhookError) as error:
        kind = "private" if isinstance(error, AddressRefused) else "no_address"
        return _show(request, problem=view_of(request).t(f"webhooks.{kind}"), form=form)
    return _show(request, added=hook)


@router.post("/webhooks/{number}")
def change(request: Request, _admin: Admin, number: Number, what: Annotated[str, Form()]) -> Response:
    """Does to a subscriber what the button says: test, pause, resume or remove."""
    archive = archive_of(request)
    try:
        if what == "test":
            return _tested(request, archive, number)
        if what not in _CHANGES:
            raise HTTPException(400, f"{what!r} is none of test, {', '.join(_CHANGES)}")
        with archive.writing() as writing:
            _CHANGES[what](writing.connection, number)
    except WebhookError as error:
        raise HTTPException(404) from error
    return RedirectResponse(f"{view_of(request).to('/webhooks')}#webhook-{number}", status_code=303)


def _tested(request: Request, archive: Archive, number: int) -> Response:
    with archive.reading() as connection:
        hook = store.known_webhook(connection, number)
    from marsad.webhooks.courier import send_test  # what sends loads with the first test

    return _show(request, tested=(hook, send_test(hook)))


_CHANGES: dict[str, Callable[[Connection, int], Webhook]] = {
    "pause": store.pause,
    "resume": lambda connection, number: store.resume(connection, number, last_seq(connection)),
    "remove": store.remove_webhook,
}


def _problem(request: Request, form: Asked) -> str | None:
    """What is wrong with the form, in the reader's language."""
    view = view_of(request)
    if not (form.wants or form.naming or form.query):
        return view.t("webhooks.nothing")
    with archive_of(request).reading() as connection:
        found = alike(connection, form.naming) if form.naming else []
    if form.naming and len(found) != 1:
        return _which(view, form.naming, found)
    return _query_problem(view, form.query) if form.query else None


def _which(view: View, name: str, found: list[IdentityRow]) -> str:
    if not found:
        return view.t("webhooks.unknown_name", name=name)
    listed = view.t("sep").join(f"{each.name} ({each.id})" for each in found[:_MOST_NAMED])
    return view.t("webhooks.which_name", name=name, names=listed)


def _query_problem(view: View, query: str) -> str | None:
    try:
        parse(query, load())
    except QueryError as error:
        return error.english if view.language == "en" else error.arabic
    return None


def _show(
    request: Request, problem: str | None = None, form: Asked | None = None, **told: Any
) -> HTMLResponse:
    with archive_of(request).reading() as connection:
        standings = list(_standings(connection))
        wishes = (wish for each in standings for wish in each.hook.wishes)
        names = identities_of(connection, set(_named(wishes)))
    values = {"added": None, "tested": None, **told}
    return page(
        request,
        "webhooks.html",
        400 if problem else 200,
        standings=standings,
        names=names,
        plain=PLAIN,
        problem=problem,
        form=form or Asked(),
        shown_secret=shown_secret,
        **values,
    )


def _standings(connection: Connection) -> Iterator[Standing]:
    counts = store.counts_of(connection)
    for hook in store.all_webhooks(connection):
        numbers = {state.value: counts.get((hook.id, state), 0) for state in MessageState}
        yield Standing(hook, numbers, store.latest_messages(connection, hook.id))


def _named(wishes: Iterator[Wish]) -> Iterator[int]:
    """The identities that wishes speak of."""
    return (int(wish.subject) for wish in wishes if wish.kind is WishKind.ARTICLE_NAMING and wish.subject)
