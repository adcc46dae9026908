"""Which words are built as verbal nouns."""

from __future__ import annotations

import pytest

from marsad.text.verbal_nouns import is_act


@pytest.mark.parametrize("key", ["تدريب", "تهدئه", "اصدار", "احتجاز", "استعاده", "محاربه"])
def test_verbal_nouns(key: str) -> None:
    assert is_act(key)


@pytest.mark.parametrize("key", ["لبنان", "التدريب", "بلد", "وزير", "مدينه", "تونس"])
def test_other_words(key: str) -> None:
    assert not is_act(key)
