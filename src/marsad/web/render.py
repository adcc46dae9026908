"""Templates filled for one request: its language, its reader's preferences, links that keep both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from marsad.archive.accounts import Role
from marsad.archive.clock import text_of
from marsad.web.accounts.guard import current_user, form_token, is_editor
from marsad.web.country_names import country_list, country_name
from marsad.web.dates import Dates
from marsad.web.markup import bars, counted_values, found_words, options, table_rows
from marsad.web.preferences import COOKIE, DIGITS, MONTHS, THEMES, Preferences, from_cookie
from marsad.web.texts import Texts
from marsad.web.timex_text import TimexText
from marsad.web.told import finding_text, reason_text, trouble_text

NAVIGATION = (
    ("nav.today", "/"),
    ("nav.agenda", "/agenda"),
    ("nav.events", "/events"),
    ("nav.people", "/names"),
    ("nav.outlets", "/outlets"),
    ("nav.paste", "/paste"),
)
_LANGUAGE_PREFIX = "/en"


@dataclass(frozen=True, slots=True)
class View:
    """The language and preferences of one request."""

    language: str
    preferences: Preferences
    path: str  # without the language's prefix, query included
    section: str

    @property
    def t(self) -> Texts:
        """The texts of the request's language."""
        return _texts(self.language)

    @property
    def dates(self) -> Dates:
        """Dates and numbers as the reader wants them."""
        return Dates(self.language, self.preferences)

    @property
    def timex(self) -> TimexText:
        """TIMEX3 values as the reader wants them."""
        return TimexText(self.dates, self.t)

    def to(self, path: str, **query: object) -> str:
        """The address of `path` in the request's language, empty query values left out."""
        prefix = _LANGUAGE_PREFIX if self.language == "en" else ""
        return address((prefix + path).rstrip("/") or "/", **query)


def address(path: str, **query: object) -> str:
    """`path` with a query, empty values left out."""
    asked = {name: value for name, value in query.items() if value not in (None, "", ())}
    return f"{path}?{urlencode(asked, doseq=True)}" if asked else path


def view_of(request: Request) -> View:
    """The view that the request's address and cookie ask for."""
    path = request.url.path
    english = path == _LANGUAGE_PREFIX or path.startswith(f"{_LANGUAGE_PREFIX}/")
    bare = path.removeprefix(_LANGUAGE_PREFIX) or "/" if english else path
    query = f"?{request.url.query}" if request.url.query else ""
    section = "/" + bare.split("/")[1]
    return View("en" if english else "ar", from_cookie(request.cookies.get(COOKIE)), bare + query, section)


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """`template` filled with `values` and with what every page needs."""
    view = view_of(request)
    shown = {**_of_view(view), **_of_reader(request), **values}
    html = environment().get_template(template).render(here=request.url.path, **shown)
    return HTMLResponse(
        html, status_code=status, headers={"Content-Language": view.language, "Vary": "Cookie"}
    )


def _of_view(view: View) -> dict[str, Any]:
    """What every page needs of the way it is looked at: language, section, choices, wording."""
    other = "ar" if view.language == "en" else "en"
    return {
        "view": view,
        "language": view.language,
        "other_language": other,
        "other_address": view.path if other == "ar" else _LANGUAGE_PREFIX + view.path.removesuffix("/"),
        "section": view.section,
        "preferences": view.preferences,
        "view_choices": _choices(view.preferences),
        "navigation": NAVIGATION,
        "t": view.t,
        "dates": view.dates,
        "timex": view.timex,
        "to": view.to,
    }


def _of_reader(request: Request) -> dict[str, Any]:
    """What every page needs of who reads it and of the site's settings."""
    user = current_user(request)
    return {
        "settings": request.app.state.settings,
        "user": user,
        "editor": is_editor(request),
        "admin": user is not None and user.role.covers(Role.ADMIN),
        "form_token": form_token(request),
    }


@cache
def environment() -> Environment:
    """The templates; markup is escaped everywhere and a missing value is an error."""
    made = Environment(
        loader=PackageLoader("marsad.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        address=address, asset=asset, iso=iso, country_name=country_name, country_list=country_list
    )
    made.globals.update(finding_text=finding_text, trouble_text=trouble_text, reason_text=reason_text)
    made.filters.update(country=country_name, found_words=found_words, table_rows=table_rows)
    made.filters.update(bars=bars, counted_values=counted_values, options=options)
    return made


def load_templates() -> None:
    """Compiles all templates, which the first pages would have to wait for."""
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)


def iso(moment: int) -> str:
    """Seconds since 1970 as an ISO 8601 text; a bare day where they stand at midnight."""
    return text_of(moment).removesuffix("T00:00:00Z")


@cache
def asset(name: str) -> str:
    """The address of a static file with its content's hash, so that it can be kept for ever."""
    content = (files("marsad.web") / "static" / name).read_bytes()
    return f"/static/{name}?{blake2b(content, digest_size=5).hexdigest()}"


def _choices(preferences: Preferences) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    return (
        ("theme", THEMES, preferences.theme),
        ("months", MONTHS, preferences.months),
        ("digits", DIGITS, preferences.digits),
    )


@cache
def _texts(language: str) -> Texts:
    return Texts(language)
