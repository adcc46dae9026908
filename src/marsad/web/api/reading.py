"""Reads a page that is sent: its articles with their facts; nothing is stored."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel, Field

from marsad.errors import PageError
from marsad.export.record import to_record
from marsad.harvest.form import form_of
from marsad.model.page import Page
from marsad.web.settings import Settings

router = APIRouter(tags=["read"])
_EXAMPLE = "وزير الطاقة في عمان\nوصل وزير الطاقة العراقي، الأحد، إلى عمان في زيارة رسمية."


class SentPage(BaseModel):
    """A page's text or HTML, and its address where it is known."""

    text: Annotated[str, Field(min_length=1, examples=[_EXAMPLE])]
    url: Annotated[str | None, Field(max_length=2000)] = None


class ReadArticles(BaseModel):
    """The articles of the page as article records, or why there is none."""

    articles: list[dict[str, Any]]
    why_empty: str | None


@router.post("/read")
def read(request: Request, sent: SentPage) -> ReadArticles:
    """The articles of a page."""
    from marsad.pipeline import read_with_lines  # what reads pages loads when the first is sent

    settings: Settings = request.app.state.settings
    if len(sent.text) > settings.paste_limit:
        raise HTTPException(413, f"at most {settings.paste_limit} characters")
    try:
        reading = read_with_lines(Page("sent", sent.text, form_of(sent.text), url=sent.url))
    except PageError as error:
        raise HTTPException(422, error.reason) from error
    return ReadArticles(
        articles=[to_record(article) for article in reading.articles], why_empty=reading.why_empty
    )
