from __future__ import annotations

import os
from pathlib import Path

import pytest

from marsad.lexicon.built import cache_folder, derive_all
from marsad.lexicon.countries import Country
from marsad.lexicon.pack import Lexicon, load
from marsad.text.normalise import fold

calls: list[int] = []


def folded_countries(lexicon: Lexicon) -> dict[str, Country]:
    calls.append(1)
    return {fold(row.name): row for row in lexicon.rows(Country)}


def derived(folder: Path | None) -> dict[str, Country]:
    lexicon = Lexicon(load().folder)
    derive_all(lexicon, (folded_countries,), folder)
    return lexicon.derive(folded_countries)


def built_anew(folder: Path | None) -> bool:
    before = len(calls)
    derived(folder)
    return len(calls) > before


def kept_file(folder: Path) -> Path:
    (file,) = folder.glob("built-*.pickle")
    return file


def test_the_second_start_loads_what_the_first_built(tmp_path: Path) -> None:
    first = derived(tmp_path)
    assert not built_anew(tmp_path)
    assert derived(tmp_path) == first == folded_countries(load())


def test_the_folder_may_be_deleted_and_nothing_else_is_left_in_it(tmp_path: Path) -> None:
    derived(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [kept_file(tmp_path).name]
    kept_file(tmp_path).unlink()
    assert built_anew(tmp_path)


@pytest.mark.parametrize("damage", ["cut", "changed", "emptied", "foreign"])
def test_a_damaged_file_is_passed_over_and_written_anew(tmp_path: Path, damage: str) -> None:
    derived(tmp_path)
    file = kept_file(tmp_path)
    whole = file.read_bytes()
    half = len(whole) // 2
    damaged = {
        "cut": whole[:half],
        "changed": whole[:half] + bytes([whole[half] ^ 1]) + whole[half + 1 :],
        "emptied": b"",
        "foreign": b"something else" * 10,
    }
    file.write_bytes(damaged[damage])
    assert built_anew(tmp_path)
    assert file.read_bytes() == whole
    assert not built_anew(tmp_path)


def test_a_file_that_others_may_write_is_not_loaded(tmp_path: Path) -> None:
    derived(tmp_path)
    kept_file(tmp_path).chmod(0o666)
    assert built_anew(tmp_path)


def test_other_packs_have_a_file_of_their_own(tmp_path: Path) -> None:
    packs = tmp_path / "a" / "b" / "packs"
    packs.mkdir(parents=True)
    countries = (Path(str(load().folder)) / "countries.tsv").read_text(encoding="utf-8")
    (packs / "countries.tsv").write_text(countries, encoding="utf-8")
    states = tmp_path / "kept"
    derive_all(Lexicon(packs), (folded_countries,), states)
    (packs / "countries.tsv").write_text(countries.replace("# ", "# changed ", 1), encoding="utf-8")
    derive_all(Lexicon(packs), (folded_countries,), states)
    assert len(list(states.iterdir())) == 2


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert derived(blocked) == derived(None)


@pytest.mark.parametrize("value", ["off", "0", "no", ""])
def test_the_variable_turns_it_off(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("MARSAD_CACHE", value)
    assert cache_folder() is None


def test_the_folder_is_the_users_cache_or_the_one_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MARSAD_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", os.sep + "caches")
    assert cache_folder() == Path("/caches/marsad")
    monkeypatch.setenv("MARSAD_CACHE", "/elsewhere")
    assert cache_folder() == Path("/elsewhere")
