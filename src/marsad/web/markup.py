"""Markup that a page has hundreds of pieces of: marked text and cells.

Written without the template engine, which takes ten times as long for a piece; whatever is not markup of
Marsad's own is escaped here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from urllib.parse import quote

from markupsafe import Markup

from marsad.archive.search.counting import Count
from marsad.export.marked import Mark, Piece, marked_paragraphs
from marsad.model.article import Article
from marsad.model.span import Span
from marsad.web.dates import Dates
from marsad.web.histogram import Column

Link = Callable[[str], str | None]
_LINKED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_ANCHORS = {"quote": "q", "event": "e", "TIMEX3": "t"}


def marked_text(article: Article, link: Link) -> Markup:
    """The body's paragraphs, every fact marked; `link` gives the address of an entity's page by its id."""
    paragraphs = marked_paragraphs(article)
    return Markup("\n").join(
        Markup(f"<p>{''.join([_piece(piece, article, link) for piece in paragraph])}</p>")
        for paragraph in paragraphs
    )


def found_words(text: str, spans: Sequence[Span]) -> Markup:
    """`text` with what a query found in it marked.

    >>> found_words("قال الوزير", (Span(4, 10),))
    Markup('قال <mark>الوزير</mark>')
    """
    pieces, at = [], 0
    for span in spans:
        pieces += [escape(text[at : span.start]), "<mark>", escape(text[span.start : span.end]), "</mark>"]
        at = span.end
    return Markup("".join([*pieces, escape(text[at:])]))


def table_rows(rows: Iterable[Sequence[str]], heads: Sequence[str]) -> Markup:
    """Rows of a table's body, each cell with the name of its column.

    >>> table_rows([("وفد", "<b>")], ("من", "ماذا"))
    Markup('<tr><td data-head="من"><bdi>وفد</bdi></td><td data-head="ماذا"><bdi>&lt;b&gt;</bdi></td></tr>')
    """
    opens = [f'<td data-head="{escape(head)}"><bdi>' for head in heads]
    lines = (
        "".join(f"{o}{escape(cell)}</bdi></td>" for o, cell in zip(opens, row, strict=True)) for row in rows
    )
    return Markup("".join(f"<tr>{line}</tr>" for line in lines))


def bars(columns: Sequence[Column], most: int, dates: Dates, *, mirrored: bool, found: str | None) -> Markup:
    """The bars of columns over time, the highest of `most`; from right to left where `mirrored`.

    Each leads to what the address `found` finds in its days, where one is given.
    """
    drawn = []
    address = None if found is None else escape(found)
    for at, each in enumerate(columns):
        height = round(96 * each.count / most, 1)
        x = (len(columns) - 1 - at if mirrored else at) * 10
        told = escape(f"{dates.day(each.value, False)}: {dates.number(each.count)}")
        bar = (
            f'<rect x="{x + 1}" y="{100 - height}" width="8" height="{height}"/>'
            f'<rect class="reach" x="{x}" y="0" width="10" height="100"><title>{told}</title></rect>'
        )
        if address is not None and each.count:
            days = f"&amp;first={each.first}&amp;last={each.last}"
            bar = f'<a href="{address}{days}" tabindex="-1">{bar}</a>'
        drawn.append(bar)
    return Markup("".join(drawn))


def counted_values(counted: Sequence[Count], facet: str, others: str, dates: Dates) -> Markup:
    """The values of a facet as a list, each with a bar and the address `others` narrowed to it."""
    most = max([each.articles for each in counted], default=0)
    begin = f'<li><a href="{escape(others)}&amp;{facet}='
    return Markup("").join([_counted(each, begin, most, dates) for each in counted])


def _counted(each: Count, begin: str, most: int, dates: Dates) -> Markup:
    return Markup(
        f'{begin}{quote(each.value)}"><bdi>{escape(each.value)}</bdi></a> '
        f'<span class="numeric soft">{dates.number(each.articles)}</span>'
        f'<progress class="bar" max="{most}" value="{each.articles}" aria-hidden="true"></progress></li>'
    )


def options(values: Iterable[tuple[str, str]], chosen: str) -> Markup:
    """The choices of a list, value and text, the chosen one selected.

    >>> options([("a", "أ"), ("b", "ب")], "b")
    Markup('<option value="a">أ</option><option value="b" selected>ب</option>')
    """
    return Markup("").join([_option(value, text, value == chosen) for value, text in values])


def _option(value: str, text: str, chosen: bool) -> Markup:
    return Markup(f'<option value="{escape(value)}"{" selected" if chosen else ""}>{escape(text)}</option>')


def _piece(piece: Piece, article: Article, link: Link) -> str:
    text = escape(piece.text)
    if not piece.marks:
        return text
    kinds = " ".join(sorted({mark.kind for mark in piece.marks}))
    note = "\n".join(dict.fromkeys([mark.note for mark in piece.marks]))
    anchor = _anchor(piece)
    more = f'class="fact {kinds}" title="{escape(note)}"' + (f' id="{anchor}"' if anchor else "")
    named = next((mark for mark in piece.marks if mark.kind in _LINKED), None)
    address = link(article.entities[named.number].id) if named else None
    return f'<a href="{escape(address)}" {more}>{text}</a>' if address else f"<span {more}>{text}</span>"


def _anchor(piece: Piece) -> str | None:
    """The id that the tables' links jump to: that of the first fact that begins with the piece."""
    for mark in piece.marks:
        if mark.start == piece.start and mark.kind in _ANCHORS:
            return _name(mark)
    return None


def _name(mark: Mark) -> str:
    return f"{_ANCHORS[mark.kind]}{mark.number}"
