"""Bulk export: all articles of a filter as JSON Lines, CSV or Parquet, all events of one as PLOVER CSV.

The archive is read a part at a time while the answer is sent, so that its size does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from starlette.responses import StreamingResponse

from marsad.archive.archive import Archive
from marsad.archive.listing import Cursor, Filter
from marsad.archive.views.events import EventFilter, event_rows
from marsad.export.articles_csv import to_articles_csv
from marsad.export.plover_csv import to_plover_csv
from marsad.export.record import to_json
from marsad.model.article import Article
from marsad.web.filters import article_filter, event_filter
from marsad.web.store import archive_of

router = APIRouter(tags=["export"])
_AT_A_TIME = 200
Form = Literal["jsonl", "csv", "parquet", "plover.csv"]


_JSON_LINES, _CSV, _PARQUET = (
    "application/x-ndjson",
    "text/csv; charset=utf-8",
    "application/vnd.apache.parquet",
)
_SENT: dict[int | str, dict[str, Any]] = {
    200: {"content": {kind: {} for kind in (_JSON_LINES, _CSV, _PARQUET)}}
}


@dataclass(frozen=True, slots=True)
class _Format:
    media_type: str
    write: Callable[[Iterable[Article]], Iterator[bytes]]


@router.get("/export/articles.{form}", response_class=StreamingResponse, responses=_SENT)
def export_articles(
    request: Request, form: Form, wanted: Annotated[Filter, Depends(article_filter)]
) -> StreamingResponse:
    """All articles of the filter, newest first; `plover.csv` has a row for each of their events."""
    return _sent(f"marsad-articles.{form}", FORMATS[form], _articles(archive_of(request), wanted))


@router.get("/export/events.csv", response_class=StreamingResponse, responses=_SENT)
def export_events(
    request: Request, wanted: Annotated[EventFilter, Depends(event_filter)]
) -> StreamingResponse:
    """All events of the filter, newest article first, as PLOVER CSV."""
    events = _with_events(archive_of(request), wanted)
    return _sent("marsad-events.csv", FORMATS["plover.csv"], events)


def _sent(name: str, form: _Format, articles: Iterable[Article]) -> StreamingResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(form.write(articles), media_type=form.media_type, headers=headers)


def _articles(archive: Archive, wanted: Filter) -> Iterator[Article]:
    """The articles of the filter, a part of the list at a time."""
    after: Cursor | None = None
    while listed := archive.newest(wanted, after, _AT_A_TIME):
        yield from (held.article for held in archive.by_rows([each.row for each in listed]))
        after = listed[-1].cursor


def _with_events(archive: Archive, wanted: EventFilter) -> Iterator[Article]:
    """The articles that tell events of the filter, each with those events alone."""
    after: str | None = None
    while True:
        with archive.reading() as connection:
            found = event_rows(connection, wanted, _AT_A_TIME, after)
        if not found:
            return
        held = {each.row: each.article for each in archive.by_rows(list({row.article for row in found}))}
        for article, rows in groupby(found, key=lambda row: row.article):
            events = tuple(held[article].events[row.n] for row in rows)
            yield replace(held[article], events=events)
        after = found[-1].cursor


def _lines(articles: Iterable[Article]) -> Iterator[bytes]:
    return (f"{to_json(article)}\n".encode() for article in articles)


def _rows(articles: Iterable[Article]) -> Iterator[bytes]:
    return (line.encode() for line in to_articles_csv(articles))


def _parquet(articles: Iterable[Article]) -> Iterator[bytes]:
    from marsad.export.parquet import parquet_parts  # loads with the first file that needs it

    return parquet_parts(articles)


def _events(articles: Iterable[Article]) -> Iterator[bytes]:
    yield to_plover_csv([]).encode()
    for article in articles:
        yield to_plover_csv([article], header=False).encode()


FORMATS: dict[Any, _Format] = {
    "jsonl": _Format(_JSON_LINES, _lines),
    "csv": _Format(_CSV, _rows),
    "parquet": _Format(_PARQUET, _parquet),
    "plover.csv": _Format(_CSV, _events),
}
