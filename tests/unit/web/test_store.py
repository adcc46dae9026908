"""Search beside a writer: a page never fails because another process holds the index."""

from __future__ import annotations

from pathlib import Path

from marsad.archive.archive import Archive
from marsad.archive.search.beside import folder_beside
from marsad.archive.search.documents import documents_of
from marsad.archive.search.index import Filling, SearchIndex
from marsad.archive.search.searching import Request
from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef
from marsad.model.page import Page
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
