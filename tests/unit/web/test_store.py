"""Search beside a writer: a page never fails because another process holds the index."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from fastapi.testclient import TestClient

from marsad.archive.archive import Archive
from marsad.archive.search.beside import ArchiveSearch, folder_beside
from marsad.archive.search.documents import documents_of
from marsad.archive.search.index import Filling, SearchIndex
from marsad.archive.search.searching import Request
from marsad.errors import SearchIndexBusy
from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef
from marsad.model.page import Page
from marsad.web import store as store_module
from marsad.web.app import create_app
from marsad.web.settings import Settings
from marsad.web.store import Store


def add(archive: Archive, number: int) -> None:
    text = f"وصل الوفد رقم {number} إلى المدينة."
    archive.add_page(
        Page(f"p{number}", text, url=f"https://x.example/{number}"),
        [Article(f"a{number}", PageRef(f"p{number}", f"https://x.example/{number}"), text)],
    )


def found(store: Store) -> int:
    return store.search().find(Request("الوفد")).results.total


def test_the_search_follows_the_archive_and_asks_the_writer_only_for_what_is_new(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "news.db", create=True) as archive:
        add(archive, 1)
        store = Store(archive)
        assert found(store) == 1
        index = SearchIndex.open(folder_beside(archive), load())
        with Filling(index, documents_of(load())):  # as `marsad watch` holds it
            assert found(store) == 1
            add(archive, 2)
            assert found(store) == 1  # what was there before
        assert found(store) == 2


def test_a_long_catch_up_holds_up_no_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_MOMENT", 0.05)
    go_on = Event()
    with Archive.open(tmp_path / "news.db", create=True) as archive:
        add(archive, 1)
        assert found(Store(archive)) == 1
        add(archive, 2)
        catch_up = ArchiveSearch.catch_up
        monkeypatch.setattr(ArchiveSearch, "catch_up", lambda self: go_on.wait(20) and catch_up(self))
        behind = Store(archive)  # as a process that starts beside an index of yesterday
        assert (found(behind), found(behind)) == (1, 1)
        go_on.set()
        assert behind._catch_up is not None
        behind._catch_up.result(20)
        assert found(behind) == 2


def test_a_search_whose_index_takes_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_PATIENCE", 0.05)
    go_on = Event()
    place = tmp_path / "news.db"
    Archive.open(place, create=True).close()
    app = create_app(Settings(archive=str(place)))
    monkeypatch.setattr(ArchiveSearch, "catch_up", lambda *_: go_on.wait(20))
    client = TestClient(app)
    answers = [client.get(path, params={"q": "x"}) for path in ("/en/search", "/api/search")]
    go_on.set()
    app.state.store._catch_up.result(20)
    assert [answer.status_code for answer in answers] == [503, 503]
    assert "Try again in a minute" in answers[0].text
    assert client.get("/search", params={"q": "x"}).status_code == 200


def test_an_answer_of_a_known_state_asks_the_archive_for_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.open(tmp_path / "news.db", create=True) as archive:
        add(archive, 1)
        store = Store(archive)
        seq = archive.last_seq()
        assert store.search(seq).find(Request("الوفد")).results.total == 1
        add(archive, 2)
        assert store.search(archive.last_seq()).find(Request("الوفد")).results.total == 2
        monkeypatch.setattr(archive, "last_seq", lambda: pytest.fail("asked"))
        assert store.search(seq).find(Request("الوفد")).results.total == 2


def test_an_index_made_anew_holds_up_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_PATIENCE", 0.05)
    go_on = Event()
    with Archive.open(tmp_path / "news.db", create=True) as archive:
        add(archive, 1)
        monkeypatch.setattr(
            store_module, "ArchiveSearch", lambda archive: go_on.wait(20) and ArchiveSearch(archive)
        )
        store = Store(archive)
        for _ in range(2):
            with pytest.raises(SearchIndexBusy):
                store.search()
        go_on.set()
        assert store._opening is not None
        store._opening.result(20)
        monkeypatch.setattr(store_module, "_PATIENCE", 20)
        assert found(store) == 1


def test_an_index_that_could_not_be_opened_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.open(tmp_path / "news.db", create=True) as archive:
        add(archive, 1)
        store = Store(archive)
        with monkeypatch.context() as failing:
            failing.setattr(store_module, "ArchiveSearch", lambda _: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                store.search()
        assert found(store) == 1
