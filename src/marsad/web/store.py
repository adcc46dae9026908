"""What the site shows: the archive, and the search beside it, opened once a process."""

from __future__ import annotations

from threading import Lock

from starlette.requests import Request

from marsad.archive.archive import Archive
from marsad.archive.search.beside import ArchiveSearch


class Store:
    """An open archive and its search. Safe to share among threads."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._search: ArchiveSearch | None = None
        self._opening = Lock()
        self._catching_up = Lock()

    def search(self) -> ArchiveSearch:
        """The search, opened when first asked for, caught up with the archive.

        While one thread catches up, the others search what was there before.
        """
        with self._opening:
            search = self._search = self._search or ArchiveSearch(self.archive)
        if self._catching_up.acquire(blocking=False):
            try:
                search.catch_up()
            finally:
                self._catching_up.release()
        return search


def store_of(request: Request) -> Store:
    """The store of the request's application."""
    store: Store = request.app.state.store
    return store


def archive_of(request: Request) -> Archive:
    """The archive of the request's application."""
    return store_of(request).archive
