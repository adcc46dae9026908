"""Runs the publication gold: datelines, credits, date lines and outlets, cases as data."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.lexicon.pack import load
from marsad.model.line import Line, LineRole, Section
from marsad.model.page import Document, Metadata, Page
from marsad.reading.publication import describe
from marsad.reading.publication.dateline import read_dateline
from marsad.reading.publication.published import published_of

HERE = Path(__file__).parent
FETCHED = datetime(2024, 5, 24, 18, tzinfo=UTC)


def cases(name: str) -> list[list[str]]:
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [[cell.replace("⏎", "\n") for cell in row] for row in rows[1:]]


@pytest.mark.parametrize(("rule", "text", "place", "source"), cases("datelines"))
def test_dateline(rule: str, text: str, place: str, source: str) -> None:
    filing = read_dateline(text, load())
    dateline = filing.dateline if filing else None
    assert (dateline.place if dateline else "") == place
    assert ((dateline.source or "") if dateline else "") == source


@pytest.mark.parametrize(("rule", "body", "names"), cases("credits"))
def test_credits(rule: str, body: str, names: str) -> None:
    publication = describe(_section(("body", body)), _document(), first=True, lexicon=load())
    assert " | ".join(credit.name for credit in publication.credits) == names
    assert {credit.rule for credit in publication.credits} <= {rule, "dateline", "said to", "says"}


@pytest.mark.parametrize(("rule", "line", "value"), cases("dates"))
def test_date_line(rule: str, line: str, value: str) -> None:
    published = published_of(line, FETCHED, load()).published
    assert (published.value if published else "") == value


@pytest.mark.parametrize(("rule", "line", "title", "outlet"), cases("outlets"))
def test_outlet(rule: str, line: str, title: str, outlet: str) -> None:
    role, text = line.split("=", 1)
    around = [(role, text), ("headline", "ترميم الميناء"), ("body", "انتهت أعمال الترميم.")]
    lines = [pair for i, pair in enumerate(around) if i == 0 or pair[0] != role]
    publication = describe(_section(*lines), _document(title), first=True, lexicon=load())
    assert (publication.outlet or "") == outlet
    assert publication.outlet_from in (rule, None)


def _section(*lines: tuple[str, str]) -> Section:
    return Section(tuple(Line(text, LineRole(role), "test") for role, text in lines))


def _document(title: str = "") -> Document:
    return Document(Page("p", ""), (), Metadata(title=title or None))
