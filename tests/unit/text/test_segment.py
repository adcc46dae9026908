"""Words and sentences keep their offsets, whatever the spacing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.normalise import fold
from marsad.text.segment import Tokens, tokenise


def sentences(text: str) -> list[str]:
    tokens = tokenise(text)
    return [tokens.surface(first, last) for first, last in tokens.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوزير.وقال إنه سعيد", ["وصل الوزير.", "وقال إنه سعيد"]),
        ("«انتهى الأمر.» وأضاف", ["«انتهى الأمر.»", "وأضاف"]),
        ("ارتفع 3.5 في المئة. ثم هبط", ["ارتفع 3.5 في المئة.", "ثم هبط"]),
        ("نقلت أ.ف.ب. عنه ذلك", ["نقلت أ.ف.ب. عنه ذلك"]),
        ("قال د. أحمد سعيد", ["قال د. أحمد سعيد"]),
        ("لماذا؟! لا نعلم", ["لماذا؟!", "لا نعلم"]),
        ("سطر\nسطر آخر", ["سطر", "سطر آخر"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_numbers_with_points_and_commas_are_one_word() -> None:
    assert tokenise("١٥٬٠٠٠ و3.5").keys == ("15٬000", "و", "3.5")


@given(st.text(st.sampled_from('ابتـَّ .؟!«»"()\n٣4،أّ\u200f'), max_size=80))
def test_tokens_cover_their_words_and_sentences_cover_all_tokens(text: str) -> None:
    tokens = tokenise(text)
    for key, start, end in zip(tokens.keys, tokens.starts, tokens.ends, strict=True):
        assert fold(text[start:end]) == key
    assert covered(tokens) == list(range(len(tokens)))


def covered(tokens: Tokens) -> list[int]:
    return [i for first, last in tokens.sentences for i in range(first, last)]
