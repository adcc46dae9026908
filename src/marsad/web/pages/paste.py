"""Un-paste: a pasted text or HTML is read at once and shown with its facts; nothing is stored."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse

from marsad.errors import PageError
from marsad.harvest.form import form_of
from marsad.model.page import Page
from marsad.web.article_view import view_of as article_view
from marsad.web.render import page, view_of
from marsad.web.settings import Settings

router = APIRouter()


@router.get("/paste")
def empty_form(request: Request) -> HTMLResponse:
    """The empty form."""
    return _show(request)


@router.post("/paste")
def read_pasted(
    request: Request, text: Annotated[str, Form()] = "", url: Annotated[str, Form()] = ""
) -> HTMLResponse:
    """The articles of the pasted text, or why there are none."""
    from marsad.pipeline import read_with_lines  # what reads pages loads when the first is pasted

    settings: Settings = request.app.state.settings
    view = view_of(request)
    if not text.strip():
        return _show(request, problem=view.t("paste.empty"), status=400)
    if len(text) > settings.paste_limit:
        limit = view.dates.number(settings.paste_limit)
        return _show(request, problem=view.t("paste.too_long", limit=limit), status=413)
    try:
        reading = read_with_lines(Page("pasted", text, form_of(text), url=url or None))
    except PageError as error:
        return _show(request, text, url, problem=error.reason, status=422)
    articles = [article_view(article, view.t, view.timex) for article in reading.articles]
    problem = None if articles else f"{view.t('paste.none')} {reading.why_empty or ''}"
    return _show(request, text, url, problem, articles=articles, dropped=reading.lines)


def _show(
    request: Request,
    pasted: str = "",
    url: str = "",
    problem: str | None = None,
    status: int = 200,
    articles: object = (),
    dropped: object = (),
) -> HTMLResponse:
    return page(
        request,
        "paste.html",
        status,
        pasted=pasted,
        url=url,
        problem=problem,
        articles=articles,
        dropped=dropped,
    )
