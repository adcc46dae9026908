"""Search, and the searches that users keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel, Field

from marsad.archive.accounts import Role, User
from marsad.archive.listing import Listed
from marsad.archive.saved_searches import SavedSearch, delete_search, save_search, searches_of
from marsad.archive.search.beside import FoundArticle
from marsad.archive.search.counting import Count
from marsad.errors import ArchiveError, NotArchived, QueryError
from marsad.model.facet import Facet
from marsad.web.accounts.guard import by_header
from marsad.web.api.answers import Limit
from marsad.web.asked import FILTERS, Asked
from marsad.web.filters import Number
from marsad.web.store import archive_of, store_of

router = APIRouter(tags=["search"])
Reader = Annotated[User, Depends(by_header(Role.READER))]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found; `marks` are `[start, end)` offsets into `snippet`, a stretch of the body."""

    article: Listed
    snippet: str
    marks: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """A page of hits, how many articles fit in all, and how many by outlet, day and person."""

    items: list[Hit]
    total: int
    facets: dict[Facet, tuple[Count, ...]]
    next: str | None


@dataclass(frozen=True, slots=True)
class SavedSearches:
    """The searches of a user, by name."""

    items: list[SavedSearch]


class NewSearch(BaseModel):
    """A search to keep: one of the same name gives way to it."""

    name: Annotated[str, Field(min_length=1, max_length=100, examples=["سد النهضة"])]
    query: Annotated[str, Field(max_length=500, examples=['"سد النهضة"'])] = ""
    filters: Annotated[
        dict[str, Annotated[str, Field(max_length=200)]],
        Field(examples=[{"outlet": "شبكة الأفق"}], description=f"Any of {', '.join(FILTERS)}."),
    ] = {}


@router.get("/search")
def search(request: Request, asked: Annotated[Asked, Depends()], limit: Limit = 20) -> SearchAnswer:
    """What the archive has for a query; all of it, newest first, where nothing is asked."""
    try:
        found = store_of(request).search().find(asked.request(limit))
    except QueryError as error:
        raise HTTPException(422, error.english) from error
    listed = archive_of(request).listed_by_rows([hit.row for hit in found.results.hits])
    items = [_hit(each, one) for each, one in zip(found.articles, listed, strict=True)]
    return SearchAnswer(items, found.results.total, found.results.facets, found.results.cursor)


@router.get("/searches")
def searches(request: Request, reader: Reader) -> SavedSearches:
    """The searches that the user of the token keeps."""
    with archive_of(request).reading() as connection:
        return SavedSearches(searches_of(connection, reader))


@router.post("/searches", status_code=201)
def save(request: Request, reader: Reader, new: NewSearch) -> SavedSearch:
    """Keeps a search."""
    unknown = sorted(new.filters.keys() - set(FILTERS))
    if unknown or not (new.query.strip() or any(new.filters.values())):
        reason = f"no filter is called {unknown[0]!r}" if unknown else "a search needs a query or a filter"
        raise HTTPException(422, reason)
    try:
        with archive_of(request).writing() as writing:
            return save_search(writing.connection, reader, new.name, new.query, new.filters)
    except ArchiveError as error:
        raise HTTPException(409, error.reason) from error


@router.delete("/searches/{number}", status_code=204)
def delete(request: Request, reader: Reader, number: Number) -> None:
    """Forgets a search."""
    try:
        with archive_of(request).writing() as writing:
            delete_search(writing.connection, reader, number)
    except NotArchived as error:
        raise HTTPException(404, error.reason) from error


def _hit(found: FoundArticle, listed: Listed) -> Hit:
    snippet = found.marks.snippet
    marks = [(mark.start, mark.end) for mark in found.marks.in_snippet()]
    return Hit(listed, found.article.body[snippet.start : snippet.end], marks)
