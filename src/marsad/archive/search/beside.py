"""The search index that lies beside an archive: caught up as it is asked, its hits with their articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from marsad.archive.archive import Archive
from marsad.archive.search.checking import Agreement, check
from marsad.archive.search.folder import wait_for_rebuild
from marsad.archive.search.index import Progress, SearchIndex, rebuild
from marsad.archive.search.marking import Marks, asks_for_names, mark
from marsad.archive.search.searching import Request, Results, search
from marsad.errors import SearchIndexBusy, SearchIndexOutdated
from marsad.lexicon.pack import Lexicon, load
from marsad.lexicon.search_vocabulary import search_keys
from marsad.model.article import Article

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """A hit: the article and what of it the query found."""

    article: Article
    marks: Marks


@dataclass(frozen=True, slots=True)
class Finding:
    """The hits of a query with their articles, and all else that the search gave."""

    results: Results
    articles: tuple[FoundArticle, ...]


class ArchiveSearch:
    """Searches one archive. The index is made where there is none and follows the archive by itself."""

    def __init__(self, archive: Archive, folder: Path | None = None, lexicon: Lexicon | None = None) -> None:
        self._archive = archive
        self._lexicon = lexicon or load()
        self.folder = folder or folder_beside(archive)
        self._index = self._opened()
        self._seen = -1  # how far the archive had come when the index was last caught up

    def is_current(self, seq: int | None = None) -> bool:
        """Whether the index was caught up here to the archive's change `seq`; without, to its last one."""
        return self._seen >= (self._archive.last_seq() if seq is None else seq)

    def catch_up(self, progress: Progress | None = None) -> int:
        """Takes in what is new; how many articles that was. None where another process does it already.

        The index is asked only where the archive has changed, so that readers do not contend for its writer.
        """
        now = self._archive.last_seq()
        if now == self._seen:
            return 0
        try:
            done = self._index.catch_up(self._archive, progress)
        except SearchIndexBusy:
            return 0
        self._seen = now
        return done

    def warm_up(self) -> None:
        """Makes the keys of the usual words, which the first searches would have to wait for."""
        keys = self._lexicon.derive(search_keys)
        keys.folded_keys(keys.usage.frequency)

    def disagreements(self, progress: Progress | None = None) -> Agreement:
        """How what is indexed and what the archive holds compare; `progress` hears how many were compared."""
        return check(self._index, self._archive, progress)

    def last_seq(self) -> int:
        """The running number up to which the archive is indexed."""
        return self._index.last_seq()

    def search(self, request: Request) -> Results:
        """What the index has for `request`, without the articles. Raises QueryError."""
        return search(self._index, request)

    def find(self, request: Request) -> Finding:
        """What the archive has for `request`. Raises QueryError."""
        results = self.search(request)
        rows = [hit.row for hit in results.hits]
        texts = self._archive.texts_by_rows(rows, names=asks_for_names(results.node))
        keys = self._lexicon.derive(search_keys)
        found = tuple(FoundArticle(each, mark(each, results.node, keys)) for each in texts)
        return Finding(results, found)

    def _opened(self) -> SearchIndex:
        try:
            return SearchIndex.create(self.folder, self._lexicon)
        except SearchIndexOutdated:
            self._rebuild()
            return SearchIndex.open(self.folder, self._lexicon)

    def _rebuild(self) -> None:
        try:
            rebuild(self.folder, self._archive, self._lexicon)
        except SearchIndexBusy:
            wait_for_rebuild(self.folder)


def folder_beside(archive: Archive) -> Path:
    """Where an archive's index lies: beside its file, or under the working folder for a server's database."""
    if archive.engine.dialect.name == "sqlite":
        return Path(f"{archive.name}.search")
    return Path(f"{_NOT_IN_NAMES.sub('-', archive.engine.url.database or 'marsad')}.search")
