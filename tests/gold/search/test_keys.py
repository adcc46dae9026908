"""Search keys against hand-made lists of words that belong together and words that must stay apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.lexicon.pack import load
from marsad.lexicon.search_vocabulary import search_keys

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "keys.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith(("#", "kind"))
]
LEAST_RECALL = 0.94
MOST_MERGED = 0.03


def key(word: str) -> str:
    return load().derive(search_keys).key(word)


def test_inflections_are_found() -> None:
    pairs = [(forms.split()[0], form) for kind, forms in ROWS if kind == "same" for form in forms.split()[1:]]
    missed = [pair for pair in pairs if key(pair[0]) != key(pair[1])]
    assert len(missed) / len(pairs) <= 1 - LEAST_RECALL, missed


def test_different_words_stay_apart() -> None:
    pairs = [tuple(forms.split()) for kind, forms in ROWS if kind == "apart"]
    merged = [pair for pair in pairs if key(pair[0]) == key(pair[1])]
    assert len(merged) / len(pairs) <= MOST_MERGED, merged


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("المفاوضات للمفاوضات مفاوضاتهم", "مفاوضات"),
        ("إيران ايران لإيران وايران", "ايران"),
        ("كمال وكمال لكمال", "كمال"),
        ("السيسي والسيسي للسيسي", "السيسي"),
        ("بلينكن لبلينكن", "بلينكن"),
        ("فراس", "فراس"),
    ],
)
def test_what_was_promised(words: str, wanted: str) -> None:
    assert {key(word) for word in words.split()} == {wanted}
