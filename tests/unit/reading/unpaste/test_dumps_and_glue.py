"""Headline dumps and glued boilerplate, with lines that only look like them."""

from marsad.lexicon.pack import load
from marsad.model.line import LineRole
from marsad.reading.unpaste.dumps import is_headline_dump, is_seamless_dump
from marsad.reading.unpaste.glue import split_glued
from marsad.reading.unpaste.vocabulary import index_wording
from marsad.text.normalise import fold

TEXT = "بحث وزير المياه مع نظيره الهولندي سبل دعم التعاون في مجالات الري والزراعة وتحلية المياه."


def pieces(text: str) -> list[tuple[str, LineRole | None]]:
    return [
        (piece.text, piece.verdict.role if piece.verdict else None)
        for piece in split_glued(text, fold(text).lower(), load().derive(index_wording))
    ]


def test_headlines_with_gaps_are_a_dump() -> None:
    assert is_headline_dump(
        "سعر الذهب يرتفع    قمة في عمّان غدا    أمطار غزيرة على الساحل    فوز المنتخب أمس على ضيفه"
    )


def test_a_paragraph_with_one_wide_gap_is_none() -> None:
    assert not is_headline_dump(f"{TEXT}    {TEXT}")


def test_a_seamless_dump_is_long_and_has_no_full_stop() -> None:
    assert is_seamless_dump("خبر عاجل " * 40, 80)
    assert not is_seamless_dump(TEXT * 5, 70)


def test_tags_and_links_behind_the_last_full_stop_are_split_off() -> None:
    assert pieces(f"{TEXT} سمات المياه الري هولندا") == [
        (TEXT, None),
        ("سمات المياه الري هولندا", LineRole.TAGS),
    ]
    assert pieces(f"{TEXT} المصدر: وكالات") == [(TEXT, None), ("المصدر: وكالات", LineRole.CREDIT)]


def test_the_same_words_inside_a_sentence_are_not() -> None:
    text = "وقال إن من سمات المرحلة المقبلة تعاون أوسع في مجالات الري والزراعة وتحلية المياه بين البلدين."
    assert pieces(text) == [(text, None)]


def test_a_sharing_bar_before_the_text_is_split_off() -> None:
    assert pieces(f"شارك تويتر فيسبوك واتساب {TEXT}")[0] == ("شارك تويتر فيسبوك واتساب", LineRole.PROMOTION)


def test_marks_and_spaces_alone_do_no_harm() -> None:
    assert pieces(". " * 40) == [(". " * 40, None)]
    assert pieces("") == [("", None)]
