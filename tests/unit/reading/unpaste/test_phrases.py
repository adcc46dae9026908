"""Phrase look-up: longest match first, folded, several values for one phrase."""

from marsad.reading.unpaste.phrases import index_phrases, words_of


def test_the_longest_phrase_wins() -> None:
    index = index_phrases([("اقرأ", "short"), ("اقرأ أيضا", "long")])
    assert index.at(words_of("إقرأ أيضاً: قمة"), 0) == (2, "long")
    assert index.at(words_of("اقرأ الخبر"), 0) == (1, "short")


def test_all_phrases_at_a_word_are_given() -> None:
    index = index_phrases([("صور", "a"), ("صور", "b")])
    assert index.all_at(words_of("صور"), 0) == [(1, "a"), (1, "b")]


def test_nothing_is_found_past_the_end() -> None:
    index = index_phrases([("صور", "a")])
    assert index.at((), 0) is None
    assert index.all_at(("صور",), 1) == []
    assert not index.covers(())


def test_covers_asks_for_every_word() -> None:
    index = index_phrases([("واتس اب", 1), ("فيسبوك", 1)])
    assert index.covers(words_of("واتس آب | فيسبوك"))
    assert not index.covers(words_of("فيسبوك الوزير"))
