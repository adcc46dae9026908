from __future__ import annotations

import numpy as np

from marsad.lexicon.pack import load
from marsad.stories.shingles import runs, shared, word_hashes
from marsad.stories.words import plain_words, story_words


def test_inflections_are_one_word() -> None:
    words = story_words(load())
    assert words.numbers(plain_words("المفاوضات ومفاوضات للمفاوضات")) == words.numbers(["مفاوضات"]) * 3


def test_vectors_compare() -> None:
    words = story_words(load())
    one = words.vector(words.numbers(plain_words("حريق في ميناء المكلا")))
    assert abs(one.cosine(one) - 1) < 1e-5
    assert one.cosine(words.vector(words.numbers(plain_words("فوز الوحدات في الدوري")))) == 0
    assert one.cosine(words.vector([])) == 0
    assert words.vector([]).cosine(one) == 0


def test_runs_keep_the_order_of_words() -> None:
    one, turned = word_hashes(["أ", "ب", "ج"]), word_hashes(["ج", "ب", "أ"])
    assert len(runs(one, 2)) == 2
    assert shared(runs(one, 2), runs(turned, 2)) == 0
    assert shared(runs(one, 1), runs(turned, 1)) == 3
    assert len(runs(one, 4)) == 0
    assert shared(np.empty(0, dtype=np.uint32), runs(one, 2)) == 0
