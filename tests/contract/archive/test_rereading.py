"""Newer rules over kept pages: facts come and go, corrections and versions stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.archive import Archive
from marsad.archive import archive as archive_module
from marsad.archive.corrections.kinds import FactKind, RejectFact, passage_of
from marsad.archive.rereading import Reread
from marsad.harvest.sources import open_pages
from marsad.model.article import Article
from marsad.running import pages as reader
from marsad.running.ingest import ingest
from marsad.running.pages import Outcome, ReadingRules
from marsad.running.reread import page_again, reread

from .pages import HARVEST, VISIT, VISIT_EDITED, read

DEMO = Path(__file__).resolve().parents[3] / "demo" / "pages"
RULES = ReadingRules()
Change = Callable[[Article], Article | None]


def silent(*_heard: object) -> None:
    """Hears of every page."""


@pytest.fixture
def newer_rules(monkeypatch: pytest.MonkeyPatch) -> Callable[[Change], None]:
    """Has every page read by today's rules and then changed; None takes an article away."""

    def change_to(change: Change) -> None:
        plain = reader.read_one

        def changed(page: object, rules: ReadingRules) -> Outcome:
            outcome = plain(page, rules)  # type: ignore[arg-type]
            assert outcome.reading is not None
            articles = tuple(new for old in outcome.reading.articles if (new := change(old)) is not None)
            return replace(outcome, reading=replace(outcome.reading, articles=articles))

        monkeypatch.setattr(reader, "read_one", changed)
        monkeypatch.setattr(archive_module, "reading_rules", lambda: "newer")

    return change_to


def test_the_same_rules_find_the_same(archive: Archive) -> None:
    ingest(archive, open_pages([DEMO]), RULES, 1, silent)
    seq = archive.last_seq()
    assert reread(archive, RULES, 1, silent).pages == 0
    result = reread(archive, RULES, 1, silent, every=True)
    assert (result.pages, result.changed, result.new, result.withdrawn) == (5, 0, 0, 0)
    assert result.gained.total() == result.lost.total() == 0
    assert archive.last_seq() == seq


def test_pages_come_back_as_they_were_taken_in(archive: Archive) -> None:
    ingest(archive, open_pages([DEMO]), RULES, 1, silent)
    again = [page_again(kept) for kept in archive.pages()]
    assert again == list(open_pages([DEMO]))


def test_facts_gained_and_lost_are_counted_and_written(
    archive: Archive, newer_rules: Callable[[Change], None]
) -> None:
    archive.add([read(VISIT, hour=8), read(HARVEST, "https://news.example/cotton", hour=8)])
    before = {each.row: each.article for each in archive.since(0)}
    newer_rules(lambda article: replace(article, quotes=(), outlet="جديد"))
    dry = reread(archive, RULES, 1, silent, dry=True)
    assert {each.row: each.article for each in archive.since(0)} == before
    result = reread(archive, RULES, 1, silent)
    assert result == dry == Reread(2, 2, 2, gained=result.gained, lost=result.lost)
    assert result.lost["quotes"] == sum(len(article.quotes) for article in before.values())
    assert result.gained["outlet"] == 2
    assert all(each.article.outlet == "جديد" for each in archive.since(0))
    assert reread(archive, RULES, 1, silent).pages == 0


def test_corrections_outlive_it(archive: Archive, newer_rules: Callable[[Change], None]) -> None:
    (row,) = archive.add([read(VISIT, hour=8)])[0].new
    article = archive.by_rows([row])[0].article
    quote = article.quotes[0]
    change = RejectFact(row, FactKind.QUOTE, passage_of(article.body, quote.start, quote.end))
    archive.corrections.make(change, "هدى")
    newer_rules(lambda article: replace(article, outlet="جديد"))
    reread(archive, RULES, 1, silent)
    after = archive.by_rows([row])[0].article
    assert after.outlet == "جديد"
    assert quote not in after.quotes


def test_an_article_cut_otherwise_keeps_its_row_and_its_old_text(
    archive: Archive, newer_rules: Callable[[Change], None]
) -> None:
    (row,) = archive.add([read(VISIT, hour=8)])[0].new
    old = archive.by_rows([row])[0].article
    newer_rules(lambda article: replace(article, id="f" * 16, headline="عنوان"))
    assert reread(archive, RULES, 1, silent).recut == 1
    assert archive.archived("f" * 16).row == archive.archived(old.id).row == row
    assert [(version.article, version.reason) for version in archive.versions(row)] == [(old, "reread")]


def test_an_article_no_longer_found_is_withdrawn_and_comes_back(
    archive: Archive, newer_rules: Callable[[Change], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    (row,) = archive.add([read(VISIT, hour=8)])[0].new
    newer_rules(lambda article: None)
    seq = archive.last_seq()
    assert reread(archive, RULES, 1, silent).withdrawn == 1
    assert archive.count() == 0
    assert [(each.row, each.withdrawn) for each in archive.since(seq)] == [(row, True)]
    monkeypatch.undo()
    assert reread(archive, RULES, 1, silent).changed == 1
    assert archive.count() == 1


def test_pages_of_earlier_fetches_leave_later_texts_alone(
    archive: Archive, newer_rules: Callable[[Change], None]
) -> None:
    old, new = read(VISIT, hour=8), read(VISIT_EDITED, hour=9)
    archive.add([old, new])
    newer_rules(lambda article: replace(article, outlet="جديد"))
    reread(archive, RULES, 1, silent)
    (found,) = archive.since(0)
    assert found.article == replace(new.articles[0], outlet="جديد")
    assert archive.count() == 1
    assert [version.reason for version in archive.versions(found.row)] == ["edited"]
