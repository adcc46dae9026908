"""A standalone right-to-left HTML page with every fact of an article marked in its text.

Facts may overlap (a name inside a quote), so the body is cut at every boundary and each piece
carries the classes and the explanation of all facts that cover it. Nothing from an article is
written unescaped, and the page holds no script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from marsad.export.marked import Piece, entity_name, marked_paragraphs
from marsad.model.article import Article
from marsad.model.event import Event


def to_html(articles: Iterable[Article], title: str = "مرصد") -> str:
    """One HTML document with all `articles`, facts marked, tables of quotes and events below each."""
    return page_head(title) + "".join(to_section(article) for article in articles) + PAGE_END


def page_head(title: str = "مرصد") -> str:
    """What stands before the first article of a document written piece by piece."""
    style = (files("marsad.export") / "html_view.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
    )


PAGE_END = "</main>\n</body>\n</html>\n"


def to_section(article: Article) -> str:
    """One article as an HTML section, its facts marked."""
    return _section(article) + "\n"


def _section(article: Article) -> str:
    parts = [
        f'<article id="{escape(article.id)}">',
        f'<h1 dir="auto">{escape(article.headline or "—")}</h1>',
        f'<p class="about">{_about(article)}</p>',
        *_paragraphs(article),
        _people_table(article),
        _quotes_table(article),
        _events_table(article),
        _problems(article),
        "</article>",
    ]
    return "\n".join(part for part in parts if part)


def _about(article: Article) -> str:
    published = article.published.value if article.published else None
    credit = "، ".join(credit.name for credit in article.credits)
    place = article.dateline.place if article.dateline else None
    named = (("", article.outlet), ("", published), ("من ", place), ("نقلا عن ", credit))
    return " · ".join(f"{label}<bdi>{escape(value)}</bdi>" for label, value in named if value)


def _paragraphs(article: Article) -> Iterator[str]:
    for paragraph in marked_paragraphs(article):
        yield f'<p class="body" dir="auto">{"".join(_piece(piece) for piece in paragraph)}</p>'


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if not piece.marks:
        return text
    kinds = " ".join(sorted({mark.kind for mark in piece.marks}))
    notes = "\n".join(dict.fromkeys(mark.note for mark in piece.marks))
    return f'<mark class="{escape(kinds)}" title="{escape(notes)}">{text}</mark>'


def _people_table(article: Article) -> str:
    rows = [
        (entity.name, entity.name_latin or "", entity.role or "", entity.country or "", entity.type.value)
        for entity in article.entities
    ]
    return _table("الأعلام", ("الاسم", "باللاتينية", "الصفة", "البلد", "النوع"), rows)


def _quotes_table(article: Article) -> str:
    rows = [
        (
            entity_name(article, quote.speaker),
            quote.verb,
            quote.text,
            quote.kind.value,
            entity_name(article, quote.addressee) if quote.addressee else "",
            quote.via or "",
        )
        for quote in article.quotes
    ]
    return _table("الأقوال", ("القائل", "الفعل", "القول", "النوع", "لمن", "نقلا عن"), rows)


def _events_table(article: Article) -> str:
    rows = [
        (
            "، ".join(entity_name(article, actor) for actor in event.actors),
            f"{event.trigger_text} ({event.type.value}{'/' + event.mode if event.mode else ''})",
            "، ".join(entity_name(article, recipient) for recipient in event.recipients),
            entity_name(article, event.place),
            event.time or "",
            _status(article, event),
            "، ".join(event.contexts),
        )
        for event in article.events
    ]
    return _table("الأحداث", ("من", "ماذا", "مع من", "أين", "متى", "الحالة", "المجال"), rows)


def _status(article: Article, event: Event) -> str:
    """The status, for a denied event with who denies it in which words."""
    if event.denied_by is None:
        return event.status.value
    quote = article.quotes[event.denied_by]
    return f"{event.status.value} — {entity_name(article, quote.speaker)} {quote.verb}: {quote.text}"


def _problems(article: Article) -> str:
    rows = [(problem.step, problem.reason) for problem in article.problems]
    return _table("ملاحظات", ("الخطوة", "السبب"), rows)


def _table(caption: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = "".join(
        "<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>" for row in rows
    )
    return (
        f"<details open><summary>{escape(caption)}</summary><table><thead><tr>{heads}</tr></thead>"
        f"<tbody>{lines}</tbody></table></details>"
    )
