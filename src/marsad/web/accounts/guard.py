"""Who sends a request, and whether they may do what it asks."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from hmac import compare_digest
from typing import Annotated

from fastapi import Depends, Form, Header, HTTPException, Request, Security
from fastapi.security import HTTPBearer

from marsad.archive.accounts import Role, User, user_of_login, user_of_token
from marsad.web.store import archive_of

COOKIE = "marsad_login"
_Bearer = Annotated[object, Security(HTTPBearer(auto_error=False, description="An API token."))]
_CHALLENGE = {"WWW-Authenticate": "Bearer"}


def current_user(request: Request) -> User | None:
    """The user whose login cookie or `Authorization: Bearer` token the request carries."""
    if not hasattr(request.state, "user"):
        request.state.user = _find(request)
    user: User | None = request.state.user
    return user


def is_editor(request: Request) -> bool:
    """Whether the request is one of a user who may correct."""
    user = current_user(request)
    return user is not None and user.role.covers(Role.EDITOR)


def _find(request: Request) -> User | None:
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    cookie = request.cookies.get(COOKIE)
    if scheme.lower() == "bearer" and secret:
        with archive_of(request).reading() as connection:
            return user_of_token(connection, secret.strip())
    if cookie:
        with archive_of(request).reading() as connection:
            return user_of_login(connection, cookie)
    return None


def may_read(request: Request) -> None:
    """A dependency of a closed site: lets users pass, with a login or an API token; 401 without."""
    if current_user(request) is None:
        raise HTTPException(401, "reading needs an account here: log in first", _CHALLENGE)


def form_token(request: Request) -> str:
    """What a form of this browser must send back: no other site can know it."""
    secret = request.cookies.get(COOKIE, "")
    return sha256(f"form:{secret}".encode()).hexdigest() if secret else ""


def by_form(role: Role) -> Callable[..., User]:
    """A dependency that lets a form of users of `role` (or a higher one) pass: 401 without, 403 below it.

    A request by cookie must carry the form token too; one by API token cannot be forged by a browser.
    """

    def checked(
        request: Request,
        token: Annotated[str, Form()] = "",
        x_form_token: Annotated[str, Header()] = "",
    ) -> User:
        return _let_pass(request, role, token or x_form_token)

    return checked


def by_header(role: Role) -> Callable[..., User]:
    """As `by_form`, for requests without a form: the form token comes as the header `X-Form-Token`.

    Reading needs none.
    """

    def checked(
        request: Request, _bearer: _Bearer, x_form_token: Annotated[str, Header(include_in_schema=False)] = ""
    ) -> User:
        return _let_pass(request, role, x_form_token)

    return checked


def _let_pass(request: Request, role: Role, token: str) -> User:
    user = current_user(request)
    if user is None:
        raise HTTPException(401, "log in first", _CHALLENGE)
    if not user.role.covers(role):
        raise HTTPException(403, f"this needs the role {role.value}; you are {user.role.value}")
    forgeable = "authorization" not in request.headers and request.method != "GET"
    if forgeable and not compare_digest(token, form_token(request)):
        raise HTTPException(403, "the form is out of date: go back, reload the page and send it again")
    return user


Reader = Annotated[User, Depends(by_form(Role.READER))]
Editor = Annotated[User, Depends(by_form(Role.EDITOR))]
Admin = Annotated[User, Depends(by_form(Role.ADMIN))]
