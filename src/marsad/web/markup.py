"""Markup that a page has hundreds of pieces of: marked text and cells.

Written without the template engine, which takes ten times as long for a piece; whatever is not markup of
Marsad's own is escaped here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from markupsafe import Markup

from marsad.export.marked import Mark, Piece, marked_paragraphs
from marsad.model.article import Article
from marsad.model.span import Span

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
