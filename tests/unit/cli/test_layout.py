"""Terminal layout: right-to-left lines, facts in their styles, tables of facts."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from marsad.cli.fact_tables import fact_tables
from marsad.cli.pretty import article_parts, marked_body
from marsad.cli.printable import printable
from marsad.cli.right_to_left import Layout
from marsad.model.article import Article, PageRef
from marsad.model.entity import Entity, EntityType, Mention
from marsad.model.event import Event, EventStatus, EventType
from marsad.model.quote import Quote, QuoteKind
from marsad.model.span import Span
from marsad.model.time import TimeExpression, TimeType

BODY = "زارت سلمى العطار الخرطوم أمس.\nوقالت العطار إن الزيارة ناجحة."


def at(text: str, occurrence: int = 0) -> Span:
    start = -1
    for _ in range(occurrence + 1):
        start = BODY.index(text, start + 1)
    return Span(start, start + len(text))


def mention(text: str, occurrence: int = 0) -> Mention:
    span = at(text, occurrence)
    return Mention(span.start, span.end, text)


@pytest.fixture
def article() -> Article:
    visit, said, yesterday = at("زارت"), at("الزيارة ناجحة"), at("أمس")
    return Article(
        id="a",
        page=PageRef("p"),
        body=BODY,
        headline="زيارة إلى الخرطوم",
        entities=(
            Entity("e1", EntityType.PERSON, "سلمى العطار", (mention("سلمى العطار"), mention("العطار", 1))),
            Entity("e2", EntityType.GPE, "الخرطوم", (mention("الخرطوم"),)),
        ),
        times=(TimeExpression(yesterday.start, yesterday.end, "أمس", TimeType.DATE, "2024-05-23"),),
        quotes=(Quote(said.start, said.end, "الزيارة ناجحة", QuoteKind.INDIRECT, "قالت", speaker="e1"),),
        events=(
            Event(
                EventType.CONSULT,
                EventStatus.OCCURRED,
                visit,
                "زارت",
                0,
                29,
                mode="visit",
                actors=("e1",),
                recipients=("e2",),
                place="e2",
                time="2024-05-23",
            ),
        ),
    )


def layout(width: int = 60, marks: bool = True) -> Layout:
    console = Console(file=io.StringIO(), width=width, force_terminal=marks, no_color=True)
    return Layout(console, width, marks)


def printed(parts: list[object], width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, no_color=True)
    for part in parts:
        console.print(part)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_arabic_lines_end_at_the_right_edge_in_isolates() -> None:
    lines = layout(40).paragraph(Text(BODY * 3), "ar")
    assert len(lines) > 4
    for line in lines:
        assert line.cell_len == 40
        inner = line.plain.lstrip(" ")
        assert inner.startswith("\u2067")
        assert inner.endswith("\u2069")


def test_english_lines_start_at_the_left() -> None:
    assert [line.plain for line in layout().paragraph(Text("A plain line."), "en-GB")] == ["A plain line."]


def test_no_marks_where_no_terminal_reads_them() -> None:
    (line,) = layout(marks=False).paragraph(Text("سطر"), "ar")
    assert line.plain == " " * 57 + "سطر"


def test_every_line_of_a_cell_is_isolated() -> None:
    cell = layout().cell("مجلس الأمن الدولي في نيويورك", 12)
    lines = cell.plain.split("\n")
    assert len(lines) > 1
    assert all(line.startswith("\u2068") and line.endswith("\u2069") for line in lines)
    assert all(cell_len(line) <= 12 for line in lines)


def test_marks_of_facts_fall_on_their_words(article: Article) -> None:
    marked = [(BODY[span.start : span.end], span.style) for span in marked_body(article).spans]
    assert ("سلمى العطار", "cyan") in marked
    assert ("العطار", "cyan") in marked
    assert ("الخرطوم", "green") in marked
    assert ("أمس", "underline") in marked
    assert ("الزيارة ناجحة", "italic") in marked


def test_tables_say_who_did_what_to_whom_and_who_said_what(article: Article) -> None:
    events, quotes = (
        [" ".join(line.split()) for line in printed([table], 140).splitlines()]
        for table in fact_tables(article, layout(140, marks=False))
    )
    assert "who did what whom where when status" in events
    assert "سلمى العطار زارت CONSULT visit الخرطوم الخرطوم 2024-05-23 occurred" in events
    assert "who said what" in quotes
    assert "سلمى العطار قالت الزيارة ناجحة" in quotes


def test_columns_for_hearer_and_carrier_stand_where_there_is_one(article: Article) -> None:
    told = replace(article, events=(), quotes=(replace(article.quotes[0], addressee="e2", via="وكالة"),))
    (table,) = fact_tables(told, layout(140, marks=False))
    lines = [" ".join(line.split()) for line in printed([table], 140).splitlines()]
    assert "who said what to via" in lines
    assert "سلمى العطار قالت الزيارة ناجحة الخرطوم وكالة" in lines


def test_an_article_without_facts_has_no_tables(article: Article) -> None:
    bare = Article("b", PageRef("p", position=1, of=2), "متن.", headline="عنوان")
    assert list(fact_tables(bare, layout())) == []
    shown = printed(list(article_parts(bare, "p\x1b[2J", layout(marks=False))))
    assert "p\ufffd[2J · 2 of 2" in shown


def test_names_cannot_steer_the_terminal() -> None:
    assert printable("a\x1b]0;x\x07\u202eb\ud800\n") == "a\ufffd]0;x\ufffd\ufffdb\ufffd\ufffd"
