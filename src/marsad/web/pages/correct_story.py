"""Stories put right in place: one merged with another, reports that tell something else taken out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from sqlalchemy import Connection
from starlette.responses import RedirectResponse, Response

from marsad.archive.corrections.kinds import OF_STORIES
from marsad.archive.corrections.records import of_articles
from marsad.archive.search.searching import Request as Search
from marsad.archive.views.cards import cards
from marsad.archive.views.stories import StoryCard, StoryPage, story_cards
from marsad.desk.deciding import merge_stories, split_story
from marsad.errors import QueryError
from marsad.web.accounts.guard import Editor
from marsad.web.decisions import Other, Reason, ShownCorrection, Ticked, decide, shown, some_ticked
from marsad.web.filters import GREATEST, Number
from marsad.web.read_also import ReadAlso
from marsad.web.render import view_of
from marsad.web.store import store_of

router = APIRouter()
_MOST_FOUND = 40  # articles of a search, whose stories are offered
_MOST_OFFERED = 12


@router.post("/story/{number}/merge")
def merge(request: Request, number: Number, editor: Editor, other: Other, reason: Reason = "") -> Response:
    """The story and another are one."""
    decide(request, editor, lambda connection: merge_stories(connection, number, other), reason)
    return _back(request, number)


@router.post("/story/{number}/split")
def split(
    request: Request,
    number: Number,
    editor: Editor,
    article: Ticked,
    reason: Reason = "",
) -> Response:
    """The articles (rows) that were ticked do not tell the story."""
    some_ticked(request, article)
    decide(request, editor, lambda connection: split_story(connection, number, article), reason)
    return _back(request, number)


def decided_of(connection: Connection, story: StoryPage) -> list[ShownCorrection]:
    """The decisions in force about the story and its articles, the newest first."""
    found = of_articles(connection, [article.row for article in story.articles])
    held = {
        each.id: each
        for several in found.values()
        for each in several
        if each.kind in OF_STORIES and each.undone is None
    }
    return shown(connection, (held[number] for number in sorted(held, reverse=True)))


def offered(
    request: Request, connection: Connection, story: StoryPage, asked: str, related: list[ReadAlso]
) -> list[StoryCard]:
    """Stories that this one may be merged with: those asked for by number or words, else the related ones."""
    if asked.isdecimal() and int(asked) <= GREATEST:
        numbers = [int(asked)]
    elif asked:
        numbers = _found(request, connection, asked)
    else:
        numbers = [each.article.story for each in related if each.article.story is not None]
    others = [number for number in dict.fromkeys(numbers) if number != story.card.id]
    return story_cards(connection, others[:_MOST_OFFERED])


def _found(request: Request, connection: Connection, words: str) -> list[int]:
    """The stories of the articles that a search finds; a query that cannot be understood finds none."""
    try:
        hits = store_of(request).search().search(Search(words, limit=_MOST_FOUND)).hits
    except QueryError:
        return []
    told = cards(connection, (hit.row for hit in hits))
    return [told[hit.row].story or 0 for hit in hits if hit.row in told]


def _back(request: Request, number: int) -> Response:
    return RedirectResponse(view_of(request).to(f"/story/{number}") + "#correct", status_code=303)
