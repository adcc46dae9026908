"""`--explain`: the lines left out with role and rule, why a page is empty, where its date came from."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.text import Text

from marsad.cli.fact_tables import fact_table
from marsad.cli.right_to_left import Layout, layout_for
from marsad.model.article import Article
from marsad.model.line import Line
from marsad.reading.page import PageReading

if TYPE_CHECKING:
    from marsad.cli.formats import Writer
    from marsad.running.pages import Outcome

_LINE_COLUMNS = (("line", 1), ("role", 3), ("rule", 5), ("text", 10))


class ExplainingWriter:
    """Prints records as another writer does, and the explanations beside them on standard error."""

    def __init__(self, records: Writer) -> None:
        self._records = records
        self._console = Console(file=sys.stderr, highlight=False)

    def open(self) -> None:
        """Opens the records."""
        self._records.open()

    def write(self, outcome: Outcome) -> None:
        """The records, then what was left out of them."""
        self._records.write(outcome)
        if outcome.reading is None:
            return
        layout = layout_for(self._console)
        for article in outcome.reading.articles:
            self._print(Text(f"{outcome.name}: {article.headline or '(no headline)'}", "bold"))
            self._print(*explanation_of_article(article, layout))
        self._print(*explanation_of_page(outcome.reading, outcome.name, layout))

    def close(self) -> None:
        """Closes the records."""
        self._records.close()

    def _print(self, *parts: RenderableType) -> None:
        for part in parts:
            self._console.print(part)


def explanation_of_article(article: Article, layout: Layout) -> Iterator[RenderableType]:
    """Where the article's date and outlet came from, its problems, and the lines left out of its body."""
    published = article.published
    if published:
        yield Text(f"published {published.value}, from {published.source}: {published.text}", "dim")
    else:
        yield Text("published: nothing on the page states it", "dim")
    yield Text(
        f"outlet {article.outlet}, from {article.outlet_from}" if article.outlet else "outlet: none", "dim"
    )
    for problem in article.problems:
        yield Text(f"problem in {problem.step}: {problem.reason}", "yellow")
    yield from _lines("of this article beside its body", article.lines, layout)


def explanation_of_page(reading: PageReading, name: str, layout: Layout) -> Iterator[RenderableType]:
    """Why the page is empty, and the lines that belong to none of its articles."""
    if reading.why_empty:
        yield Text(f"{name}: no article: {reading.why_empty}", "bold")
    yield from _lines("in no article", reading.lines, layout)


def _lines(title: str, lines: Sequence[Line], layout: Layout) -> Iterator[RenderableType]:
    if not lines:
        return
    rows: list[tuple[str, ...]] = [
        (str(line.position), line.role.value, line.rule, line.text) for line in lines
    ]
    yield Text(f"{len(lines)} {'line' if len(lines) == 1 else 'lines'} {title}", "bold dim")
    yield fact_table(_LINE_COLUMNS, rows, layout)
