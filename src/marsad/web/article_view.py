"""An article made ready for a page: its text in marked pieces, its facts as rows of a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from marsad.export.marked import Mark, Piece, entity_name, marked_paragraphs
from marsad.model.article import Article
from marsad.model.entity import Entity
from marsad.model.event import Event
from marsad.web.country_names import country_name
from marsad.web.texts import Texts
from marsad.web.timex_text import TimexText

Link = Callable[[str], str | None]
_LINKED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_ANCHORS = {"quote": "q", "event": "e", "TIMEX3": "t"}


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A stretch of the text with what its markup needs."""

    text: str
    kinds: tuple[str, ...] = ()
    note: str = ""
    link: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the templates show of one article."""

    article: Article
    paragraphs: tuple[tuple[ShownPiece, ...], ...]
    event_rows: tuple[tuple[str, ...], ...]
    quote_rows: tuple[tuple[str, ...], ...]
    entity_rows: tuple[tuple[str, ...], ...]
    time_rows: tuple[tuple[str, ...], ...]


def no_link(_entity_id: str) -> str | None:
    """Links no entity: for texts that are in no archive."""
    return None


def view_of(article: Article, t: Texts, timex: TimexText, link: Link = no_link) -> ArticleView:
    """The view of `article`; `link` gives the address of an entity's page by its id."""
    paragraphs = tuple(
        tuple(_shown(piece, article, link) for piece in paragraph) for paragraph in marked_paragraphs(article)
    )
    return ArticleView(
        article,
        paragraphs,
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
        tuple((time.text, timex(time.value), time.explain) for time in article.times),
    )


def _country(entity: Entity, t: Texts) -> str:
    return country_name(entity.country, t.language) if entity.country else ""


def _shown(piece: Piece, article: Article, link: Link) -> ShownPiece:
    if not piece.marks:
        return ShownPiece(piece.text)
    kinds = tuple(sorted({mark.kind for mark in piece.marks}))
    note = "\n".join(dict.fromkeys(mark.note for mark in piece.marks))
    address = next((link(article.entities[m.number].id) for m in piece.marks if m.kind in _LINKED), None)
    return ShownPiece(piece.text, kinds, note, address, _anchor(piece))


def _anchor(piece: Piece) -> str | None:
    """The id that the tables' links jump to: that of the first fact that begins with the piece."""
    return next(
        (_name(mark) for mark in piece.marks if mark.start == piece.start and mark.kind in _ANCHORS), None
    )


def _name(mark: Mark) -> str:
    return f"{_ANCHORS[mark.kind]}{mark.number}"


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
