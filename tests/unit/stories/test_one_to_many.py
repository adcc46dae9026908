"""What a report has in common with many is what it has in common with each."""

from __future__ import annotations

import pytest

from marsad.lexicon.pack import load
from marsad.stories.joining import features_of, features_to_each, joining
from marsad.stories.words import story_words

from .conftest import FIRE, FIRE_AGAIN, MATCH, Reporting


def test_many_at_once_are_as_each_alone(report: Reporting) -> None:
    words, decision = load().derive(story_words), load().derive(joining)
    one = report(1, FIRE, outlet="أ")
    others = [
        report(2, FIRE_AGAIN, hour=3, outlet="أ"),
        report(3, ("", "نعم")),
        report(4, MATCH, hour=30),
        report(5, FIRE, hour=1),
    ]
    together = features_to_each(one, others, words, [0.5] * len(others))
    alone = [features_of(one, other, words, 0.5) for other in others]
    for row, features in zip(together.tolist(), alone, strict=True):
        assert row == pytest.approx(features, abs=1e-6)
    assert decision.own_to_each(together) == pytest.approx([decision.own(each) for each in alone], abs=1e-5)


def test_a_report_without_words_has_nothing_in_common(report: Reporting) -> None:
    words = load().derive(story_words)
    empty = report(1, ("", "!"))
    assert features_to_each(empty, [report(2, FIRE)], words, [0.0])[0, :5].tolist() == [0.0] * 5
