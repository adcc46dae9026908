"""`marsad read` as a person runs it: formats, exit codes, messages."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

NEWS = """وزير النقل الأردني يزور بغداد
عمّان (وكالة الرافدين) – وصل وزير النقل الأردني، الثلاثاء، إلى بغداد في زيارة رسمية تستمر يومين.
وقال الوزير في تصريحات صحفية إن المباحثات ستتناول الربط السككي بين البلدين.
ومن المقرر أن يلتقي نظيره العراقي غدا الأربعاء لتوقيع مذكرة تفاهم في مجال النقل البري.
تابعونا على تيليغرام
"""
MARSAD = [sys.executable, "-m", "marsad"]
ENVIRONMENT = {**os.environ, "COLUMNS": "90", "NO_COLOR": "1"}


def marsad(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [*MARSAD, *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=60, env=ENVIRONMENT)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_records_are_printed_one_a_line_when_the_output_is_no_terminal(page: Path) -> None:
    run = marsad("read", page)
    (record,) = map(json.loads, run.stdout.decode().splitlines())
    assert run.returncode == 0
    assert record["page"]["id"] == str(page)
    assert record["headline"] == "وزير النقل الأردني يزور بغداد"
    assert "تيليغرام" not in record["body"]


def test_json_is_one_array_even_of_nothing(page: Path, tmp_path: Path) -> None:
    assert len(json.loads(marsad("read", page, page, "--format", "json").stdout)) == 2
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert json.loads(marsad("read", empty, "--format", "json").stdout) == []


def test_html_is_one_document_for_all_pages(page: Path) -> None:
    text = marsad("read", page, page, "--format", "html").stdout.decode()
    assert text.count("<!DOCTYPE html>") == 1
    assert text.count("<article ") == 2
    assert text.endswith("</html>\n")


def test_plover_is_one_table_for_all_pages(page: Path) -> None:
    rows = marsad("read", page, page, "--format", "plover").stdout.decode().splitlines()
    assert [row.startswith("article,url,") for row in rows].count(True) == 1


def test_text_is_headline_and_body_alone(page: Path) -> None:
    headline, blank, first, *_ = marsad("read", page, "--format", "text").stdout.decode().splitlines()
    assert (headline, blank) == ("وزير النقل الأردني يزور بغداد", "")
    assert first.endswith("تستمر يومين.")


def test_a_manifest_page_keeps_its_id_url_and_time(tmp_path: Path) -> None:
    row = {"id": "n1", "text": NEWS, "url": "https://example.org/1", "fetched": "2024-05-24T10:00:00+00:00"}
    manifest = tmp_path / "pages.jsonl"
    manifest.write_text(json.dumps(row), encoding="utf-8")
    for source in (["--manifest", manifest], [manifest]):
        record = json.loads(marsad("read", *source).stdout)
        assert record["page"] == {**{key: row[key] for key in ("id", "url", "fetched")}, "path": None} | {
            "position": 0,
            "of": 1,
        }


def test_standard_input_is_a_page(page: Path) -> None:
    run = marsad("read", "-", stdin=NEWS.encode("cp1256"))
    assert json.loads(run.stdout)["headline"] == "وزير النقل الأردني يزور بغداد"


def test_explanations_stand_beside_the_records(page: Path) -> None:
    run = marsad("read", page, "--explain")
    assert len(run.stdout.splitlines()) == 1
    told = run.stderr.decode()
    assert "promotion" in told
    assert "تابعونا على تيليغرام" in told
    assert "published: nothing on the page states it" in told


def test_a_page_without_an_article_is_explained(tmp_path: Path) -> None:
    wall = tmp_path / "wall.html"
    wall.write_text("<html><body><form><input><button>دخول</button></form></body></html>", encoding="utf-8")
    run = marsad("read", wall)
    assert (run.returncode, run.stdout) == (0, b"")
    assert "wall.html: no article: " in run.stderr.decode()
    assert marsad("read", wall, "--quiet").stderr == b""


def test_exit_codes(page: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    assert marsad("read", page).returncode == 0
    assert marsad("read").returncode == 2
    assert marsad("read", "-q").returncode == 2
    assert marsad("read", page, "--format", "xml").returncode == 2
    assert marsad("read", page, gone).returncode == 3
    assert marsad("read", gone).returncode == 4
    assert b"no such file" in marsad("read", gone).stderr


def test_strict_stops_at_the_first_failure(page: Path, tmp_path: Path) -> None:
    run = marsad("read", page, tmp_path / "gone.txt", page, "--strict")
    assert run.returncode == 3
    assert len(run.stdout.splitlines()) == 1


def test_several_processes_give_the_same_bytes(page: Path) -> None:
    sources = [page, page.parent / "gone.txt", page, page]
    one, two = marsad("read", *sources), marsad("read", *sources, "--jobs", "2")
    assert (one.stdout, one.stderr, one.returncode) == (two.stdout, two.stderr, two.returncode)
    assert len(one.stdout.splitlines()) == 3


def test_a_reader_that_leaves_early_is_no_error(page: Path) -> None:
    command = [*MARSAD, "read", *[str(page)] * 200]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 141
        assert process.stderr.read() == b""


def test_pretty_is_the_default_on_a_terminal(page: Path) -> None:
    main, terminal = pty.openpty()
    environment = {**ENVIRONMENT, "TERM": "xterm"}
    process = subprocess.Popen([*MARSAD, "read", str(page)], stdout=terminal, env=environment)
    os.close(terminal)
    output = b""
    try:
        while piece := os.read(main, 65_536):
            output += piece
    except OSError:  # a terminal whose other side is closed ends so on Linux
        pass
    os.close(main)
    assert process.wait(60) == 0
    line = next(line for line in output.decode().splitlines() if "يزور بغداد" in line)
    assert line.startswith(" " * 20)
    assert "\u2067" in line
    assert line.count("\u2067") == line.count("\u2069") == 1


def test_version_and_help() -> None:
    assert marsad("--version").stdout.startswith(b"marsad ")
    help_text = marsad("read", "--help").stdout.decode()
    assert "marsad read page.html" in help_text
    assert "Exit codes" in help_text


def test_an_empty_manifest_has_nothing_to_read(tmp_path: Path) -> None:
    manifest = tmp_path / "none.jsonl"
    manifest.touch()
    run = marsad("read", manifest)
    assert run.returncode == 4
    assert b"nothing to read" in run.stderr
