"""Stories: ranked as on the front page or newest first, and one with its articles and copies."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request

from marsad.archive.views.stories import StoryPage, newest_stories, story_page, top_stories
from marsad.web.api.answers import After, Limit, RelatedReports, Stories
from marsad.web.filters import Number
from marsad.web.read_also import read_also
from marsad.web.store import archive_of, store_of

router = APIRouter(tags=["stories"])
Order = Annotated[Literal["top", "newest"], Query(description="top: as on the front page, one page of it.")]


@router.get("/stories")
def stories(request: Request, order: Order = "top", limit: Limit = 40, after: After = None) -> Stories:
    """Stories in the order asked for."""
    with archive_of(request).reading() as connection:
        if order == "top":
            return Stories(top_stories(connection, limit), None)
        found = newest_stories(connection, limit, after)
    return Stories(found, found[-1].cursor if len(found) == limit else None)


@router.get("/stories/{number}")
def story(request: Request, number: Number) -> StoryPage:
    """One story; one that was merged is given under the number that holds it now."""
    with archive_of(request).reading() as connection:
        found = story_page(connection, number)
    if found is None:
        raise HTTPException(404, f"no story {number}")
    return found


@router.get("/stories/{number}/related")
def related(request: Request, number: Number) -> RelatedReports:
    """Reports of other stories that are worth reading beside this one, and why."""
    return RelatedReports(read_also(store_of(request), story(request, number)))
