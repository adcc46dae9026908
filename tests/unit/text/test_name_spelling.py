from __future__ import annotations

import pytest

from marsad.text.name_spelling import may_be_one, one_slip


@pytest.mark.parametrize(
    ("a", "b"),
    [("سيرغي", "سيرجي"), ("نتنياهو", "نتانياهو"), ("بيلاوسوف", "بيلاروسوف"), ("زيلينسكي", "زيلنسكي")],
)
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert may_be_one(a, b)
    assert may_be_one(b, a)


@pytest.mark.parametrize(("a", "b"), [("لافروف", "بيسكوف"), ("كوليبا", "كاميكاوا"), ("ماكرون", "ميدفيديف")])
def test_other_names(a: str, b: str) -> None:
    assert not may_be_one(a, b)


@pytest.mark.parametrize(
    ("a", "b", "slip"), [("ابجد", "ابجد", True), ("ابجد", "ابد", True), ("ابجد", "اب", False), ("", "", True)]
)
def test_one_slip(a: str, b: str, slip: bool) -> None:
    assert one_slip(a, b) is slip
