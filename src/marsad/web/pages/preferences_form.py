"""Takes a reader's choices of theme, month names and digits, and goes back to the page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse

from marsad.web.preferences import COOKIE, chosen, from_cookie

router = APIRouter()
_YEAR = 365 * 24 * 3600


@router.post("/preferences")
def save_preferences(
    request: Request,
    theme: Annotated[str, Form()] = "",
    months: Annotated[str, Form()] = "",
    digits: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "/",
) -> RedirectResponse:
    """Keeps the choices in a cookie for a year."""
    preferences = chosen(from_cookie(request.cookies.get(COOKIE)), theme, months, digits)
    response = RedirectResponse(local(back), status_code=303)
    response.set_cookie(COOKIE, preferences.cookie(), max_age=_YEAR, httponly=True, samesite="lax")
    return response


def local(address: str) -> str:
    """`address` if it stays on this site, else the root: a form must not send readers elsewhere.

    >>> local("/agenda"), local("//elsewhere.example"), local("https://elsewhere.example")
    ('/agenda', '/', '/')
    """
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if inside else "/"
