"""HTML that is broken, hostile or huge: blocks come out, or nothing does, and nothing is raised."""

from __future__ import annotations

import pytest

from marsad.model.page import BlockKind, Document, Page, Zone
from marsad.reading.html import parse_html

SENTENCE = "أعلنت الهيئة اليوم بدء العمل في الميناء الجديد بعد عامين من التأخير."


def read(html: str) -> Document:
    return parse_html(Page("p", html, "html"))


@pytest.mark.parametrize(
    "html", ["", " ", "<", "<html>", "<body></body>", "\x00", "<!-- ", "</p></div>", "\ud800"]
)
def test_nothing_gives_at_most_noise(html: str) -> None:
    assert not [block for block in read(html).blocks if block.zone is Zone.MAIN]


def test_ten_thousand_nested_tags() -> None:
    document = read("<div>" * 10_000 + SENTENCE + "</div>" * 10_000)
    assert [block.text for block in document.blocks] == [SENTENCE]


def test_ten_thousand_nested_links_and_unclosed_inline_tags() -> None:
    document = read("<p>" + "<b><i><a href=x>كلمة" * 3_000 + f"<p>{SENTENCE}")
    assert document.blocks


def test_many_blocks() -> None:
    document = read("<h1>ميناء جديد</h1>" + f"<p>{SENTENCE}</p>" * 20_000)
    assert sum(block.zone is Zone.MAIN for block in document.blocks) == 20_001


def test_text_without_any_element() -> None:
    assert [block.text for block in read(SENTENCE).blocks] == [SENTENCE]


def test_inline_elements_join_and_breaks_split() -> None:
    texts = [block.text for block in read("<p>قال <b>الوز</b>ير<br>إن العمل&nbsp;بدأ</p>").blocks]
    assert texts == ["قال الوزير", "إن العمل بدأ"]


def test_a_break_in_a_heading_is_a_space() -> None:
    (block,) = read("<h2>ميناء<br>جديد</h2>").blocks
    assert (block.text, block.kind, block.level) == ("ميناء جديد", BlockKind.HEADING, 2)


def test_preformatted_lines_are_lines() -> None:
    assert [block.text for block in read("<pre>سطر أول\nسطر ثان</pre>").blocks] == ["سطر أول", "سطر ثان"]


def test_linked_share() -> None:
    (block,) = read('<p>قال <a href="/x">وزير النقل</a> أمس</p>').blocks
    assert block.linked == 0.5


def test_an_anchor_without_address_is_no_link() -> None:
    (block,) = read('<p><a name="top">قال الوزير</a></p>').blocks
    assert block.linked == 0.0


def test_headlines_alone_are_no_article() -> None:
    titles = "".join(
        f'<li><a href="/{n}">عنوان خبر طويل يحمل رقما هو {n} ويزيد على تسع كلمات</a></li>' for n in range(20)
    )
    assert not [block for block in read(f"<ul>{titles}</ul>").blocks if block.zone is Zone.MAIN]


def test_the_time_element_by_the_headline_dates_the_page() -> None:
    aside = '<aside><time datetime="2001-01-01">x</time></aside>'
    story = f'<h1>ميناء جديد</h1><time datetime="2020-05-06">أمس</time><p>{SENTENCE}'
    metadata = read(aside + story).metadata
    assert (metadata.published, metadata.published_from) == ("2020-05-06", "time")
