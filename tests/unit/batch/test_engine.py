"""The engine reads all files, goes on after an interruption, and says what became of each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
from tests.unit.batch.crawl import crawl

from marsad.cli.exits import Exit


def run(*arguments: str) -> tuple[int, str]:
    """The program in a process of its own, as the engine starts processes that must find it."""
    command = [sys.executable, "-m", "marsad", "batch", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    return done.returncode, done.stderr


def test_every_file_of_a_folder_becomes_a_part(tmp_path: Path) -> None:
    crawls = tmp_path / "crawls"
    crawls.mkdir()
    for number in range(3):
        crawl(crawls / f"day{number}.warc.gz", [f"الوزير في عمان {number}", f"الرئيس في تونس {number}"])
    out = tmp_path / "out"
    code, said = run(str(crawls), "--out", str(out), "--no-facts")
    assert (code, "3 files (0 were there, 0 failed), 6 pages (0 unread), 6 articles" in said) == (
        Exit.ALL_READ,
        True,
    )
    assert sum(pq.read_table(part).num_rows for part in out.glob("*.parquet")) == 6
    next(out.glob("*.parquet")).unlink()
    code, said = run(str(crawls), "--out", str(out), "--no-facts")
    assert (code, "3 files (2 were there, 0 failed), 2 pages" in said) == (Exit.ALL_READ, True)
    assert sum(pq.read_table(part).num_rows for part in out.glob("*.parquet")) == 6


def test_a_file_that_cannot_be_read_harms_no_other(tmp_path: Path) -> None:
    crawl(tmp_path / "a.warc.gz", ["الوزير في عمان"])
    (tmp_path / "b.warc.gz").write_bytes(b"\x1f\x8bno gzip")
    code, said = run(str(tmp_path), "--out", str(tmp_path / "out"), "--no-facts")
    assert code == Exit.SOME_FAILED
    assert "b.warc.gz: not read" in said
    assert len(list((tmp_path / "out").glob("*.parquet"))) == 1


def test_no_file_is_wrong_usage(tmp_path: Path) -> None:
    code, said = run(str(tmp_path), "--out", str(tmp_path / "out"))
    assert (code, "no page" in said) == (Exit.USAGE, True)
