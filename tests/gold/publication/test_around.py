"""Runs the gold of what stands around a text: mastheads, kickers, date lines, source lines, promotion."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.lexicon.pack import load
from marsad.model.page import Page
from marsad.reading.page import read_page

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "around.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith(("#", "name\t"))
]
FETCHED = datetime(2024, 5, 17, 12, tzinfo=UTC)
TEXT = [
    "أقرت الحكومة، في جلستها الأسبوعية، خطة لتحديث شبكة القطارات في الشمال بكلفة تبلغ ملياري دينار.",
    "وقال وزير النقل إن التنفيذ سيبدأ في الربيع ويستمر ثلاث سنوات، على أن تبقى الخطوط الحالية في الخدمة.",
    "وأوضح الوزير أن القطارات الجديدة ستختصر الرحلة بين المدينتين إلى النصف.",
    "وتشمل الخطة ترميم المحطات القديمة وتدريب مئات السائقين.",
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_what_stands_around_a_text(row: list[str]) -> None:
    _, top, bottom, headline, lines, published, outlet, credited, place = row
    page = [*top.split("⏎"), *TEXT, *filter(None, bottom.split("⏎"))]
    (article,) = read_page(Page("p", "\n".join(page), fetched=FETCHED), load()).articles
    assert article.headline == headline
    assert article.body.split("\n") == [*filter(None, lines.split("⏎")), *TEXT]
    assert (article.published.value[:10] if article.published else "") == published
    assert (article.outlet or "") == outlet
    assert " | ".join(credit.name for credit in article.credits) == credited
    assert (article.dateline.place if article.dateline else "") == place
