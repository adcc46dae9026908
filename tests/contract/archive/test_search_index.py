"""The index beside an archive: it follows whatever changes there, and says so where it does not agree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from marsad.archive import Archive, schema
from marsad.archive.corrections.kinds import FixSpeaker, passage_of
from marsad.archive.packing import pack_article
from marsad.archive.search.beside import ArchiveSearch
from marsad.archive.search.counting import Count
from marsad.archive.search.index import rebuild
from marsad.archive.search.searching import Order, Request
from marsad.model.facet import Facet

from .pages import HARVEST, VISIT, VISIT_EDITED, read

COTTON = "https://news.example/cotton"


@pytest.fixture
def search(archive: Archive, tmp_path: Path) -> ArchiveSearch:
    archive.add([read(VISIT, hour=8), read(HARVEST, COTTON, hour=8)])
    made = ArchiveSearch(archive, tmp_path / "index")
    made.catch_up()
    return made


def found(search: ArchiveSearch, query: str = "", **more: object) -> list[str | None]:
    request = replace(Request(query), **more)  # type: ignore[arg-type]
    return [each.article.headline for each in search.find(request).articles]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("المباحثات", ["وزير النقل الأردني يزور بغداد"]),
        ("قطن", ["بدء موسم القطن في الجزيرة"]),
        ("للمباحثات OR الأمطار", ["بدء موسم القطن في الجزيرة", "وزير النقل الأردني يزور بغداد"]),
        ("person:العبادي", ["وزير النقل الأردني يزور بغداد"]),
        ("speaker:المهدي", ["بدء موسم القطن في الجزيرة"]),
        ("date:2024-09", ["بدء موسم القطن في الجزيرة"]),
        ("country:jo event:CONSULT", ["وزير النقل الأردني يزور بغداد"]),
        ('"موسم حصاد"', ["بدء موسم القطن في الجزيرة"]),
        ("بغداد -بغداد", []),
        ("", ["بدء موسم القطن في الجزيرة", "وزير النقل الأردني يزور بغداد"]),
    ],
)
def test_words_names_days_and_events_find(search: ArchiveSearch, query: str, wanted: list[str]) -> None:
    assert found(search, query, order=Order.NEWEST) == wanted


def test_counts_are_of_what_was_found(search: ArchiveSearch) -> None:
    results = search.find(Request("", facets=(Facet.DAY,))).results
    assert results.total == 2
    assert results.facets[Facet.DAY] == (Count("2024-05-14", 1), Count("2024-09-02", 1))


def test_new_versions_take_the_place_of_old_ones(archive: Archive, search: ArchiveSearch) -> None:
    assert found(search, "خبراء") == []
    archive.add([read(VISIT_EDITED, hour=9)])
    assert search.catch_up() == 1
    assert found(search, "خبراء") == ["وزير النقل الأردني يزور بغداد"]
    assert found(search, '"تستمر يومين"') == []
    agreement = search.disagreements()
    assert (agreement.agrees, agreement.articles, agreement.behind) == (True, 2, 0)


def test_corrections_are_found_and_their_undoing_too(archive: Archive, search: ArchiveSearch) -> None:
    held = next(each for each in archive.since(0) if each.article.page.url == COTTON)
    quote = held.article.quotes[0]
    fixed = FixSpeaker(held.row, passage_of(held.article.body, quote.start, quote.end), None)
    number = archive.corrections.make(fixed, "هدى")
    search.catch_up()
    assert found(search, "speaker:المهدي") == []
    assert search.disagreements().agrees
    archive.corrections.undo(number, "هدى")
    search.catch_up()
    assert found(search, "speaker:المهدي") == ["بدء موسم القطن في الجزيرة"]


def test_withdrawn_articles_are_not_found(archive: Archive, search: ArchiveSearch) -> None:
    with archive.writing() as writing:
        change = update(schema.articles).where(schema.articles.c.headline.like("%القطن%"))
        writing.connection.execute(change.values(withdrawn=1, seq=writing.next_seq()))
    search.catch_up()
    assert found(search, "قطن") == []
    assert search.disagreements().agrees


def test_what_does_not_agree_is_told_and_a_rebuild_mends_it(
    archive: Archive, search: ArchiveSearch, tmp_path: Path
) -> None:
    archive.add([read(VISIT_EDITED, "https://news.example/other", hour=9)])
    assert search.disagreements().behind == 1
    search.catch_up()
    visit, cotton, other = sorted(archive.since(0), key=lambda each: each.row)
    with archive.writing() as writing:
        changed = pack_article(replace(visit.article, headline="عنوان لم يفهرس"))
        of_visit = schema.articles.c.row == visit.row
        writing.connection.execute(update(schema.articles).where(of_visit).values(content=changed))
        writing.connection.execute(delete(schema.articles).where(schema.articles.c.row == cotton.row))
    told = search.disagreements()
    assert not told.agrees
    assert (told.different, told.surplus, told.missing) == ((visit.row,), (cotton.row,), ())
    assert rebuild(tmp_path / "index", archive) == 2
    anew = ArchiveSearch(archive, tmp_path / "index")
    assert anew.disagreements().agrees
    assert found(anew, "يفهرس") == ["عنوان لم يفهرس"]
    assert other.article.headline in found(anew)
