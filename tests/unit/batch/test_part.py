"""A file of pages becomes one Parquet part, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.unit.batch.crawl import crawl

from marsad.batch import part
from marsad.batch.part import PartDone, from_json, part_name, read_to_part, to_json
from marsad.running.pages import ReadingRules

RULES = ReadingRules(facts=False)


def test_a_warc_file_becomes_a_part_of_its_articles(tmp_path: Path) -> None:
    source = crawl(tmp_path / "news.warc.gz", ["الوزير في عمان", "الرئيس في تونس"])
    done = read_to_part(source, tmp_path, RULES)
    assert (done.pages, done.articles, done.unread, done.error) == (2, 2, 0, None)
    table = pq.read_table(tmp_path / done.part)
    assert table["headline"].to_pylist() == ["الوزير في عمان", "الرئيس في تونس"]


def test_a_part_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    source = crawl(tmp_path / "news.warc.gz", ["الوزير في عمان"])
    made = read_to_part(source, tmp_path, RULES)
    stamp = (tmp_path / made.part).stat().st_mtime_ns
    assert read_to_part(source, tmp_path, RULES) == PartDone(str(source), made.part, known=True)
    assert (tmp_path / made.part).stat().st_mtime_ns == stamp


def test_files_of_one_name_have_parts_of_their_own() -> None:
    assert part_name(Path("/a/news.warc.gz")) != part_name(Path("/b/news.warc.gz"))


def test_a_run_broken_off_leaves_no_part_and_is_made_up_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = crawl(tmp_path / "news.warc.gz", ["الوزير في عمان"])
    out = tmp_path / "out"
    out.mkdir()
    with monkeypatch.context() as broken:
        broken.setattr(part, "_write_unread", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            read_to_part(source, out, RULES)
    assert list(out.iterdir()) == []
    assert read_to_part(source, out, RULES).articles == 1


def _interrupt(path: Path, rows: list[dict[str, str]]) -> None:
    raise KeyboardInterrupt


def test_pages_that_cannot_be_read_are_listed_beside_the_part(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text("الوزير في عمان\nقال الوزير إن المحادثات ستبدأ غدا.", encoding="utf-8")
    (pages / "b.html").write_bytes(b"%PDF-1.7 no page")
    done = read_to_part(pages, tmp_path, RULES)
    assert (done.pages, done.articles, done.unread) == (2, 1, 1)
    (row,) = (tmp_path / done.part.replace(".parquet", ".unread.jsonl")).read_text("utf-8").splitlines()
    assert json.loads(row)["page"].endswith("b.html")


def test_a_file_of_which_nothing_can_be_read_gives_no_part(tmp_path: Path) -> None:
    missing = read_to_part(tmp_path / "missing.warc.gz", tmp_path, RULES)
    assert missing.error is not None
    assert list(tmp_path.iterdir()) == []


def test_what_became_of_a_file_goes_to_json_and_back() -> None:
    done = PartDone("news.warc", "news.parquet", 3, 2, 1)
    assert from_json(to_json(done)) == done
