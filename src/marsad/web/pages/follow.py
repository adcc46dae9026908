"""Feeds and calendars: the same lists as the pages, for feed readers and calendar programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.responses import JSONResponse, Response

from marsad.archive.views.agenda import AgendaFilter, AgendaRow, agenda_rows
from marsad.archive.views.cards import ArticleCard, cards, newest
from marsad.archive.views.identities import articles_naming, identity
from marsad.archive.views.stories import StoryCard, newest_stories, story_page
from marsad.errors import QueryError
from marsad.export.feed import Feed, FeedItem, to_atom, to_json_feed, to_rss
from marsad.web.asked import Asked
from marsad.web.filters import Number, agenda_filter
from marsad.web.render import View, address, view_of
from marsad.web.settings import Settings
from marsad.web.store import archive_of, store_of

if TYPE_CHECKING:
    from marsad.export.calendar_file import CalendarEntry

router = APIRouter()
Form = Literal["rss", "atom", "json"]
_MOST = 50


@router.get("/feeds/stories.{form}")
def stories_feed(request: Request, form: Form) -> Response:
    """The stories that were last told of."""
    with archive_of(request).reading() as connection:
        cards = newest_stories(connection, _MOST)
    view, base = view_of(request), base_of(request)
    items = tuple(_story_item(card, view, base) for card in cards)
    return _answer(request, form, view.t("nav.today"), "/", items)


@router.get("/feeds/articles.{form}")
def articles_feed(request: Request, form: Form, outlet: str | None = None) -> Response:
    """The newest articles, of one outlet where asked."""
    with archive_of(request).reading() as connection:
        cards = newest(connection, _MOST, outlet)
    title = outlet or view_of(request).t("today.newest")
    return _answer(request, form, title, f"/outlet/{outlet}" if outlet else "/", _items(request, cards))


@router.get("/feeds/story/{number}.{form}")
def story_feed(request: Request, number: Number, form: Form) -> Response:
    """The articles of one story."""
    with archive_of(request).reading() as connection:
        found = story_page(connection, number)
    if found is None:
        raise HTTPException(404)
    return _answer(
        request, form, found.card.headline, f"/story/{number}", _items(request, found.articles[::-1])
    )


@router.get("/feeds/name/{number}.{form}")
def name_feed(request: Request, number: Number, form: Form) -> Response:
    """The articles that name a person, organisation or place."""
    with archive_of(request).reading() as connection:
        found = identity(connection, number)
        if found is None:
            raise HTTPException(404)
        cards = articles_naming(connection, found.id, _MOST)
    return _answer(request, form, found.name, f"/person/{found.id}", _items(request, cards))


@router.get("/feeds/search.{form}")
def search_feed(request: Request, form: Form, asked: Annotated[Asked, Depends()]) -> Response:
    """What a search finds, newest first."""
    try:
        hits = store_of(request).search().search(asked.newest_first().request(_MOST, facets=())).hits
    except QueryError as error:
        raise HTTPException(400, error.english) from error
    with archive_of(request).reading() as connection:
        found = cards(connection, [hit.row for hit in hits])
    shown = [found[hit.row] for hit in hits if hit.row in found]
    told = " · ".join(filter(None, (asked.q, *asked.filters.values())))
    title = f"{view_of(request).t('nav.search')}: {told}"
    path = address("/search", q=asked.q, **asked.filters)
    return _answer(request, form, title, path, _items(request, shown))


@router.get("/agenda.ics")
def agenda_calendar(request: Request, wanted: Annotated[AgendaFilter, Depends(agenda_filter)]) -> Response:
    """The agenda, or any filter of it, as iCalendar."""
    from marsad.export.calendar_file import to_calendar  # loads with the first calendar

    with archive_of(request).reading() as connection:
        rows = agenda_rows(connection, wanted)
    view, base = view_of(request), base_of(request)
    entries = [_entry(row, view, base) for row in rows if row.first_day and row.last_day]
    content = to_calendar(entries, f"{view.t('nav.agenda')} · {request.app.state.settings.title}")
    return Response(content, media_type="text/calendar; charset=utf-8")


def base_of(request: Request) -> str:
    """The address of the site without its last stroke: the one set, else the request's."""
    settings: Settings = request.app.state.settings
    return (settings.address or str(request.base_url)).rstrip("/")


def _answer(request: Request, form: Form, title: str, path: str, items: tuple[FeedItem, ...]) -> Response:
    view, base = view_of(request), base_of(request)
    query = f"?{request.url.query}" if request.url.query else ""
    address = f"{base}{request.url.path}{query}"
    title = f"{title} · {request.app.state.settings.title}"
    feed = Feed(title, base + view.to(path), address, view.language, items)
    if form == "json":
        return JSONResponse(to_json_feed(feed), media_type="application/feed+json")
    content = to_rss(feed) if form == "rss" else to_atom(feed)
    return Response(content, media_type=f"application/{form}+xml; charset=utf-8")


def _items(request: Request, cards: list[ArticleCard] | tuple[ArticleCard, ...]) -> tuple[FeedItem, ...]:
    view, base = view_of(request), base_of(request)
    return tuple(
        FeedItem(
            f"urn:marsad:article:{card.id}",
            base + view.to(f"/article/{card.id}"),
            card.headline or view.t("article.no_headline"),
            card.moment,
            source=card.outlet,
        )
        for card in cards
    )


def _story_item(card: StoryCard, view: View, base: str) -> FeedItem:
    summary = " · ".join(
        (
            view.t.count("count.articles", card.articles, view.dates.number(card.articles)),
            view.t.count("count.outlets", card.outlets, view.dates.number(card.outlets)),
        )
    )
    return FeedItem(
        f"urn:marsad:story:{card.id}",
        base + view.to(f"/story/{card.id}"),
        card.headline or view.t("article.no_headline"),
        card.last_moment,
        summary,
        card.first_outlet,
    )


def _entry(row: AgendaRow, view: View, base: str) -> CalendarEntry:
    from marsad.export.calendar_file import CalendarEntry

    mode = f" ({view.t(f'mode.{row.mode}')})" if row.mode else ""
    title = f"{view.t(f'type.{row.type}')}{mode}: {row.title}"
    link = base + view.to(f"/article/{row.article_id}")
    state = view.t(f"agenda.{row.state}")
    return CalendarEntry(
        f"agenda-{row.id}",
        title,
        row.first_day or "",
        row.last_day or row.first_day or "",
        row.state,
        link,
        row.place,
        row.changed,
        f"{state} · {row.outlet or ''}",
    )
