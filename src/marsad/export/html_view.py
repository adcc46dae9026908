"""A standalone right-to-left HTML page with every fact of an article marked in its text.

Facts may overlap (a name inside a quote), so the body is cut at every boundary and each piece
carries the classes and the explanation of all facts that cover it. Nothing from an article is
written unescaped, and the page holds no script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from itertools import pairwise

from marsad.model.article import Article
from marsad.model.entity import Entity
from marsad.model.event import Event


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    note: str


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
    marks = tuple(_marks(article))
    start = 0
    for paragraph in article.body.split("\n"):
        end = start + len(paragraph)
        inside = [mark for mark in marks if mark.start < end and start < mark.end]
        yield f'<p class="body" dir="auto">{"".join(_pieces(article.body, start, end, inside))}</p>'
        start = end + 1


def _marks(article: Article) -> Iterator[_Mark]:
    for entity in article.entities:
        note = _entity_note(entity)
        yield from (_Mark(m.start, m.end, entity.type.value, note) for m in entity.mentions)
    for time in article.times:
        yield _Mark(time.start, time.end, "TIMEX3", f"{time.type.value} {time.value}")
    for quote in article.quotes:
        yield _Mark(quote.start, quote.end, "quote", f"{quote.verb}: {_name(article, quote.speaker)}")
    for event in article.events:
        yield _Mark(event.trigger.start, event.trigger.end, "event", _event_note(article, event))


def _entity_note(entity: Entity) -> str:
    parts = (entity.type.value, entity.name, entity.name_latin, entity.role, entity.country)
    return " · ".join(part for part in parts if part)


def _event_note(article: Article, event: Event) -> str:
    who = "، ".join(_name(article, actor) for actor in event.actors)
    whom = "، ".join(_name(article, recipient) for recipient in event.recipients)
    kind = f"{event.type.value}/{event.mode}" if event.mode else event.type.value
    parts = (kind, who, f"← {whom}" if whom else "", event.time or "", event.status.value)
    return " · ".join(part for part in parts if part)


def _name(article: Article, entity_id: str | None) -> str:
    return next((entity.name for entity in article.entities if entity.id == entity_id), "—")


def _pieces(body: str, start: int, end: int, marks: list[_Mark]) -> Iterator[str]:
    cuts = {start, end} | {cut for mark in marks for cut in (mark.start, mark.end) if start < cut < end}
    ordered = sorted(cuts)
    for left, right in pairwise(ordered):
        text = escape(body[left:right])
        over = [mark for mark in marks if mark.start <= left and right <= mark.end]
        if over:
            kinds = " ".join(sorted({mark.kind for mark in over}))
            notes = "\n".join(dict.fromkeys(mark.note for mark in over))
            text = f'<mark class="{escape(kinds)}" title="{escape(notes)}">{text}</mark>'
        yield text


def _people_table(article: Article) -> str:
    rows = [
        (entity.name, entity.name_latin or "", entity.role or "", entity.country or "", entity.type.value)
        for entity in article.entities
    ]
    return _table("الأعلام", ("الاسم", "باللاتينية", "الصفة", "البلد", "النوع"), rows)


def _quotes_table(article: Article) -> str:
    rows = [(_name(article, q.speaker), q.verb, q.text, q.kind.value, q.via or "") for q in article.quotes]
    return _table("الأقوال", ("القائل", "الفعل", "القول", "النوع", "نقلا عن"), rows)


def _events_table(article: Article) -> str:
    rows = [
        (
            "، ".join(_name(article, actor) for actor in event.actors),
            f"{event.trigger_text} ({event.type.value}{'/' + event.mode if event.mode else ''})",
            "، ".join(_name(article, recipient) for recipient in event.recipients),
            _name(article, event.place),
            event.time or "",
            event.status.value,
        )
        for event in article.events
    ]
    return _table("الأحداث", ("من", "ماذا", "مع من", "أين", "متى", "الحالة"), rows)


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
