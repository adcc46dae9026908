from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tantivy import Query
from tests.unit.archive.search.rows import LEXICON, Rows, article, sample

from marsad.archive.search.checking import check
from marsad.archive.search.counting import Count
from marsad.archive.search.folder import folder_beside
from marsad.archive.search.index import SearchIndex, rebuild
from marsad.archive.search.searching import Order, Request, search
from marsad.errors import (
    QueryError,
    SearchIndexBusy,
    SearchIndexError,
    SearchIndexMissing,
    SearchIndexOutdated,
)
from marsad.model.facet import Facet


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    made = SearchIndex.create(tmp_path_factory.mktemp("index"), LEXICON)
    made.catch_up(Rows(sample()))
    return made


def rows(index: SearchIndex, request: Request | str) -> list[int]:
    wanted = Request(request) if isinstance(request, str) else request
    return [hit.row for hit in search(index, wanted).hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("المفاوضات", {1, 2}),
        ("للمفاوضات", {1, 2}),
        ("إيران", {2}),
        ("مال", {3}),
        ("كمال", {3}),
        ("هدنة", {2}),
        ('"وزير الخارجية"', {1}),
        ('"الخارجية وزير"', set()),
        ('"وزير الروسي"~1', {1}),
        ('"وزير الخار*"', {1}),
        ("مفاوض*", {1, 2}),
        ("المفاوض*", {1, 2}),
        ("=المفاوضات", {1}),
        ("=مفاوضاتهم", {2}),
        ('="وزير الخارجية الروسي"', {1}),
        ("هدنة OR كمال", {2, 3}),
        ("المفاوضات -هدنة", {1}),
        ("NOT المفاوضات", {3}),
        ("headline:السودان", {2}),
        ("headline:المفاوضات", set()),
        ("body:هدنة السودان", {2}),
        ("person:لافروف", {1}),
        ('person:"سيرغي لافروف"', {1}),
        ('person:"شكري القاهرة"', set()),
        ("person:lavrov", {1}),
        ("person:لافر*", {1}),
        ("speaker:لافروف", {1}),
        ("speaker:شكري", set()),
        ("place:القاهرة", {1}),
        ("outlet:RT", {1}),
        ('مصدر:"روسيا اليوم"', {1}),
        ("credit:رويترز", {1}),
        ("country:روسيا", {1}),
        ("event:زيارة", {1}),
        ("event:CONSULT", {1}),
        ("status:occurred", {1}),
        ("language:ar", {1, 2, 3}),
        ("from:2024-05-21", {1}),
        ("to:2024-05-23", {2}),
        ("date:2024-05-20", {2}),
        ("date:2024-05 -السودان", {1}),
        ("", {1, 2, 3}),
    ],
)
def test_queries(index: SearchIndex, query: str, found: set[int]) -> None:
    assert set(rows(index, query)) == found
    assert search(index, Request(query)).total == len(found)


@pytest.mark.parametrize(
    ("request_", "found"),
    [
        (Request(person="سيرغي لافروف"), [1]),
        (Request(outlet="الشرق الأوسط"), [2]),
        (Request(outlet="لا وجود له"), []),
        (Request(country="EG"), [1]),
        (Request("المفاوضات", event="CONSULT"), [1]),
        (Request(first="2024-05-20", last="2024-05-22"), [2]),
        (Request(language="ar", order=Order.NEWEST), [1, 2, 3]),
        (Request(after_seq=2), [3]),
    ],
)
def test_filters(index: SearchIndex, request_: Request, found: list[int]) -> None:
    assert rows(index, request_) == found


def test_a_filter_without_a_name_is_a_query_error(index: SearchIndex) -> None:
    with pytest.raises(QueryError):
        search(index, Request(person="!!"))


def test_the_headline_counts_more(index: SearchIndex) -> None:
    hits = search(index, Request("السودان OR القاهرة")).hits
    assert hits[0].score > 0
    assert {hit.row for hit in hits} == {1, 2}


def test_facets(index: SearchIndex) -> None:
    facets = search(index, Request(facets=tuple(Facet))).facets
    assert facets[Facet.DAY] == (Count("2024-05-20", 1), Count("2024-05-24", 1))
    assert set(facets[Facet.PERSON]) == {Count("سيرغي لافروف", 1), Count("سامح شكري", 1)}
    assert Count("روسيا اليوم", 1) in facets[Facet.OUTLET]
    assert Count("RU", 1) in facets[Facet.COUNTRY]
    assert Count("visit", 1) in facets[Facet.EVENT]
    assert len(search(index, Request(facets=(Facet.DAY,), buckets=1)).facets[Facet.DAY]) == 1


@pytest.mark.parametrize("order", Order)
def test_pages_cover_everything_once(tmp_path: Path, order: Order) -> None:
    days = [f"2024-05-{day:02}" for day in range(1, 12)]
    many = Rows(
        article(f"خبر {day}", "خبر عن الهدنة " * (day % 3 + 1), published=days[day]) for day in range(11)
    )
    index = SearchIndex.create(tmp_path / "index", LEXICON)
    index.catch_up(many)
    seen: list[int] = []
    cursor = None
    while True:
        results = search(index, Request("هدنة", order=order, limit=3, cursor=cursor))
        assert results.total == 11
        seen += [hit.row for hit in results.hits]
        if (cursor := results.cursor) is None:
            break
    assert sorted(seen) == list(range(1, 12))
    if order is Order.NEWEST:
        assert seen == list(range(11, 0, -1))


