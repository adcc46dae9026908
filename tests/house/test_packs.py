"""The packs keep their format, and the linter sees what breaks it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from marsad.errors import PackError
from marsad.lexicon.event_words import EventWord, Frame, Trait
from marsad.lexicon.event_words import event_words as written_out
from marsad.lexicon.lint import lint, lint_cell, lint_companions, lint_head, lint_order
from marsad.lexicon.outlets import Outlet
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.registry import row_types

HEAD = "# Source: ours. Licence: ours.\n"
COLUMNS = "\t".join(Outlet.__dataclass_fields__)
EVENT = {
    "word": "حشد",
    "kind": "verb",
    "type": "MOBILIZE",
    "frame": "against",
    "traits": "moves | crowd",
    "example": "حشد الجيش قواته.",
}


def test_all_packs_are_in_order() -> None:
    assert lint() == []


def test_every_pack_file_has_its_row_type() -> None:
    folder = Path(__file__).resolve().parents[2] / "src" / "marsad" / "lexicon" / "packs" / "ar"
    assert {path.stem for path in folder.glob("*.tsv")} == {row.pack for row in row_types()}


@pytest.mark.parametrize("cell", ["قـال", "ﻻ", " قال", "قال  هذا", "قال\u200f", "ا\u0654حمد"])
def test_unclean_cells_are_faults(cell: str) -> None:
    assert list(lint_cell(cell))


def test_a_clean_cell_is_none() -> None:
    assert list(lint_cell("وزارة الخارجية | الخارجية")) == []


def test_a_head_without_source_or_licence_is_a_fault() -> None:
    assert len(list(lint_head("x.tsv", ["# Words."]))) == 2


def test_disorder_and_repeats_are_faults() -> None:
    rows = [(3, ["ب", "1"]), (4, ["أ", "1"]), (5, ["ا", "1"])]
    faults = list(lint_order("x.tsv", rows))
    assert [fault.split(":")[1] for fault in faults] == ["4", "5"]


@pytest.mark.parametrize("text", [f"{HEAD}name\n", f"{HEAD}{COLUMNS}\nالنهار\n"])
def test_a_broken_pack_says_where(tmp_path: Path, text: str) -> None:
    (tmp_path / "outlets.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=r"outlets\.tsv"):
        Lexicon(tmp_path).rows(Outlet)


def event_words(folder: Path, **cells: str) -> tuple[EventWord, ...]:
    """The rows of a pack of one event word, some of its cells given."""
    columns = [field.name for field in fields(EventWord)]
    header = "\t".join(columns)
    row = "\t".join((EVENT | cells).get(column, "") for column in columns)
    (folder / "event_words.tsv").write_text(f"{HEAD}{header}\n{row}\n", encoding="utf-8")
    return Lexicon(folder).rows(EventWord)


def test_frames_and_traits_are_members_of_their_enumerations(tmp_path: Path) -> None:
    (row,) = event_words(tmp_path)
    assert row.frame is Frame.AGAINST
    assert row.traits == (Trait.MOVES, Trait.CROWD)


def with_blame(folder: Path, list_name: str) -> Lexicon:
    """A lexicon whose one event word names a companion list."""
    event_words(folder, companions=f"قوات | @{list_name}")
    text = f"{HEAD}name\twords\tmeaning\texample\nblame\tخطأ | خرق-\tblame\tوصفه بأنه خطأ.\n"
    (folder / "companion_lists.tsv").write_text(text, encoding="utf-8")
    return Lexicon(folder)


def test_companion_lists_are_written_out(tmp_path: Path) -> None:
    (row,) = written_out(with_blame(tmp_path, "blame"))
    assert row.companions == ("قوات", "خطأ", "خرق-")


def test_an_unknown_companion_list_says_so(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="@praise"):
        written_out(with_blame(tmp_path, "praise"))


@pytest.mark.parametrize(
    "cells", [{"frame": "fight"}, {"type": "Mobilize"}, {"traits": "moves | crwd"}, {"frame": ""}]
)
def test_a_value_that_no_enumeration_lists_is_a_fault(tmp_path: Path, cells: dict[str, str]) -> None:
    with pytest.raises(PackError, match=r"event_words\.tsv, line 3"):
        event_words(tmp_path, **cells)


@pytest.mark.parametrize(
    ("companions", "traits", "faults"),
    [
        ("قوات | من", "", 1),  # من alone would bring قوات near
        ("قوات | من", "nearby", 0),
        ("من | عن", "", 0),
        ("قوات | جيش", "", 0),
        ("", "", 0),
    ],
)
def test_a_short_companion_among_longer_ones_says_so(
    tmp_path: Path, companions: str, traits: str, faults: int
) -> None:
    rows = event_words(tmp_path, companions=companions, traits=traits)
    assert len(list(lint_companions(rows))) == faults


@pytest.mark.parametrize(
    ("companions", "traits", "near"),
    [("من | عن", "", True), ("قوات | جيش", "", False), ("قوات", "nearby", True), ("", "", False)],
)
def test_bare_prepositions_stand_near(tmp_path: Path, companions: str, traits: str, near: bool) -> None:
    (row,) = event_words(tmp_path, companions=companions, traits=traits)
    assert row.is_near is near
