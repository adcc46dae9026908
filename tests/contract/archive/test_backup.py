"""A backup is the archive of one moment, whoever writes meanwhile; never half a file, never over another."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from marsad.archive import Archive
from marsad.errors import ArchiveError

from .pages import HARVEST, VISIT, read

MANY = 60


@pytest.fixture
def sqlite(archive: Archive) -> Archive:
    if archive.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL has pg_dump")
    return archive


def test_a_copy_holds_what_the_archive_held(sqlite: Archive, tmp_path: Path) -> None:
    sqlite.add([read(VISIT, hour=8), read(HARVEST, "https://news.example/cotton", hour=8)])
    heard: list[tuple[int, int]] = []
    size = sqlite.backup(tmp_path / "copy.db", lambda done, whole: heard.append((done, whole)))
    assert size == (tmp_path / "copy.db").stat().st_size
    assert heard[-1][0] == heard[-1][1] > 0
    with Archive.open(tmp_path / "copy.db") as copy:
        assert copy.since(0) == sqlite.since(0)
        assert list(copy.pages()) == list(sqlite.pages())
        assert list(copy.check()) == []
        assert copy.add([read(VISIT, "https://news.example/later", hour=9)])[0].stored


def test_writers_go_on_and_the_copy_is_of_one_moment(
    sqlite: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.archive.backup._PAGES_AT_ONCE", 1)
    for number in range(MANY):
        sqlite.add([read(HARVEST, f"https://news.example/{number}", hour=8)])
    held = sqlite.count_pages()
    wrote = threading.Event()

    def write() -> None:
        sqlite.add([read(VISIT, "https://news.example/meanwhile", hour=9)])
        wrote.set()

    def copied(done: int, whole: int) -> None:
        if done == MANY // 2:
            threading.Thread(target=write).start()
            assert wrote.wait(30), "a writer waited for the backup"

    sqlite.backup(tmp_path / "copy.db", copied)
    assert wrote.is_set()
    assert sqlite.count_pages() == held + 1
    with Archive.open(tmp_path / "copy.db") as copy:
        assert copy.count_pages() == held
        assert list(copy.check()) == []


def test_no_file_is_overwritten_and_none_is_left_by_a_failure(sqlite: Archive, tmp_path: Path) -> None:
    (tmp_path / "mine.db").write_text("mine")
    with pytest.raises(ArchiveError, match="there already"):
        sqlite.backup(tmp_path / "mine.db")
    with pytest.raises(ArchiveError, match="no such folder"):
        sqlite.backup(tmp_path / "none" / "copy.db")

    def broken_off(done: int, whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sqlite.backup(tmp_path / "copy.db", broken_off)
    assert (tmp_path / "mine.db").read_text() == "mine"
    assert not list(tmp_path.glob("copy.db*"))


def test_postgresql_is_left_to_its_own_tool(archive: Archive, tmp_path: Path) -> None:
    if archive.engine.dialect.name == "sqlite":
        pytest.skip("for PostgreSQL alone")
    with pytest.raises(ArchiveError, match="pg_dump"):
        archive.backup(tmp_path / "copy")
