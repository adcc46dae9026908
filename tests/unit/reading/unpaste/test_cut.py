"""Cutting pages: every line once, markup heeded, odd input survived."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.lexicon.pack import load
from marsad.model.line import LineRole
from marsad.model.page import Block, BlockKind, Document, Metadata, Page, Zone
from marsad.reading.plain import parse_text
from marsad.reading.unpaste import cut

HEADLINE = "وزيرا الري في البلدين يبحثان تحلية المياه"
FIRST = "بحث وزير المياه مع نظيره الهولندي سبل دعم التعاون في مجالات الري وتحلية المياه."
SECOND = "وقال الوزير إن الجانبين اتفقا على تشكيل لجنة مشتركة تجتمع مرتين في العام."
OTHER = "أمطار غزيرة تغلق الطرق في شمال البلاد"
OTHER_FIRST = "أغلقت السلطات صباح اليوم عددا من الطرق الرئيسية في شمال البلاد بسبب أمطار غزيرة."
OTHER_SECOND = "وقررت وزارة التعليم تعطيل الدراسة يومين في أربع محافظات حفاظا على سلامة الطلاب."


def document(*blocks: Block, headline: str | None = None) -> Document:
    return Document(Page(id="x", text="", form="html"), blocks, Metadata(headline=headline))


def main(text: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> Block:
    return Block(text, kind, Zone.MAIN, level, container=1)


def related(text: str, kind: BlockKind = BlockKind.PARAGRAPH, linked: float = 0.0) -> Block:
    return Block(text, kind, Zone.RELATED, 2 if kind is BlockKind.HEADING else 0, linked)


STORY = (main(HEADLINE, BlockKind.HEADING, 1), main(FIRST), main(SECOND))


@given(
    st.lists(
        st.sampled_from(
            [HEADLINE, FIRST, SECOND, OTHER, "إقرأ أيضاً:", "3 مايو 2023", "المصدر: وكالات", "----", "واتساب"]
        )
    )
)
def test_every_line_has_one_role(lines: list[str]) -> None:
    sections = cut(parse_text(Page(id="x", text="\n".join(lines))), load())
    assert [line.text for section in sections for line in section.lines] == lines
    assert all(line.rule for section in sections for line in section.lines)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    cut(parse_text(Page(id="x", text=text)), load())


def test_the_headline_of_the_head_is_preferred() -> None:
    blocks = (main(OTHER), main(HEADLINE), main(FIRST), main(SECOND))
    (section,) = cut(document(*blocks, headline=HEADLINE), load())
    assert section.headline == HEADLINE


def test_zones_are_heeded() -> None:
    blocks = (
        Block("الأكثر مشاهدة في الموقع", zone=Zone.NAVIGATION),
        *STORY,
        Block(OTHER_FIRST, zone=Zone.COMMENTS),
    )
    (section,) = cut(document(*blocks), load())
    assert section.body == f"{FIRST}\n{SECOND}"
    assert section.texts(LineRole.COMMENT) == (OTHER_FIRST,)


def test_cards_in_the_related_part_are_no_story() -> None:
    cards = (
        related("مواضيع ذات صلة", BlockKind.HEADING),
        related(OTHER, BlockKind.HEADING),
        related(OTHER_FIRST),
    )
    (section,) = cut(document(*STORY, *cards), load())
    assert OTHER in section.texts(LineRole.RELATED)


def test_a_whole_story_in_the_related_part_is_one() -> None:
    story = (
        related("إقرأ أيضاً", BlockKind.HEADING),
        related(OTHER, BlockKind.HEADING),
        related("3 مايو 2023"),
    )
    sections = cut(document(*STORY, *story, related(OTHER_FIRST), related(OTHER_SECOND)), load())
    assert [section.headline for section in sections] == [HEADLINE, OTHER]


def test_text_in_a_layout_table_is_read() -> None:
    rows = tuple(Block(text, BlockKind.TABLE_ROW) for text in (HEADLINE, "3 مايو 2023", FIRST, SECOND))
    (section,) = cut(document(*rows), load())
    assert (section.headline, section.body) == (HEADLINE, f"{FIRST}\n{SECOND}")


@pytest.mark.parametrize("opening", ["وأضاف الوزير", "كما أشار الوزير"])
def test_a_paragraph_that_joins_what_precedes_opens_no_story(opening: str) -> None:
    text = f"{HEADLINE}\n{FIRST}\nإقرأ أيضاً:\n{OTHER}\n{opening} إلى أن اللجنة ستجتمع قبل نهاية العام الحالي."
    assert len(cut(parse_text(Page(id="x", text=text)), load())) == 1


def test_a_block_over_a_date_line_heads_a_story_of_its_own() -> None:
    title = "أمطار غزيرة تغلق سبعة من الطرق في شمال البلاد"
    page = document(*STORY, main(title), main("9-12-2025"), main(OTHER_FIRST), main(OTHER_SECOND))
    sections = cut(page, load())
    assert [section.headline for section in sections] == [HEADLINE, title]
    assert sections[1].body.split("\n") == [OTHER_FIRST, OTHER_SECOND]


def test_a_sentence_over_a_date_line_stays_text() -> None:
    page = document(*STORY, main(OTHER_SECOND), main("9-12-2025"), main(OTHER_FIRST))
    assert [section.headline for section in cut(page, load())] == [HEADLINE]
