"""Folding makes spelling variants equal, is idempotent, and every span finds its way back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.normalise import fold, fold_with_offsets

ARABIC = st.text(
    st.one_of(
        st.sampled_from("أإآٱاىيئؤوةهـءبتثجحخ ًٌٍَُِّْٰٕٓٔگپڤچکیے٠١٢۳۴5\u200f\u200c\ufeff\n.،«»"),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFDFF),
        st.characters(min_codepoint=0xFE70, max_codepoint=0xFEFC),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("variant", "plain"),
    [
        ("أحمد", "احمد"),
        ("إلى", "الي"),
        ("آب", "اب"),
        ("مدرسة", "مدرسه"),
        ("مسؤول", "مسوول"),
        ("رئيس", "رييس"),
        ("قـــال", "قال"),
        ("مُحَمَّدٌ", "محمد"),
        ("ﻻجئ", "لاجي"),
        ("ﷲ", "الله"),
        ("ا\u0654حمد", "احمد"),
        ("پوتين", "بوتين"),
        ("ایران", "ايران"),
        ("۲۰۲۴ و٢٠٢٤", "2024 و2024"),
        ("الرياض\u200f،", "الرياض،"),
    ],
)
def test_variants_fold_to_the_plain_form(variant: str, plain: str) -> None:
    assert fold(variant) == plain


@pytest.mark.parametrize(("one", "other"), [("حسن", "حسين"), ("سعيد", "سعد"), ("ماء", "ما")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(ARABIC)
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ARABIC)
def test_both_ways_of_folding_agree(text: str) -> None:
    assert fold_with_offsets(text).text == fold(text)


@given(ARABIC)
def test_every_word_finds_its_way_back(text: str) -> None:
    folded = fold_with_offsets(text)
    for match in re.finditer(r"\S+", folded.text):
        assert fold(folded.to_original(*match.span()).of(text)) == match.group()


@given(ARABIC)
def test_offsets_never_run_backwards(text: str) -> None:
    folded = fold_with_offsets(text)
    offsets = folded.offsets or range(len(text) + 1)
    assert len(offsets) == len(folded.text) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] == len(text)


@given(ARABIC)
def test_words_of_the_original_are_found_in_the_folded(text: str) -> None:
    folded = fold_with_offsets(text)
    for match in re.finditer(r"\S+", folded.text):
        original = folded.to_original(*match.span())
        assert match.group() in folded.to_folded(original.start, original.end).of(folded.text)
