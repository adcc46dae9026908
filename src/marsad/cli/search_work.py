"""What `marsad search` does: asks the index beside the archive and shows what it found."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich.console import Console, RenderableType
from rich.text import Text

from marsad.archive.archive import Archive
from marsad.archive.search.beside import ArchiveSearch, Finding, FoundArticle, folder_beside
from marsad.archive.search.index import rebuild
from marsad.archive.search.searching import Order, Request
from marsad.cli.archive_choice import opened_archive
from marsad.cli.exits import Exit
from marsad.cli.lines import print_json, say
from marsad.cli.printable import printable
from marsad.cli.progress import shown_progress
from marsad.cli.right_to_left import Layout, layout_for
from marsad.errors import QueryError
from marsad.model.facet import Facet
from marsad.model.span import Span

_MARK = "bold yellow"
_BAR = 24  # characters of the longest bar of counts


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    query: str
    most: int
    newest: bool
    count_by: Facet | None
    cursor: str | None
    rebuild: bool
    json_lines: bool

    def request(self) -> Request:
        """The same as a request to the index."""
        order = Order.NEWEST if self.newest else Order.RELEVANCE
        facets = (self.count_by,) if self.count_by else ()
        return Request(
            self.query, order=order, limit=self.most, cursor=self.cursor, facets=facets, buckets=self.most
        )


def run(asked: Asked, place: str) -> Exit:
    """Prints the articles found, or how many there are of each kind."""
    with opened_archive(place) as archive:
        try:
            found = _searcher(archive, anew=asked.rebuild).find(asked.request())
        except QueryError as error:
            say(str(error))
            return Exit.USAGE
    if asked.json_lines:
        _print_records(found, asked)
    else:
        _print_pretty(found, asked)
    return Exit.ALL_READ


def _searcher(archive: Archive, *, anew: bool) -> ArchiveSearch:
    with shown_progress("indexing", "articles") as shown:
        if anew:
            rebuild(folder_beside(archive), archive, progress=lambda done: shown.update(done, {}))
        searcher = ArchiveSearch(archive)
        searcher.catch_up(lambda done: shown.update(done, {}))
    return searcher


def _print_records(found: Finding, asked: Asked) -> None:
    if asked.count_by:
        for count in found.results.facets[asked.count_by]:
            print_json({asked.count_by: count.value, "articles": count.articles})
        return
    for each, hit in zip(found.articles, found.results.hits, strict=True):
        print_json({**_record(each), "score": round(hit.score, 4)})


def _record(found: FoundArticle) -> dict[str, Any]:
    article, marks = found.article, found.marks
    return {
        "id": article.id,
        "headline": article.headline,
        "outlet": article.outlet,
        "published": article.published.value if article.published else None,
        "url": article.page.url,
        "snippet": marks.snippet.of(article.body),
        "marks": {"headline": _pairs(marks.headline), "snippet": _pairs(marks.in_snippet())},
    }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _print_pretty(found: Finding, asked: Asked) -> None:
    console = Console(file=sys.stdout, highlight=False)
    parts = _counts(found, asked.count_by) if asked.count_by else _articles(found, layout_for(console))
    for part in parts:
        console.print(part)
    say(_summary(found, asked))


def _articles(found: Finding, layout: Layout) -> Iterator[RenderableType]:
    for each in found.articles:
        article, marks = each.article, each.marks
        headline = _marked(article.headline or "—", marks.headline, "bold")
        yield from layout.paragraph(headline, article.language)
        published = article.published.value if article.published else "—"
        yield Text(printable(f"{published}  {article.outlet or '—'}  {article.id}"), "dim")
        snippet = _marked(marks.snippet.of(article.body), marks.in_snippet(), "")
        yield from layout.paragraph(snippet, article.language)
        yield Text()


def _marked(text: str, marks: tuple[Span, ...], style: str) -> Text:
    shown = Text(printable(text.replace("\n", " ")), style)
    for mark in marks:
        shown.stylize(_MARK, mark.start, mark.end)
    return shown


def _counts(found: Finding, count_by: Facet) -> Iterator[RenderableType]:
    counted = found.results.facets[count_by]
    most = max((each.articles for each in counted), default=1)
    for each in counted:
        bar = "█" * max(1, round(_BAR * each.articles / most))
        yield Text(f"{each.articles:>7,} {bar:<{_BAR}} {printable(each.value)}")


def _summary(found: Finding, asked: Asked) -> str:
    total = f"{found.results.total:,} articles found"
    if asked.count_by or found.results.cursor is None:
        return total
    return f"{total}; the next ones: --cursor {found.results.cursor}"
