"""Numerals in words and figures: cases, genders, duals, scales, ordinals, and what is no numeral."""

from __future__ import annotations

import pytest

from marsad.text.numerals import read_cardinal, read_ordinal
from marsad.text.segment import tokenise

CARDINALS = {
    "صفر": 0,
    "واحدة": 1,
    "اثنتين": 2,
    "ثلاثة": 3,
    "ثمانية": 8,
    "عشرة": 10,
    "أحد عشر": 11,
    "اثنتا عشرة": 12,
    "تسع عشرة": 19,
    "عشرون": 20,
    "خمسة وعشرين": 25,
    "خمس و عشرون": 25,
    "مئة": 100,
    "مائتان": 200,
    "ثلاثمئة وخمسين": 350,
    "مئة وخمسة وعشرون ألفا": 125_000,
    "ألف وتسعمئة وثلاثة وسبعين": 1973,
    "ألفين وواحد وعشرين": 2021,
    "ثلاثة آلاف وخمسمئة وستة": 3506,
    "مليون ومئتي ألف": 1_200_000,
    "تسعمئة مليون": 900_000_000,
    "٢٥": 25,
    "۲۵": 25,
    "1,250": 1250,
    "١٠٬٠٠٠": 10_000,
    "2.5 مليون": 2_500_000,
    "٠٫٧٧": 0.77,
}

ORDINALS = {
    "الأول": 1,
    "الأولى": 1,
    "الثانية": 2,
    "العاشر": 10,
    "الحادي عشر": 11,
    "الثالثة عشرة": 13,
    "العشرين": 20,
    "الحادي والعشرين": 21,
    "الخامس والعشرون": 25,
    "الواحد والثلاثين": 31,
}


@pytest.mark.parametrize(("words", "value"), CARDINALS.items())
def test_cardinal(words: str, value: float) -> None:
    keys = tokenise(words).keys
    numeral = read_cardinal(keys, 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (value, len(keys))


@pytest.mark.parametrize(("words", "value"), ORDINALS.items())
def test_ordinal(words: str, value: int) -> None:
    keys = tokenise(words).keys
    numeral = read_ordinal(keys, 0)
    assert numeral is not None
    assert (numeral.value, numeral.end, numeral.definite) == (value, len(keys), True)


def test_glued_letters_and_article_are_told() -> None:
    glued = read_cardinal(tokenise("وخمسة").keys, 0)
    definite = read_cardinal(tokenise("الـ24").keys, 0)
    assert glued is not None
    assert (glued.value, glued.glued) == (5, 1)
    assert definite is not None
    assert (definite.value, definite.definite) == (24, True)


def test_two_counts_are_not_added() -> None:
    numeral = read_cardinal(tokenise("ثلاثة وأربعة").keys, 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (3, 1)


@pytest.mark.parametrize("words", ["الوزير", "عشراء", "", "1.10.2"])
def test_no_numeral(words: str) -> None:
    assert read_cardinal(tokenise(words).keys, 0) is None


@pytest.mark.parametrize("words", ["العشر", "خمسة", "الوزير", ""])
def test_no_ordinal(words: str) -> None:
    assert read_ordinal(tokenise(words).keys, 0) is None
