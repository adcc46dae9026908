"""Wrapped lines are joined; pages of short lines are left alone."""

import textwrap

from marsad.lexicon.pack import load
from marsad.model.page import Page
from marsad.reading.plain import parse_text
from marsad.reading.unpaste.vocabulary import index_wording
from marsad.reading.unpaste.wrapped import unwrap

FIRST = (
    "بحث وزير المياه مع نظيره الهولندي سبل دعم التعاون في الري والزراعة وتحلية المياه خلال السنوات المقبلة."
)
SECOND = "وقال الوزير إن الجانبين اتفقا على تشكيل لجنة مشتركة تجتمع مرتين في العام لمتابعة المشاريع."
HEADLINES = (
    "ارتفاع أسعار الذهب في الأسواق",
    "فوز المنتخب على ضيفه بهدفين",
    "أمطار على الساحل الشمالي غدا",
    "تأجيل جلسة البرلمان",
)


def texts(page: str) -> list[str]:
    blocks = parse_text(Page(id="x", text=page)).blocks
    return [block.text for _, block in unwrap(blocks, load().derive(index_wording))]


def test_wrapped_paragraphs_are_joined() -> None:
    page = "\n\n".join(textwrap.fill(text, 50) for text in (FIRST, SECOND))
    assert texts(page) == [FIRST, SECOND]


def test_numbers_of_joined_blocks_are_those_of_their_first_lines() -> None:
    page = "\n\n".join(textwrap.fill(text, 50) for text in (FIRST, SECOND))
    blocks = parse_text(Page(id="x", text=page)).blocks
    numbers = [number for number, _ in unwrap(blocks, load().derive(index_wording))]
    assert numbers == [0, len(textwrap.wrap(FIRST, 50))]


def test_a_date_line_is_never_joined() -> None:
    page = f"خبر\nالأربعاء 3 مايو 2023\n{textwrap.fill(FIRST, 50)}\n{textwrap.fill(SECOND, 50)}"
    assert "الأربعاء 3 مايو 2023" in texts(page)


def test_long_lines_are_paragraphs_already() -> None:
    page = f"{FIRST} {FIRST}\n{SECOND} {SECOND}"
    assert texts(page) == page.split("\n")


def test_a_list_of_headlines_is_not_wrapped_text() -> None:
    page = "\n".join((*HEADLINES, *HEADLINES))
    assert texts(page) == page.split("\n")
