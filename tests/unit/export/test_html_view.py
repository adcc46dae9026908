"""The HTML view marks every fact where it stands and lets nothing of an article run."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from marsad.export.html_view import to_html
from marsad.model.article import Article, PageRef
from marsad.model.entity import Entity, EntityType, Mention
from marsad.model.quote import Quote, QuoteKind
from marsad.model.time import TimeExpression, TimeType

BODY = "قالت ماري رايت الجمعة: «نوافق على العرض <script>».\nوانصرفت."


def article(body: str = BODY) -> Article:
    person = Entity("p1", EntityType.PERSON, "ماري رايت", (Mention(5, 14, "ماري رايت"),), "Mary Wright")
    start, end = body.index("«") + 1, body.index("»")
    quote = Quote(start, end, body[start:end], QuoteKind.DIRECT, "قالت", "p1")
    time = TimeExpression(15, 21, "الجمعة", TimeType.DATE, "2024-05-24")
    return Article(
        "a1", PageRef("p"), body, 'عنوان "غريب" <b>', entities=(person,), times=(time,), quotes=(quote,)
    )


def test_the_text_is_whole_and_in_order() -> None:
    paragraphs = re.findall(r'<p class="body"[^>]*>(.*?)</p>', to_html([article()]))
    assert [unescape(re.sub(r"<[^>]+>", "", p)) for p in paragraphs] == BODY.split("\n")


def test_facts_are_marked_with_their_notes() -> None:
    page = to_html([article()])
    assert '<mark class="PERSON" title="PERSON · ماري رايت · Mary Wright">ماري رايت</mark>' in page
    assert '<mark class="TIMEX3" title="DATE 2024-05-24">الجمعة</mark>' in page
    assert 'class="quote" title="قالت: ماري رايت"' in page


def test_the_table_of_quotes_says_who_told_whom_through_whom() -> None:
    said = replace(article().quotes[0], addressee="o1", via="تاس")
    body = Entity("o1", EntityType.ORG, "الشركة", ())
    page = to_html([replace(article(), quotes=(said,), entities=(*article().entities, body))])
    row = next(re.findall(r"<td[^>]*>(.*?)</td>", row) for row in page.split("<tr>") if "direct" in row)
    assert [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in row] == [
        "ماري رايت",
        "قالت",
        said.text,
        "direct",
        "الشركة",
        "تاس",
    ]


def test_nothing_of_an_article_is_markup() -> None:
    page = to_html([article()])
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page
