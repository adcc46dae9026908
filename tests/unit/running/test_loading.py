"""Starting out of the cache changes no byte of the output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGES = [ROOT / "demo" / "pages", *sorted((ROOT / "demo" / "news" / "pages").glob("[0-2]*"))]


def read(cache: str) -> str:
    command = [sys.executable, "-m", "marsad", "read", "--format", "jsonl", *map(str, PAGES)]
    run = subprocess.run(
        command, env={**os.environ, "MARSAD_CACHE": cache}, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_output_is_the_same_without_with_a_new_and_with_a_filled_cache(tmp_path: Path) -> None:
    without = read("off")
    assert without.count("\n") > len(PAGES)
    assert read(str(tmp_path)) == without
    (kept,) = tmp_path.iterdir()
    written = kept.stat().st_mtime_ns
    assert read(str(tmp_path)) == without
    assert [file.stat().st_mtime_ns for file in tmp_path.iterdir()] == [written]
