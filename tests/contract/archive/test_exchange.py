"""An exported archive becomes its twin on either engine, or goes into one that holds other things, once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import zstandard
from sqlalchemy import select, update

from marsad.archive import Archive, schema
from marsad.archive.adding import UnreadPage
from marsad.archive.corrections.kinds import FactKind, MergeStories, RejectFact, passage_of
from marsad.archive.exchange.files import export_archive, import_archive
from marsad.errors import ArchiveError, ArchiveNewer
from marsad.model.page import Capture, Page
from marsad.model.source import Source, SourceKind, SourceState
from marsad.model.source_item import SourceItem

from .pages import HARVEST, VISIT, VISIT_EDITED, read

COTTON = "https://news.example/cotton"
WHEN = datetime(2024, 5, 14, 12, tzinfo=UTC)
COMPARED = ("pages", "articles", "versions", "source_items", *(table.name for table in schema.FACT_TABLES))


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Archive]:
    """A second archive, on SQLite."""
    with Archive.open(tmp_path / "other.db", create=True) as opened:
        yield opened


def fill(archive: Archive) -> None:
    """Versions, a page of odd bytes, one withdrawn article, a source, corrections in force and undone."""
    archive.add([read(VISIT, hour=8), read(HARVEST, COTTON, hour=8), read(VISIT_EDITED, hour=9)], "s1")
    odd = Page(
        "odd", "", url="https://news.example/odd", capture=Capture(b"\xff\x00\x80odd", headers=(("a", "b"),))
    )
    archive.add([UnreadPage(odd, "no text"), read("ملعب\n" + VISIT, "https://news.example/stadium", hour=10)])
    visit, cotton, stadium = sorted(each.row for each in archive.since(0))
    with archive.writing() as writing:
        change = update(schema.articles).where(schema.articles.c.row == stadium)
        writing.connection.execute(change.values(withdrawn=1, seq=writing.next_seq()))
    source = Source("s1", "https://news.example/feed", SourceKind.FEED, "الأخبار")
    archive.sources.put_source(source)
    archive.sources.save_check(source, SourceState("s1", next_check=WHEN), [])
    archive.sources.save_item(SourceItem("s1", COTTON, "f", WHEN, WHEN, title="القطن"))
    article = archive.by_rows([cotton])[0].article
    quote = article.quotes[0]
    rejected = RejectFact(cotton, FactKind.QUOTE, passage_of(article.body, quote.start, quote.end))
    archive.corrections.make(rejected, "هدى", "ليس قولا")
    archive.corrections.undo(archive.corrections.make(MergeStories(visit, cotton), "هدى"), "سامر")


def rows(archive: Archive, table: str) -> list[dict[str, Any]]:
    """A table's rows without the numbers that importing may give anew."""
    left_out = {"versions": {"id"}, "articles": {"seq", "changed"}}.get(table, set())
    with archive.reading() as connection:
        found = [dict(row._mapping) for row in connection.execute(select(schema.METADATA.tables[table]))]
    return sorted(
        ({name: value for name, value in row.items() if name not in left_out} for row in found), key=str
    )


def assert_twins(one: Archive, other: Archive) -> None:
    for table in COMPARED:
        assert rows(one, table) == rows(other, table), table
    articles = [{each.row: each.article for each in archive.since(0)} for archive in (one, other)]
    assert articles[0] == articles[1]
    assert one.sources.sources() == other.sources.sources()
    assert one.sources.state("s1") == other.sources.state("s1")
    told = [[replace(each, seq=0, id=0) for each in archive.corrections.since(0)] for archive in (one, other)]
    assert told[0] == told[1]
    assert list(other.check()) == []


def exported(archive: Archive, folder: Path) -> Path:
    path = folder / "news.jsonl.zst"
    assert export_archive(archive, path) == path.stat().st_size
    return path


