"""`marsad archive` as a person runs it."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tantivy import Query

from marsad.archive import Archive
from marsad.archive.search.beside import ArchiveSearch
from marsad.archive.search.index import SearchIndex

DEMO = Path(__file__).resolve().parents[3] / "demo" / "pages"
ENVIRONMENT = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}


def marsad(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "marsad", "archive", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=ENVIRONMENT)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("archive") / "news.db"
    run = marsad("add", DEMO, "-a", place)
    assert run.returncode == 0, run.stderr
    assert "5 new" in run.stderr
    return place


def test_pages_that_are_there_are_passed_over(filled: Path) -> None:
    run = marsad("add", DEMO, filled.parent / "none.html", "-a", filled)
    assert run.returncode == 3
    assert "5 known before" in run.stderr
    assert "none.html: no such file" in run.stderr


def test_info_in_words_and_as_json(filled: Path) -> None:
    words = marsad("info", "-a", filled).stdout
    assert "articles     5 of" in words
    assert json.loads(marsad("info", "-a", filled, "--json").stdout)["pages"] == 5


def test_init_makes_and_keeps(filled: Path, tmp_path: Path) -> None:
    assert marsad("init", "-a", tmp_path / "new.db").stdout.endswith("new.db: 0 articles\n")
    assert marsad("init", "-a", filled).stdout.endswith("news.db: 5 articles\n")


@pytest.mark.parametrize("command", ["info", "check", "reread"])
def test_an_archive_that_is_not_there_is_named(command: str, tmp_path: Path) -> None:
    run = marsad(command, "-a", tmp_path / "none.db")
    assert run.returncode == 5
    assert "no archive here; `marsad archive init` makes one" in run.stderr
    assert "Traceback" not in run.stderr


def test_an_address_of_no_database_is_refused() -> None:
    run = marsad("info", "-a", "mysql://x/y")
    assert run.returncode == 5
    assert "SQLite (a path) or PostgreSQL" in run.stderr


def test_check_says_all_is_well_or_what_is_not(filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert marsad("backup", copy, "-a", filled).returncode == 0
    whole = marsad("check", "-a", copy)
    assert (whole.returncode, whole.stdout) == (0, "")
    assert "5 articles, all as they were stored" in whole.stderr
    assert "no search index yet" in whole.stderr
    with sqlite3.connect(copy) as connection:
        connection.execute("UPDATE articles SET headline = 'x' WHERE row = (SELECT min(row) FROM articles)")
    wrong = marsad("check", "-a", copy)
    assert wrong.returncode == 5
    assert "its headline is 'x' where its content says" in wrong.stdout
    assert "restore a backup" in wrong.stderr


def test_check_compares_the_search_index(filled: Path, tmp_path: Path) -> None:
    place = tmp_path / "copy.db"
    assert marsad("backup", place, "-a", filled).returncode == 0
    with Archive.open(place) as archive:
        ArchiveSearch(archive).catch_up()
    assert "the search index agrees on 5 articles" in marsad("check", "-a", place).stderr
    index = SearchIndex.open(Path(f"{place}.search"))
    writer = index.index.writer(15_000_000, 1)
    with Archive.open(place) as archive:
        row = archive.since(0)[0].row
    writer.delete_documents_by_query(Query.term_query(index.schema, "row", row))
    writer.commit()
    writer.wait_merging_threads()
    wrong = marsad("check", "-a", place)
    assert (wrong.returncode, wrong.stdout) == (5, f"article {row}: is not in the search index\n")
    assert "`marsad search --rebuild`" in wrong.stderr


def test_a_backup_is_never_written_over_a_file(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    run = marsad("backup", tmp_path / "mine", "-a", filled)
    assert run.returncode == 5
    assert "there already; name a new file" in run.stderr


def test_reread_tables_what_came_and_went(tmp_path: Path) -> None:
    place = tmp_path / "news.db"
    assert marsad("add", DEMO, "-a", place, "--no-facts").returncode == 0
    would = marsad("reread", "-a", place, "--dry-run")
    done = marsad("reread", "-a", place, "--jobs", "1")
    assert done.returncode == 0
    assert would.stdout.replace(" would be", "") == done.stdout
    gained = dict(re.findall(r"^(\w+) +(\d+) +0$", done.stdout, re.MULTILINE))
    assert int(gained["quotes"]) > 0
    assert "nothing to read again" in marsad("reread", "-a", place).stdout
    again = json.loads(marsad("reread", "-a", place, "--all", "--json").stdout)
    assert (again["pages"], again["changed"]) == (5, 0)


def test_export_import_and_vacuum(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.zst"
    assert marsad("export", path, "-a", filled).returncode == 0
    assert "5 pages taken in" in marsad("import", path, "-a", tmp_path / "two.db").stderr
    assert "0 articles taken in, 5 were there" in marsad("import", path, "-a", tmp_path / "two.db").stderr
    assert re.search(r"MB before, .* MB won", marsad("vacuum", "-a", tmp_path / "two.db").stdout)
    assert marsad("check", "-a", tmp_path / "two.db").returncode == 0
    assert "there already" in marsad("export", path, "-a", filled).stderr
    wrong = marsad("import", Path(__file__), "-a", tmp_path / "two.db")
    assert (wrong.returncode, "line 1 is no record" in wrong.stderr) == (5, True)
