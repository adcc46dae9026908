"""Logging in and out."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from marsad.archive.accounts import User, close_login, open_login, user_named
from marsad.archive.archive import Archive
from marsad.web.accounts.guard import COOKIE
from marsad.web.accounts.passwords import matches
from marsad.web.accounts.rate_limit import RateLimit
from marsad.web.pages.preferences_form import local
from marsad.web.render import page, view_of
from marsad.web.settings import Settings
from marsad.web.store import archive_of

router = APIRouter()
_TRIES = RateLimit(most=8, seconds=600)
_DAY = 24 * 3600


@router.get("/login")
def login_form(request: Request, back: str = "/") -> HTMLResponse:
    """The form."""
    return page(request, "login.html", back=local(back), problem=None)


@router.post("/login")
def log_in(
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "/",
) -> Response:
    """Opens a login where name and password fit; says no more than that they do not."""
    caller = f"{request.client.host if request.client else ''} {name}"
    if wait := _TRIES.wait(caller):
        raise HTTPException(429, "too many tries", {"Retry-After": str(int(wait) + 1)})
    settings: Settings = request.app.state.settings
    user = _proven(archive_of(request), name, password)
    if user is None:
        problem = view_of(request).t("login.wrong")
        return page(request, "login.html", 403, back=local(back), problem=problem)
    _TRIES.clear(caller)
    secret = secrets.token_urlsafe(32)
    with archive_of(request).writing() as writing:
        open_login(writing.connection, user, secret, settings.session_days)
    return _with_cookie(RedirectResponse(local(back), status_code=303), secret, settings)


def _with_cookie(response: RedirectResponse, secret: str, settings: Settings) -> RedirectResponse:
    response.set_cookie(
        COOKIE,
        secret,
        max_age=settings.session_days * _DAY,
        httponly=True,
        samesite="lax",
        secure=settings.cookie_secure,
    )
    return response


def _proven(archive: Archive, name: str, password: str) -> User | None:
    """The user who has that password. The slow check holds no lock: writers do not wait for it."""
    with archive.reading() as connection:
        user = user_named(connection, name)
    fits = matches(user.password if user and not user.disabled else None, password)
    return user if fits else None


@router.post("/logout")
def log_out(request: Request) -> Response:
    """Ends the login of this browser."""
    if secret := request.cookies.get(COOKIE):
        with archive_of(request).writing() as writing:
            close_login(writing.connection, secret)
    response = RedirectResponse("/", status_code=303)
    response.delete_cookie(COOKIE)
    return response
