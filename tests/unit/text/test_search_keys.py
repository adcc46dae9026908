from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.search_keys import SearchKeys
from marsad.text.usage import Usage

COUNTS = {
    **{"وزير": 1500, "الوزير": 200, "دوله": 400, "الدوله": 300, "لقب": 90, "اللقب": 60, "قبه": 10},
    **{"كامل": 200, "الكامل": 50, "امل": 300, "الامل": 50, "لاعب": 100, "لاعبون": 20, "لاعبين": 50},
    **{"لقاء": 200, "عملي": 50, "العملي": 30, "عمليه": 400, "عمليات": 350, "اقتصادي": 200, "الاقتصادي": 200},
    **{"اقتصاديه": 200, "قرار": 200, "القرار": 150, "اعلن": 500, "اعلنت": 400, "واحد": 600, "احد": 900},
    **{"لواحد": 5, "سلطان": 50, "سلط": 11, "فصل": 90},
}
KEYS = SearchKeys(
    Usage(COUNTS, frozenset({"كمال", "القاهره"}), frozenset({"بجاروف"}), {"وزراء": "وزير", "دول": "دوله"})
)
ARABIC = st.text(
    st.characters(min_codepoint=0x620, max_codepoint=0x64A) | st.sampled_from("البولكسفتهاينم"), max_size=12
)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("الوزراء", "وزير"),
        ("لوزيرها", "وزير"),
        ("دولتهم", "دوله"),
        ("دولتين", "دوله"),
        ("لقبه", "لقب"),
        ("للكامل", "كامل"),
        ("الكامل", "كامل"),
        ("كامل", "كامل"),
        ("لاعبيه", "لاعب"),
        ("اللاعبين", "لاعب"),
        ("لقائه", "لقاء"),
        ("عملية", "عمليه"),
        ("الاقتصادية", "اقتصادي"),
        ("قرارًا", "قرار"),
        ("وأعلنت", "اعلن"),
        ("واحد", "واحد"),
        ("سلطان", "سلطان"),
        ("وللقاهرة", "القاهره"),
        ("وكمال", "كمال"),
        ("لبجاروف", "بجاروف"),
        ("NATO", "nato"),
        ("٢٠٢٤", "2024"),
        ("", ""),
    ],
)
def test_keys(word: str, key: str) -> None:
    assert KEYS.key(word) == key


@given(ARABIC | st.text(max_size=12))
def test_any_text_has_a_key_and_always_the_same(word: str) -> None:
    assert KEYS.key(word) == SearchKeys(KEYS.usage).key(word)


@given(st.sampled_from(sorted(KEYS.usage.names | KEYS.usage.rare_names)))
def test_names_are_never_stemmed(name: str) -> None:
    assert KEYS.key(name) == name


def test_a_name_that_is_an_ordinary_word_too_is_one() -> None:
    keys = SearchKeys(Usage({"سلام": 90, "سلامه": 20, "السلام": 80}, rare_names=frozenset({"سلامه"})))
    assert keys.key("سلامه") == "سلام"
