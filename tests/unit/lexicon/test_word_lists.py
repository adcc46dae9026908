"""Packs of word lists become sets, a field a list; a list too many or too few is a fault of the pack."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from marsad.errors import PackError
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.word_lists import WordList, word_sets

HEADER = "kind\twords\tmeaning\texample\n"


@dataclass(frozen=True, slots=True)
class Fruits(WordList):
    """A list of fruits."""

    pack: ClassVar[str] = "fruits"


@dataclass(frozen=True, slots=True)
class FruitSets:
    """The fruits as sets."""

    citrus: frozenset[str]
    stone: frozenset[str]


def sets(folder: Path, *rows: str) -> FruitSets:
    (folder / "fruits.tsv").write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return word_sets(Lexicon(folder), Fruits, FruitSets)


def test_each_list_is_a_set_of_folded_words(tmp_path: Path) -> None:
    found = sets(tmp_path, "citrus\tأترجة | ليمون\ta\tb", "stone\tمشمش\ta\tb")
    assert found == FruitSets(frozenset({"اترجه", "ليمون"}), frozenset({"مشمش"}))


def test_a_list_without_a_field_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"fruits\.tsv: .*'nuts'.*FruitSets.*\[\]"):
        sets(tmp_path, "citrus\tليمون\ta\tb", "nuts\tلوز\ta\tb", "stone\tمشمش\ta\tb")


def test_a_field_without_a_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"wants \['stone'\]"):
        sets(tmp_path, "citrus\tليمون\ta\tb")