@pytest.mark.parametrize("cursor", ["", "x", "n", "r1x", "n-1", "n" + "9" * 25])
def test_a_foreign_cursor_is_a_query_error(index: SearchIndex, cursor: str) -> None:
    with pytest.raises(QueryError, match="cursor"):
        search(index, Request("هدنة", order=Order.NEWEST, cursor=cursor))


def test_changes_and_withdrawals_are_followed(tmp_path: Path) -> None:
    archive = Rows(sample())
    index = SearchIndex.create(tmp_path / "index", LEXICON)
    assert index.catch_up(archive) == 3
    assert index.catch_up(archive) == 0
    archive.put(2, replace(archive.rows[2].article, headline="انهيار الهدنة", body="انهارت."))
    archive.withdraw(1)
    assert not rows(index, "انهيار")
    assert index.catch_up(archive) == 2
    assert rows(index, "انهيار") == [2]
    assert rows(index, "المفاوضات") == []
    assert check(index, archive).agrees
    assert index.catch_up(archive) <= 1  # a withdrawal at the very end leaves no trace and is looked at again


def test_another_open_index_sees_commits(tmp_path: Path) -> None:
    archive = Rows(sample()[:1])
    writer = SearchIndex.create(tmp_path / "index", LEXICON)
    reader = SearchIndex.open(tmp_path / "index", LEXICON)
    assert rows(reader, "") == []
    writer.catch_up(archive)
    assert rows(reader, "") == [1]


def test_a_rebuild_takes_the_place_of_the_old_index(tmp_path: Path) -> None:
    folder = folder_beside(tmp_path / "news.db")
    assert folder.name == "news.db.search"
    assert rebuild(folder, Rows(sample()), LEXICON) == 3
    old = SearchIndex.open(folder, LEXICON)
    assert rebuild(folder, Rows(sample()[:2]), LEXICON) == 2
    assert len(rows(SearchIndex.open(folder, LEXICON), "")) == 2
    assert len(rows(old, "")) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.db.search", "news.db.search.lock"]


def test_what_a_killed_rebuild_left_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "i.new").mkdir()
    (tmp_path / "i.new" / "rest").touch()
    (tmp_path / "i.old").mkdir()
    assert rebuild(tmp_path / "i", Rows(sample()), LEXICON) == 3


def test_only_one_writes(tmp_path: Path) -> None:
    index = SearchIndex.create(tmp_path / "index", LEXICON)
    holder = index.index.writer(15_000_000, 1)
    with pytest.raises(SearchIndexBusy):
        index.catch_up(Rows(sample()))
    holder.rollback()


def test_no_index_is_said(tmp_path: Path) -> None:
    with pytest.raises(SearchIndexMissing, match="--rebuild"):
        SearchIndex.open(tmp_path / "none")


def test_an_index_of_other_rules_is_outdated(tmp_path: Path) -> None:
    SearchIndex.create(tmp_path / "index", LEXICON)
    (tmp_path / "index" / "marsad.json").write_text('{"format": 0}')
    with pytest.raises(SearchIndexOutdated, match="--rebuild"):
        SearchIndex.open(tmp_path / "index")


@pytest.mark.parametrize("name", ["marsad.json", "meta.json"])
def test_a_damaged_index_is_said(tmp_path: Path, name: str) -> None:
    SearchIndex.create(tmp_path / "index", LEXICON)
    (tmp_path / "index" / name).write_text("{")
    with pytest.raises(SearchIndexError, match="--rebuild"):
        SearchIndex.open(tmp_path / "index")


def test_check_finds_what_disagrees(tmp_path: Path) -> None:
    archive = Rows(sample())
    index = SearchIndex.create(tmp_path / "index", LEXICON)
    index.catch_up(archive)
    whole = check(index, archive)
    assert whole.agrees
    assert whole.articles == 3
    archive.put(4, sample()[0])
    archive.put(1, article("جديد", "نص جديد"))
    behind = check(index, archive)
    assert behind.agrees
    assert behind.behind == 2
    index.catch_up(archive)
    stored = archive.rows[2]
    archive.rows[2] = replace(stored, article=replace(stored.article, body="غير ذلك"))
    archive.rows.pop(3)
    writer = index.index.writer(15_000_000, 1)
    writer.delete_documents_by_query(Query.term_query(index.schema, "row", 4))
    writer.commit()
    writer.wait_merging_threads()
    found = check(index, archive)
    assert not found.agrees
    assert (found.missing, found.surplus, found.different) == ((4,), (3,), (2,))


def test_an_index_cut_off_before_its_commit_catches_up(tmp_path: Path) -> None:
    archive = Rows(sample())
    index = SearchIndex.create(tmp_path / "index", LEXICON)

    class Cut(Exception):
        pass

    def cut(done: int) -> None:
        raise Cut

    with pytest.raises(Cut):
        index.catch_up(archive, cut)
    assert rows(index, "") == []
    index.catch_up(archive)
    assert check(index, archive).agrees
