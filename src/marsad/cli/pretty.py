"""Articles laid out for people: headline, credit, the text with its facts marked, and tables of facts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.text import Text

from marsad.cli.explain import explanation_of_article, explanation_of_page
from marsad.cli.fact_tables import fact_tables
from marsad.cli.printable import printable
from marsad.cli.right_to_left import Layout, layout_for
from marsad.model.article import Article
from marsad.model.entity import EntityType

if TYPE_CHECKING:
    from marsad.running.pages import Outcome

_ENTITY_STYLES = {
    EntityType.PERSON: "cyan",
    EntityType.ORG: "magenta",
    EntityType.GPE: "green",
    EntityType.LOC: "green",
    EntityType.FAC: "yellow",
}
_TIME_STYLE = "underline"
_QUOTE_STYLE = "italic"


class PrettyWriter:
    """Prints articles one under the other."""

    def __init__(self, explain: bool) -> None:
        self._explain = explain
        self._console = Console(file=sys.stdout, highlight=False)

    def open(self) -> None:
        """Nothing stands before the first article."""

    def write(self, outcome: Outcome) -> None:
        """The page's articles; with `--explain` the lines left out of each and of the page."""
        for part in self._parts(outcome):
            self._console.print(part)
        sys.stdout.flush()

    def close(self) -> None:
        """Nothing stands after the last article."""

    def _parts(self, outcome: Outcome) -> Iterator[RenderableType]:
        if outcome.reading is None:
            return
        layout = layout_for(self._console)
        for article in outcome.reading.articles:
            yield from article_parts(article, outcome.name, layout)
            if self._explain:
                yield from explanation_of_article(article, layout)
        if self._explain:
            yield from explanation_of_page(outcome.reading, outcome.name, layout)


def article_parts(article: Article, name: str, layout: Layout) -> Iterator[RenderableType]:
    """An article from its rule line to its tables."""
    page = article.page
    number = f" · {page.position + 1} of {page.of}" if page.of > 1 else ""
    yield Rule(f"{printable(name)}{number}", style="dim", align="left")
    if article.headline:
        yield from layout.paragraph(Text(article.headline, "bold"), article.language)
    yield from layout.paragraph(Text(_credit_line(article), "dim"), article.language)
    yield Text()
    yield from layout.paragraph(marked_body(article), article.language)
    yield Text()
    yield from fact_tables(article, layout)


def marked_body(article: Article) -> Text:
    """The body with entities, times and direct speech in their styles."""
    body = Text(article.body)
    for quote in article.quotes:
        body.stylize(_QUOTE_STYLE, quote.start, quote.end)
    for time in article.times:
        body.stylize(_TIME_STYLE, time.start, time.end)
    for entity in article.entities:
        for mention in entity.mentions:
            body.stylize(_ENTITY_STYLES[entity.type], mention.start, mention.end)
    return body


def _credit_line(article: Article) -> str:
    """Outlet, date, dateline and credits, as far as they are known."""
    dateline = article.dateline
    filed = " ".join(part for part in (dateline.place, dateline.source) if part) if dateline else ""
    credited = "، ".join(dict.fromkeys(credit.name for credit in article.credits))
    parts = (
        article.outlet or "",
        article.published.value if article.published else "",
        filed,
        f"عن: {credited}" if credited else "",
    )
    return " · ".join(part for part in parts if part) or "—"
