"""What is worked out of words is made once, and no more is kept than allowed."""

from __future__ import annotations

import pickle

from marsad.text.kept import Kept


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []
    lengths = Kept(lambda word: asked.append(word) or len(word), most=10)
    assert [lengths["وزير"], lengths["وزير"], lengths["لقاء"]] == [4, 4, 4]
    assert asked == ["وزير", "لقاء"]


def test_no_more_is_kept_than_allowed() -> None:
    lengths = Kept(len, most=2)
    for word in ("قال", "وزير", "مدينة"):
        assert lengths[word] == len(word)
    assert list(lengths) == ["مدينة"]


def test_it_can_be_kept_on_disk() -> None:
    lengths = Kept(len, most=2)
    assert lengths["قال"] == 3
    loaded = pickle.loads(pickle.dumps(lengths))
    assert (dict(loaded), loaded["وزير"]) == ({"قال": 3}, 4)
