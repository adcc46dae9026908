"""Shapes of lines: what makes a paragraph, a title, a scrap."""

import pytest

from marsad.model.page import Block, BlockKind
from marsad.reading.unpaste.phrases import words_of
from marsad.reading.unpaste.shape import Shape, continues, ends_sentence, has_bullet, shape_of


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("وأعلن الديوان الحداد ثلاثة أيام", Shape.PARAGRAPH),
        ("أُعلن الحداد الرسمي ثلاثة أيام.", Shape.PARAGRAPH),
        ("وزير الخارجية يصل إلى العاصمة في زيارة رسمية", Shape.TITLE),
        ("إسرائيل تلغي زيارة الوزير «لأسباب أمنية»", Shape.TITLE),
        ("لماذا تأجلت القمة؟", Shape.TITLE),
        ("فرانس برس", Shape.SCRAP),
        ("كلمة " * 40, Shape.PARAGRAPH),
    ],
)
def test_shape_of_a_bare_line(text: str, shape: Shape) -> None:
    assert shape_of(text, words_of(text), Block(text)) is shape


def test_markup_makes_a_short_paragraph_and_a_heading() -> None:
    text = "صرح المتحدث باسم الوزارة أن الاجتماع تأجل إلى الغد"
    assert shape_of(text, words_of(text), Block(text, BlockKind.PARAGRAPH)) is Shape.PARAGRAPH
    assert shape_of(text, words_of(text), Block(text, BlockKind.HEADING, level=2)) is Shape.TITLE


@pytest.mark.parametrize("text", ["وقال الوزير", "من جانبه أكد", "كما أشار", "وفي بغداد"])
def test_joined_openings(text: str) -> None:
    assert continues(words_of(text))


@pytest.mark.parametrize("text", ["وزارة الصحة", "وصل الرئيس", "واشنطن ترفض", "وول ستريت تغلق", "قال الوزير"])
def test_a_waw_of_the_word_itself_does_not_join(text: str) -> None:
    assert not continues(words_of(text))


def test_sentence_ends() -> None:
    assert ends_sentence('قال إن الحرب "انتهت".')
    assert ends_sentence("انتهت المحادثات .")
    assert not ends_sentence("زيارة «تاريخية»")
    assert not ends_sentence("")


def test_bullets() -> None:
    assert has_bullet("• خبر")
    assert has_bullet("2- تخلط المقادير")
    assert not has_bullet("24 قتيلا في هجوم")
