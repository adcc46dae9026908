"""Error pages: what went wrong and where to go next, in the reader's language; JSON for the API."""

from __future__ import annotations

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from marsad.errors import SearchIndexError
from marsad.web.render import page, view_of

_TITLED = frozenset({400, 401, 403, 404, 413, 429, 500, 503})
_log = structlog.get_logger("marsad.web")


def add_failures(app: FastAPI) -> None:
    """Registers the pages for refused, missing and failed requests."""
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(SearchIndexError, _unready)
    app.add_exception_handler(Exception, _failed)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(request, error.status_code, str(error.detail), dict(error.headers or {}))


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    reasons = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
    status = 422 if request.url.path.startswith("/api/") else 400
    return _answer(request, status, reasons, {})


async def _unready(request: Request, error: Exception) -> Response:
    _log.warning("search failed", path=request.url.path, reason=str(error))
    assert isinstance(error, SearchIndexError)
    return _answer(request, 503, error.reason, {"Retry-After": "60"})


async def _failed(request: Request, error: Exception) -> Response:
    _log.error("request failed", path=request.url.path, exc_info=error)
    return _answer(request, 500, "", {})


def _answer(request: Request, status: int, detail: str, headers: dict[str, str]) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": detail or "internal error"}, status_code=status, headers=headers)
    if status == 401 and _is_a_page(request):
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(view_of(request).to("/login", back=back), status_code=303)
    t = view_of(request).t
    heading = t(f"error.{status if status in _TITLED else 400}.title")
    text = t(f"error.{status}.text") if status in (404, 500, 503) else detail
    response = page(request, "error.html", status, heading=heading, text=text)
    response.headers.update(headers)
    return response


def _is_a_page(request: Request) -> bool:
    """Whether a browser asks for a page to show; feed readers and forms get the refusal itself."""
    return request.method == "GET" and "text/html" in request.headers.get("accept", "")
