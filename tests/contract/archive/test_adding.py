"""What goes into the archive comes out of it, once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from marsad.archive import Archive
from marsad.archive.text_diff import Change, apply
from marsad.errors import ArchiveError, ArchiveMissing, NotArchived
from marsad.export.record import to_json
from marsad.harvest.sources import open_pages
from marsad.model.page import Page
from marsad.pipeline import read_with_lines

from .pages import ADDRESS, HARVEST, VISIT, VISIT_EDITED, read

DEMO = Path(__file__).resolve().parents[3] / "demo" / "pages"


def test_articles_come_back_whole(archive: Archive) -> None:
    pages = [page for page in open_pages([DEMO]) if isinstance(page, Page)]
    readings = [read_with_lines(page) for page in pages]
    archive.add(readings)
    for article in (article for reading in readings for article in reading.articles):
        assert archive.article(article.id) == article
        assert to_json(archive.article(article.id)) == to_json(article)


def test_the_same_pages_twice_change_nothing(archive: Archive) -> None:
    readings = [read(VISIT, hour=8), read(HARVEST, "https://news.example/cotton", hour=8)]
    first = archive.add(readings)
    before = (archive.last_seq(), archive.count(), archive.since(0))
    again = archive.add(readings)
    assert [each.stored for each in again] == [False, False]
    assert [each.unchanged for each in again] == [each.new for each in first]
    assert (archive.last_seq(), archive.count(), archive.since(0)) == before


def test_the_same_page_twice_in_one_transaction_is_stored_once(archive: Archive) -> None:
    first, second = archive.add([read(VISIT, hour=8), read(VISIT, hour=8)])
    assert first.stored
    assert not second.stored
    assert archive.count() == 1


def test_a_changed_text_is_a_new_version_with_its_difference(archive: Archive) -> None:
    old, new = read(VISIT, hour=8), read(VISIT_EDITED, hour=9)
    (row,) = archive.add_page(old.page, old.articles).new
    added = archive.add_page(new.page, new.articles)
    assert added.changed == (row,)
    current = archive.archived(new.articles[0].id)
    assert (current.row, current.version, current.article) == (row, 2, new.articles[0])
    (version,) = archive.versions(row)
    assert (version.version, version.article, version.reason) == (1, old.articles[0], "edited")
    assert version.diff is not None
    changes = [Change(*each) for each in version.diff["body"]]
    assert apply(old.articles[0].body, changes) == new.articles[0].body
    assert any("ثلاثة" in change.new for change in changes)


def test_an_article_is_found_by_the_id_of_an_earlier_version(archive: Archive) -> None:
    old, new = read(VISIT, hour=8), read(VISIT_EDITED, hour=9)
    archive.add([old, new])
    assert archive.article(old.articles[0].id) == new.articles[0]


def test_an_earlier_fetch_that_comes_late_becomes_an_earlier_version(archive: Archive) -> None:
    old, new = read(VISIT, hour=8), read(VISIT_EDITED, hour=9)
    archive.add([new])
    archive.add([old])
    current = archive.archived(new.articles[0].id)
    assert current.article == new.articles[0]
    assert [version.article for version in archive.versions(current.row)] == list(old.articles)


def test_versions_in_any_order_twice_change_nothing_more(archive: Archive) -> None:
    old, new = read(VISIT, hour=8), read(VISIT_EDITED, hour=9)
    archive.add([old, new])
    seq = archive.last_seq()
    archive.add([old, new, old])
    assert archive.last_seq() == seq


def test_another_story_at_the_same_address_is_another_article(archive: Archive) -> None:
    archive.add([read(VISIT, hour=8), read(HARVEST, hour=9)])
    assert archive.count() == 2
    assert len(archive.pages_at(ADDRESS)) == 2


def test_a_page_that_changed_around_its_article_is_seen_again_not_stored(archive: Archive) -> None:
    archive.add([read(VISIT, hour=8)])
    (added,) = archive.add([read(VISIT + "تابعونا على تيليغرام\n", hour=9)])
    assert not added.stored
    page = archive.page(added.page)
    assert (page.times_seen, page.seen) == (2, "2024-05-14T09:00:00+00:00")


def test_the_page_is_kept_as_it_came(archive: Archive) -> None:
    reading = read(VISIT, hour=8)
    (added,) = archive.add([reading])
    kept = archive.page(added.page)
    assert kept.payload == VISIT.encode()
    assert replace(kept.page, text=VISIT) == reading.page


def test_a_page_without_an_article_is_kept_with_the_reason(archive: Archive) -> None:
    page = Page("wall", "سجل الدخول للمتابعة")
    reading = read_with_lines(page)
    added = archive.add_page(page, reading.articles, reading.why_empty)
    assert archive.page(added.page).why_empty == reading.why_empty


def test_a_failed_transaction_leaves_nothing(archive: Archive) -> None:
    def fail() -> None:
        with archive.writing() as writing:
            writing.next_seq()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert archive.last_seq() == 0


def test_characters_that_databases_refuse_come_back(archive: Archive) -> None:
    reading = read(VISIT.replace("خبراء", "\x00خبراء \udc80"), "https://news.example/\udc80", "n\x00m")
    archive.add([reading])
    assert archive.article(reading.articles[0].id) == reading.articles[0]


def test_what_is_not_there_is_said_so(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(NotArchived, match="no article 'x'"):
        archive.article("x")
    with pytest.raises(NotArchived, match="no page 7"):
        archive.page(7)
    with pytest.raises(ArchiveMissing, match="marsad archive init"):
        Archive.open(tmp_path / "none.db")
    with pytest.raises(ArchiveError, match="a folder"):
        Archive.open(tmp_path, create=True)
    assert not (tmp_path / "none.db").exists()
