"""What the site shows: the archive, and the search beside it, opened once a process."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import cached_property
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

import structlog
from starlette.requests import Request

from marsad.archive.archive import Archive
from marsad.archive.search.beside import ArchiveSearch, folder_beside
from marsad.errors import MarsadError, SearchIndexBusy
from marsad.running.start import without_collector

if TYPE_CHECKING:
    from marsad.desk.related_reports import RelatedReports

_MOMENT = 1.0  # seconds that a reader waits for the index to take in what is new
_PATIENCE = 5.0  # seconds that a reader waits for the index to be made
_EDITORS_PATIENCE = 15.0  # seconds that an editor waits for a decision to be worked in
_BEING_MADE = "the index is being made; ask again in a minute"
_log = structlog.get_logger("marsad.web")


class Store:
    """An open archive and its search. Safe to share among threads."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._search: ArchiveSearch | None = None
        self._opening: Future[ArchiveSearch] | None = None
        self._opens_since = 0.0
        self._following = Lock()
        self._catch_up: Future[int] | None = None
        self._catches_up_since = 0.0
        self._has_some = False
        self._indexer = ThreadPoolExecutor(1, "index")
        self._desk = ThreadPoolExecutor(1, "desk")

    def search(self, seq: int | None = None) -> ArchiveSearch:
        """The search, opened when first asked for, caught up with the archive if that takes a moment.

        It has the archive's change `seq` at least; without, what is the last one now. A longer catch-up goes
        on behind the answers, which tell what is indexed so far; only where nothing is yet, readers wait.
        Raises SearchIndexBusy where that was not enough.
        """
        search = self._search or self._opened()
        if search.is_current(seq):
            return search
        caught_up = self._catching_up(search)
        self._has_some = self._has_some or search.last_seq() > 0
        patience = _MOMENT if self._has_some else _PATIENCE
        wait((caught_up,), max(self._catches_up_since + patience - monotonic(), 0))
        if caught_up.done():
            caught_up.result()
        elif not self._has_some:
            raise SearchIndexBusy(str(search.folder), _BEING_MADE)
        return search

    def _opened(self) -> ArchiveSearch:
        """The search, opened by one thread: an index of other rules is made anew, which takes minutes."""
        with self._following:
            if self._opening is None or (self._opening.done() and self._opening.exception()):
                self._opens_since = monotonic()
                self._opening = self._indexer.submit(ArchiveSearch, self.archive)
            opening = self._opening
        wait((opening,), max(self._opens_since + _PATIENCE - monotonic(), 0))
        if not opening.done():
            raise SearchIndexBusy(str(folder_beside(self.archive)), _BEING_MADE)
        self._search = opening.result()
        return self._search

    @cached_property
    def related(self) -> RelatedReports:
        """What finds reports to read beside others."""
        from marsad.desk.related_reports import RelatedReports  # loads behind the first answers

        return RelatedReports(self.archive)

    def _catching_up(self, search: ArchiveSearch) -> Future[int]:
        """The catch-up that goes on, or a new one."""
        with self._following:
            if self._catch_up is None or self._catch_up.done():
                self._catches_up_since = monotonic()
                self._catch_up = self._indexer.submit(search.catch_up)
            return self._catch_up

    def follow_decisions(self) -> None:
        """Has the desk work in what editors decided; what takes long goes on behind the answer.

        The desk takes turns with a watch, so that an editor may have to wait for a watch's step to end.
        """
        following: Future[None] = self._desk.submit(self._follow)
        wait((following,), _EDITORS_PATIENCE)

    def _follow(self) -> None:
        from marsad.desk.desk import Desk  # loads with the first decision

        try:
            Desk(self.archive).catch_up()
        except MarsadError as error:  # the decision is kept: the next one, or a watch, works it in
            _log.warning("decisions not worked in", reason=str(error))

    def warm_up_aside(self, *more: Callable[[], object]) -> None:
        """Opens the search in a thread of its own, so that the first reader who searches need not wait.

        Behind it comes what else is to be made ready, one after the other: two threads would take more turns
        from the first readers.
        """
        Thread(target=self._warm_up, args=more, name="warming", daemon=True).start()

    def _until_opened(self) -> ArchiveSearch:
        """As `search`, however long it takes."""
        while True:
            try:
                return self.search()
            except SearchIndexBusy:
                going_on: tuple[Future[Any] | None, ...] = (self._opening, self._catch_up)
                wait([each for each in going_on if each is not None])

    def _warm_up(self, *more: Callable[[], object]) -> None:
        # What is made here lasts: a look at all of it would stop every reader for a fifth of a second.
        with without_collector():
            try:
                self._until_opened().warm_up()
            except MarsadError as error:  # whoever searches is told; the site goes on
                _log.warning("search not opened", reason=str(error))
            for make_ready in more:
                make_ready()
            self.related.warm_up()


def store_of(request: Request) -> Store:
    """The store of the request's application."""
    store: Store = request.app.state.store
    return store


def archive_of(request: Request) -> Archive:
    """The archive of the request's application."""
    return store_of(request).archive
