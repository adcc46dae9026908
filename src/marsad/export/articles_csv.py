"""Articles as CSV for spreadsheets: one row an article, UTF-8 with a byte order mark."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from marsad.model.article import Article
from marsad.model.entity import EntityType

COLUMNS = (
    *("id", "published", "outlet", "headline", "credits", "dateline", "people", "organisations", "places"),
    *("quotes", "events", "url", "body"),
)
BYTE_ORDER_MARK = "\ufeff"
_PLACES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_articles_csv(articles: Iterable[Article]) -> Iterator[str]:
    """The table line by line; several values in a cell are parted by `;`.

    A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).
    """
    yield BYTE_ORDER_MARK + _line(COLUMNS)
    for article in articles:
        yield _line(tuple(_cells(article)))


def _cells(article: Article) -> Iterator[str]:
    yield from (article.id, article.published.value if article.published else "", article.outlet or "")
    yield article.headline or ""
    yield _joined(credit.name for credit in article.credits)
    yield article.dateline.place if article.dateline else ""
    for kinds in ((EntityType.PERSON,), (EntityType.ORG,), _PLACES):
        yield _joined(entity.name for entity in article.entities if entity.type in kinds)
    yield from (str(len(article.quotes)), str(len(article.events)), article.page.url or "", article.body)


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(values))


def _line(cells: tuple[str, ...]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(_safe(cell) for cell in cells)
    return out.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
