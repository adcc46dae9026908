"""An article made ready for a page: its text marked, its facts as rows of tables."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from marsad.export.marked import entity_name
from marsad.model.article import Article
from marsad.model.entity import Entity
from marsad.model.event import Event
from marsad.web.country_names import country_name
from marsad.web.markup import Link, marked_text
from marsad.web.texts import Texts
from marsad.web.time_reasons import TimeReasons
from marsad.web.timex_text import TimexText


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the templates show of one article."""

    article: Article
    text: Markup
    event_rows: tuple[tuple[str, ...], ...]
    quote_rows: tuple[tuple[str, ...], ...]
    entity_rows: tuple[tuple[str, ...], ...]
    time_rows: tuple[tuple[str, ...], ...]


def no_link(_entity_id: str) -> str | None:
    """Links no entity: for texts that are in no archive."""
    return None


def view_of(article: Article, t: Texts, timex: TimexText, link: Link = no_link) -> ArticleView:
    """The view of `article`; `link` gives the address of an entity's page by its id."""
    why = TimeReasons(t.language, timex)
    return ArticleView(
        article,
        marked_text(article, link),
        tuple(_event_row(article, event, t, timex) for event in article.events),
        tuple(
            (
                entity_name(article, quote.speaker),
                quote.verb,
                quote.text,
                t(f"quote.{quote.kind}"),
                entity_name(article, quote.addressee) if quote.addressee else "",
                quote.via or "",
            )
            for quote in article.quotes
        ),
        tuple(
            (e.name, e.name_latin or "", e.role or "", _country(e, t), t(f"kind.{e.type}"))
            for e in article.entities
        ),
        tuple((time.text, timex(time.value), why(time.explain)) for time in article.times),
    )


def _country(entity: Entity, t: Texts) -> str:
    return country_name(entity.country, t.language) if entity.country else ""


def _event_row(article: Article, event: Event, t: Texts, timex: TimexText) -> tuple[str, ...]:
    mode = f" ({t(f'mode.{event.mode}')})" if event.mode else ""
    return (
        "، ".join(entity_name(article, actor) for actor in event.actors),
        f"{event.trigger_text}: {t(f'type.{event.type}')}{mode}",
        "، ".join(entity_name(article, recipient) for recipient in event.recipients),
        entity_name(article, event.place) if event.place else "",
        timex(event.time) if event.time else "",
        t(f"status.{event.status}"),
    )
