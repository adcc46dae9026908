"""Reads one page: parse, un-paste, publication; gives articles without facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import takewhile

from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article, PageRef
from marsad.model.line import Line, LineRole, Section
from marsad.model.page import Document, Page
from marsad.model.problem import Problem
from marsad.reading.html import parse_html
from marsad.reading.language import language_of
from marsad.reading.plain import parse_text
from marsad.reading.publication import describe
from marsad.reading.unpaste import cut, explain_no_article
from marsad.reading.unpaste.digest import DIGEST_ITEM


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page's articles and the lines that belong to none of them.

    `why_empty` explains a page without an article in a few words; None where there is one.
    """

    page: Page
    articles: tuple[Article, ...]
    lines: tuple[Line, ...] = ()
    why_empty: str | None = None


def read_page(page: Page, lexicon: Lexicon) -> PageReading:
    """The articles that `page` holds, in page order, their fact lists empty."""
    document = parse_html(page) if page.form == "html" else parse_text(page)
    sections = cut(document, lexicon)
    with_body = [section for section in sections if section.body]
    articles = tuple(
        _article(section, document, lexicon, position, len(with_body))
        for position, section in enumerate(with_body)
    )
    if with_body and (_is_digest(with_body) or _heads_page_with_date(with_body[0])):
        articles = _dated_as_first(articles)
    loose = tuple(line for section in sections if not section.body for line in section.lines)
    why_empty = None if articles else explain_no_article(document, lexicon)
    return PageReading(page, articles, loose, why_empty)


def _article(section: Section, document: Document, lexicon: Lexicon, position: int, of: int) -> Article:
    publication = describe(section, document, first=position == 0, lexicon=lexicon)
    body = section.body
    return Article(
        id=_article_id(document.page, section.headline, body),
        page=_page_ref(document.page, position, of),
        body=body,
        headline=section.headline,
        language=language_of(body),
        published=publication.published,
        outlet=publication.outlet,
        outlet_from=publication.outlet_from,
        credits=publication.credits,
        dateline=publication.dateline,
        lines=tuple(line for line in section.lines if line.role is not LineRole.BODY),
        related=section.texts(LineRole.RELATED),
        problems=_damage(document.page) + publication.problems,
    )


def _is_digest(sections: Iterable[Section]) -> bool:
    return any(line.rule == DIGEST_ITEM for section in sections for line in section.lines)


def _heads_page_with_date(section: Section) -> bool:
    """Whether the day stands between the page's masthead and its first headline: it is the page's own."""
    above = [line.role for line in takewhile(lambda line: line.role is not LineRole.HEADLINE, section.lines)]
    return above[:1] == [LineRole.MASTHEAD] and LineRole.DATE in above


def _dated_as_first(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The items of one page, those without a date of their own under the one above the first."""
    published = articles[0].published if articles else None
    return tuple(replace(item, published=item.published or published) for item in articles)


def _damage(page: Page) -> tuple[Problem, ...]:
    return (Problem("page in", page.damage),) if page.damage else ()


def _page_ref(page: Page, position: int, of: int) -> PageRef:
    fetched = page.fetched.isoformat() if page.fetched else None
    return PageRef(page.id, page.url, page.path, fetched, position, of)


def _article_id(page: Page, headline: str | None, body: str) -> str:
    """The same for the same article read twice, wherever on the page it stands."""
    parts = (page.url or page.id, headline or "", body)
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
