from __future__ import annotations

import pytest

from marsad.text.clitics import readings, without_article


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("بوتين", {(0, "بوتين"), (1, "وتين")}),
        ("وبوتين", {(0, "وبوتين"), (1, "بوتين"), (2, "وتين")}),
        ("وبالقاهره", {(0, "وبالقاهره"), (1, "بالقاهره"), (2, "القاهره")}),
        ("موسكو", {(0, "موسكو")}),
        ("لندن", {(0, "لندن"), (1, "ندن")}),
    ],
)
def test_readings_cut_clitics(word: str, expected: set[tuple[int, str]]) -> None:
    assert {(r.cut, r.key) for r in readings(word)} == expected


@pytest.mark.parametrize(
    ("word", "cut", "key"),
    [("للعراق", 0, "العراق"), ("وللعراق", 1, "العراق"), ("للجنه", 0, "اللجنه"), ("للجنه", 0, "الجنه")],
)
def test_article_fused_with_the_preposition_is_restored(word: str, cut: int, key: str) -> None:
    assert [(r.cut, r.preposition) for r in readings(word) if r.fused and r.key == key] == [(cut, "ل")]


def test_the_whole_word_comes_first() -> None:
    assert all(readings(word)[0].key == word for word in ("والي", "بكين", "ل", ".", "كندا"))


@pytest.mark.parametrize(("word", "bare"), [("الروسي", "روسي"), ("الي", "الي"), ("روسي", "روسي")])
def test_without_article(word: str, bare: str) -> None:
    assert without_article(word) == bare
