"""The loop of a watch: hands out due sources and waiting items, and writes down what comes back.

Threads ask the network; this one alone reads pages and writes, so a watch that is killed at any moment has
kept all it had written, and takes up again whatever was waiting.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from marsad.errors import PageError
from marsad.harvest.asking import LONGEST_PATIENCE, Asker, host_of
from marsad.harvest.check import entry_addresses, finish_check
from marsad.harvest.item_fetch import Fetched, failed, fetch_item, kept
from marsad.harvest.listing import Listing
from marsad.harvest.reply import Reply, ask_source
from marsad.harvest.store import PushStore, SourceStore
from marsad.harvest.websub import subscribe, wanted_push
from marsad.model.page import Page
from marsad.model.source import Push, Source, SourceState
from marsad.model.source_item import SourceItem
from marsad.watching.events import Listener, Standing
from marsad.watching.jobs import Job, JobQueue, Workers
from marsad.watching.keeping import Keeper, Kept

_LOOK_EVERY = timedelta(seconds=5)
_SETTLE_EVERY = timedelta(seconds=5)
_MOST_WAITING = 2_000
_A_MOMENT = 0.2


@dataclass(frozen=True, slots=True)
class _Asked:
    source: Source
    state: SourceState
    reply: Reply


@dataclass(frozen=True, slots=True)
class PushSetup:
    """Where hubs may call back (`callbacks`, a public address) and what remembers subscriptions."""

    callbacks: str
    store: PushStore


@dataclass(frozen=True, slots=True)
class _Subscribed:
    source: Source
    push: Push
    error: PageError | None = None


class Watcher:
    """Watches the sources of `store` until `stop` is set."""

    def __init__(
        self,
        store: SourceStore,
        keeper: Keeper,
        asker: Asker,
        listeners: Sequence[Listener] = (),
        stop: threading.Event | None = None,
        workers: int = 8,
        push: PushSetup | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._keeper = keeper
        self._asker = asker
        self._listeners = listeners
        self._stop = stop or threading.Event()
        self._clock = clock
        self._push = push
        self._jobs = JobQueue(asker.pacer)
        self._workers = Workers(workers)
        self._sources: dict[str, Source] = {}
        self._look_at = self._settle_at = datetime.min.replace(tzinfo=UTC)
        self._unsettled = False

    def run(self, once: bool = False) -> None:
        """Goes on until stopped; with `once`, until what is due is done, save hosts that ask for peace."""
        try:
            while not self._stop.is_set():
                self._look()
                if once and self._jobs.free_in() > LONGEST_PATIENCE:
                    break
                self._step()
        finally:
            self._workers.close()
            self._settle()

    def _step(self) -> None:
        """Starts what may be started, waits a moment for what comes back, and writes it down."""
        while self._workers.free and (job := self._jobs.take()):
            self._workers.start(job)
        done = self._workers.wait(_A_MOMENT)
        if done is not None:
            self._jobs.finish(done.job)
            if done.fault is not None:
                raise done.fault
            self._write_down(done.result)
        self._settle_in_time()
        for listener in self._listeners:
            listener.standing(Standing(len(self._jobs)))

    def _look(self) -> None:
        """Queues the sources that are due and the items that wait, now and then."""
        now = self._clock()
        if now < self._look_at:
            return
        self._look_at = now + _LOOK_EVERY
        self._sources = {source.id: source for source in self._store.sources()}
        for source, state in self._store.due(now):
            self._jobs.put(self._check_job(source, state))
        for item in self._store.waiting(now, _MOST_WAITING):
            self._jobs.put(Job((item.source_id, item.address), host_of(item.address), self._fetch(item)))

    def _check_job(self, source: Source, state: SourceState) -> Job:
        def ask() -> _Asked:
            return _Asked(source, state, ask_source(source, state, self._asker))

        return Job(source.id, host_of(source.address), ask)

    def _fetch(self, item: SourceItem) -> Callable[[], Fetched]:
        return lambda: fetch_item(item, self._asker)

    def _write_down(self, result: object) -> None:
        if isinstance(result, _Asked):
            self._finish_check(result)
        elif isinstance(result, Fetched):
            self._finish_item(result)
        elif isinstance(result, _Subscribed):
            for listener in self._listeners:
                listener.subscribed(result.source, result.push, result.error)

    def _finish_check(self, asked: _Asked) -> None:
        reply, now = asked.reply, self._clock()
        source = self._store.source(asked.source.id)  # a person may have changed or removed it meanwhile
        if source is None:
            return
        page_news = self._keep_page(reply, source, now)
        known = self._store.items(source.id, entry_addresses(reply))
        check = finish_check(source, asked.state, reply, known, now, page_news)
        self._store.save_check(check.source, check.state, check.items)
        if check.items:
            self._look_at = now
        self._subscribe(source, asked.state, reply, now)
        for listener in self._listeners:
            listener.checked(check)

    def _keep_page(self, reply: Reply, source: Source, now: datetime) -> int:
        """How much was new in the page that a source of one page replied with; 0 where it did not."""
        if reply.page is None:
            return 0
        item = SourceItem(source.id, source.address, reply.digest or "", now, now)
        return self._keep(reply.page, item, source).new

    def _subscribe(self, source: Source, state: SourceState, reply: Reply, now: datetime) -> None:
        """Asks a hub to tell of news, or to go on telling, where the source has one."""
        if self._push is None or reply.error is not None:
            return
        told = reply.listing or Listing("nothing new")
        push = wanted_push(state.push, told.hub, told.topic, now)
        if push is not None:
            self._push.store.save_push(source.id, push)
            self._jobs.put(self._subscribe_job(source, push, self._push.callbacks))

    def _subscribe_job(self, source: Source, push: Push, callbacks: str) -> Job:
        def ask() -> _Subscribed:
            try:
                subscribe(push, callbacks, self._asker)
            except PageError as error:
                return _Subscribed(source, push, error)
            return _Subscribed(source, push)

        return Job((source.id, push.token), host_of(push.hub), ask)

    def _finish_item(self, fetched: Fetched) -> None:
        item, source = fetched.item, self._sources.get(fetched.item.source_id)
        if source is None:
            return
        error = fetched.error or self._keep_all(fetched, source)
        if self._stop.is_set() and error is None and item.address.startswith("file:"):
            return  # broken off in the middle: it is taken up again
        if error is not None:
            for listener in self._listeners:
                listener.missed(item, error)
        self._store.save_item(kept(item) if error is None else failed(item, error, self._clock()))

    def _keep_all(self, fetched: Fetched, source: Source) -> PageError | None:
        """Keeps the pages of an item; of a file of many, the last error where no page could be taken in."""
        any_kept, last = False, None
        for taken in fetched.pages:
            if self._stop.is_set() and any_kept:
                break
            if isinstance(taken, Page):
                self._keep(taken, fetched.item, source)
                any_kept = True
            else:
                last = taken
        return None if any_kept else last

    def _keep(self, page: Page, item: SourceItem, source: Source) -> Kept:
        result = self._keeper.keep(page, source)
        self._unsettled = True
        for listener in self._listeners:
            listener.kept(item, result)
        self._settle_in_time()
        return result

    def _settle_in_time(self) -> None:
        if self._clock() >= self._settle_at:
            self._settle()

    def _settle(self) -> None:
        self._settle_at = self._clock() + _SETTLE_EVERY
        if self._unsettled:
            self._keeper.settle()
            self._unsettled = False
