"""`marsad archive` as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("command", ["info"])
def test_an_archive_that_is_not_there_is_named(command: str, tmp_path: Path) -> None:
    run = marsad(command, "-a", tmp_path / "none.db")
    assert run.returncode == 5
    assert "no archive here; `marsad archive init` makes one" in run.stderr
    assert "Traceback" not in run.stderr


def test_an_address_of_no_database_is_refused() -> None:
    run = marsad("info", "-a", "mysql://x/y")
    assert run.returncode == 5
    assert "SQLite (a path) or PostgreSQL" in run.stderr
