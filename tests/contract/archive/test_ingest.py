"""Pages go in by batches; a run broken off goes on where it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.archive import Archive
from marsad.errors import PageError, PageUnreadable
from marsad.harvest.sources import Taken, open_pages
from marsad.running.ingest import Progress, ingest
from marsad.running.pages import Outcome, ReadingRules
from marsad.running.reread import reread

from .pages import HARVEST, VISIT, read

DEMO = Path(__file__).resolve().parents[3] / "demo" / "pages"
RULES = ReadingRules()


def silent(progress: Progress, outcome: Outcome | None) -> None:
    del progress, outcome


def test_all_pages_go_in_and_none_twice(archive: Archive) -> None:
    first = ingest(archive, open_pages([DEMO]), RULES, 1, silent)
    assert (first.pages, first.stored, first.known, first.failed) == (5, 5, 0, 0)
    assert first.articles["new"] == archive.count()
    again = ingest(archive, open_pages([DEMO]), RULES, 1, silent)
    assert (again.pages, again.known, again.stored) == (5, 5, 0)


def test_two_processes_read_the_same(archive: Archive) -> None:
    ingest(archive, open_pages([DEMO]), RULES, 2, silent)
    pages = [page for page in open_pages([DEMO]) if not isinstance(page, PageError)]
    assert archive.knows(pages) == [True] * len(pages)
    assert all(kept.payload for kept in archive.pages())


def test_what_was_read_before_an_interrupt_is_kept(archive: Archive) -> None:
    def pages() -> Iterator[Taken]:
        yield read(VISIT, hour=8).page
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(archive, pages(), RULES, 1, silent)
    taken = [read(VISIT, hour=8).page, read(HARVEST, "https://news.example/cotton", hour=8).page]
    done = ingest(archive, taken, RULES, 1, silent)
    assert (done.known, done.stored, archive.count()) in ((0, 2, 2), (1, 1, 2))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # struck in the collector
def test_a_page_that_takes_too_long_is_kept_unread(archive: Archive) -> None:
    page = read(VISIT * 400, hour=8).page
    done = ingest(archive, [page, PageUnreadable("x", "gone")], ReadingRules(seconds=0.001), 1, silent)
    assert (done.pages, done.failed, done.stored) == (2, 2, 1)
    (kept,) = archive.pages()
    assert kept.read_with == ""
    assert "longer than" in (kept.why_empty or "")


def test_without_facts_texts_alone_are_read(archive: Archive) -> None:
    ingest(archive, [read(VISIT).page], ReadingRules(facts=False), 1, silent)
    (found,) = archive.since(0)
    assert found.article.headline
    assert found.article.entities == found.article.quotes == ()


def test_pages_read_without_facts_get_theirs_by_a_reread(archive: Archive) -> None:
    ingest(archive, [read(VISIT).page], ReadingRules(facts=False), 1, silent)
    result = reread(archive, RULES, 1, lambda *_heard: None)
    assert (result.pages, result.changed) == (1, 1)
    assert archive.since(0)[0].article == read(VISIT).articles[0]
    assert reread(archive, RULES, 1, lambda *_heard: None).pages == 0
