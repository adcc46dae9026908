"""How single words join: letters glued before them are told from letters of their own."""

from __future__ import annotations

import pytest

from marsad.facts.events.joining import Joining
from marsad.lexicon.pack import load


@pytest.mark.parametrize(
    ("key", "glued", "bare"),
    [
        ("بالمدينه", "ب", "المدينه"),
        ("للوزير", "ل", "الوزير"),
        ("والوزير", "", "الوزير"),
        ("بكفاله", "ب", "كفاله"),
        ("لقاء", "", "لقاء"),
        ("بيان", "", "بيان"),
        ("وزير", "", "وزير"),
    ],
)
def test_glued_letters_are_told_from_a_words_own(key: str, glued: str, bare: str) -> None:
    joint = load().derive(Joining).joints[key]
    assert (joint.glued, joint.bare) == (glued, bare)


@pytest.mark.parametrize(
    ("key", "preposition", "ends"),
    [("الي", True, False), ("والي", True, False), ("الذي", False, True), ("قمه", False, False)],
)
def test_words_that_end_a_noun_phrase(key: str, preposition: bool, ends: bool) -> None:
    joint = load().derive(Joining).joints[key]
    assert (joint.preposition, joint.ends) == (preposition, ends)