def test_from_either_engine_to_sqlite(archive: Archive, other: Archive, tmp_path: Path) -> None:
    fill(archive)
    heard: list[tuple[int, int]] = []
    done = import_archive(other, exported(archive, tmp_path), lambda *told: heard.append(told))
    assert done.known.total() == 0
    assert heard[-1][0] == heard[-1][1] == done.taken.total()
    assert_twins(archive, other)


def test_from_sqlite_to_either_engine_and_again(archive: Archive, other: Archive, tmp_path: Path) -> None:
    fill(other)
    path = exported(other, tmp_path)
    import_archive(archive, path)
    assert_twins(other, archive)
    again = import_archive(archive, path)
    assert again.taken.total() == 0
    assert_twins(other, archive)
    assert archive.add([read(VISIT, "https://news.example/new", hour=12)])[0].stored


def test_an_archive_that_holds_others_takes_all_in_once(
    archive: Archive, other: Archive, tmp_path: Path
) -> None:
    fill(other)
    mine = archive.add([read(HARVEST, "https://news.example/mine", hour=7), read(VISIT, hour=8)])
    path = exported(other, tmp_path)
    done = import_archive(archive, path)
    assert (done.taken["page"], done.known["page"]) == (4, 1)
    assert list(archive.check()) == []
    assert archive.count() == 3
    visit = archive.by_rows(mine[1].new)[0]
    assert visit.article == read(VISIT_EDITED, hour=9).articles[0]
    assert [version.article for version in archive.versions(visit.row)] == list(read(VISIT, hour=8).articles)
    (correction,) = archive.corrections.holding()
    corrected = archive.by_rows([correction.change.article])[0]  # type: ignore[union-attr]
    assert corrected.article.page.url == COTTON
    assert len(corrected.article.quotes) == len(read(HARVEST, COTTON).articles[0].quotes) - 1
    seq = archive.last_seq()
    assert import_archive(archive, path).taken.total() == 0
    assert archive.last_seq() == seq


def test_a_cut_file_is_named_and_the_whole_one_goes_on(
    archive: Archive, other: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.archive.exchange.files._BATCH", 1)
    fill(other)
    path = exported(other, tmp_path)
    lines = zstandard.ZstdDecompressor().decompressobj().decompress(path.read_bytes()).splitlines(True)
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(b"".join(lines[:-4]))
    with pytest.raises(ArchiveError, match=f"ends early, after line {len(lines) - 4}"):
        import_archive(archive, cut)
    assert 0 < archive.count() < other.count()
    import_archive(archive, path)
    assert_twins(other, archive)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([], "empty"),
        (["nonsense"], "line 1 is no record"),
        (
            [{"marsad archive": {"format": 1}}, {"article": {"row": 1}}, {"end": {}}],
            "line 2 is no whole article",
        ),
        ([{"marsad archive": {"format": 1}}, {"page": {"id": 1, "text": "x"}}], "line 2 is no whole page"),
        ([{"marsad archive": {"format": 1}}, {"gossip": {}}], "line 2 is no whole gossip"),
        ([{"page": {}}], "line 1 is no record"),
    ],
)
def test_what_is_no_export_is_said_with_its_line(
    other: Archive, tmp_path: Path, lines: list[Any], says: str
) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    with pytest.raises(ArchiveError, match=says):
        import_archive(other, path)
    assert other.count_pages() == 0


def test_a_later_format_is_refused(other: Archive, tmp_path: Path) -> None:
    path = tmp_path / "later.jsonl"
    path.write_text('{"marsad archive": {"format": 99}}\n')
    with pytest.raises(ArchiveNewer, match="later Marsad"):
        import_archive(other, path)


def test_no_file_is_overwritten_and_none_is_left_by_a_failure(archive: Archive, tmp_path: Path) -> None:
    fill(archive)
    path = exported(archive, tmp_path)
    with pytest.raises(ArchiveError, match="there already"):
        export_archive(archive, path)

    def broken_off(done: int, whole: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_archive(archive, tmp_path / "second.zst", broken_off)
    assert sorted(each.name for each in tmp_path.glob("*.zst*")) == [path.name]
