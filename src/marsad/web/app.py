"""The site as one ASGI application: its pages in two languages, static files, errors, headers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import Depends, FastAPI
from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware

from marsad.archive.archive import Archive
from marsad.harvest.websub_app import WebSubApp
from marsad.watching.metrics import SourceConditions
from marsad.web import operations
from marsad.web.accounts.guard import COOKIE, may_read
from marsad.web.api import articles as api_articles
from marsad.web.api import export, reading, records
from marsad.web.api import search as api_search
from marsad.web.api import stories as api_stories
from marsad.web.api.answers import Refusal
from marsad.web.api.examples import add_examples
from marsad.web.failures import add_failures
from marsad.web.kept_responses import KeptResponses
from marsad.web.operations import Counted, Counts
from marsad.web.pages import (
    agenda,
    article,
    correct,
    correct_name,
    correct_story,
    country,
    digest,
    events,
    follow,
    identity,
    login,
    outlets,
    paste,
    preferences_form,
    saved_searches,
    search,
    sources,
    story,
    today,
    webhooks,
)
from marsad.web.security import SecurityHeaders
from marsad.web.settings import Settings
from marsad.web.static_files import add_static_files
from marsad.web.store import Store

# Looked through from the first for each request: what is asked most stands first.
PAGES = (
    today,
    article,
    search,
    story,
    identity,
    agenda,
    events,
    outlets,
    country,
    follow,
    digest,
    paste,
    correct,
    correct_story,
    correct_name,
    saved_searches,
    sources,
    webhooks,
)

OPEN = (login, preferences_form, operations)  # to anyone, on a closed site too
API = (api_articles, api_stories, api_search, records, export, reading)
_THREADS = 8
_REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": Refusal} for status in (401, 403, 404, 409, 413, 422)
}


def _anonymous(headers: Headers) -> bool:
    """Whether a request comes without login and without token."""
    return "authorization" not in headers and f"{COOKIE}=" not in headers.get("cookie", "")


def _add_what_is_read(app: FastAPI) -> None:
    """Adds pages in both languages and the API; on a closed site they need a user."""
    closed = [] if app.state.settings.open_reading else [Depends(may_read)]
    for module in PAGES:
        app.include_router(module.router, dependencies=closed, include_in_schema=False)
        app.include_router(module.router, prefix="/en", dependencies=closed, include_in_schema=False)
    for module in API:
        app.include_router(module.router, prefix="/api", dependencies=closed, responses=_REFUSALS)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Few threads answer: more would only take turns at one processor, each with connections of its own."""
    current_default_thread_limiter().total_tokens = _THREADS
    app.state.store.warm_up_aside(*app.state.warming)
    yield


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application for `settings`; `uvicorn marsad.web.app:create_app --factory` serves it."""
    app = FastAPI(
        title="Marsad", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json", lifespan=_lifespan
    )
    app.state.settings = settings or Settings()
    app.state.counts = Counts()
    app.state.warming = ()  # what a server has made ready behind its first answers
    archive = Archive.open(app.state.settings.archive)
    app.state.store = Store(archive)
    _add_what_is_read(app)
    for module in OPEN:
        app.include_router(module.router, include_in_schema=False)
    app.include_router(login.router, prefix="/en", include_in_schema=False)
    app.mount("/websub", WebSubApp(archive.sources))
    app.state.counts.registry.register(SourceConditions(archive.sources))
    document = app.openapi
    app.openapi = lambda: add_examples(document())  # type: ignore[method-assign]
    add_static_files(app)
    add_failures(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=3)
    app.add_middleware(KeptResponses, state=archive.last_seq, anonymous=_anonymous)
    app.add_middleware(Counted, counts=app.state.counts)
    app.add_middleware(SecurityHeaders)
    return app
