"""Reads pages and keeps them in an archive, in batches; broken off anywhere, the next run goes on there."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from marsad.archive.adding import Added, Reading, UnreadPage
from marsad.archive.archive import Archive
from marsad.errors import PageError
from marsad.harvest.sources import Taken
from marsad.model.page import Page
from marsad.running.pages import Outcome, ReadingRules, read_all

_BATCH = 200
_BATCH_SECONDS = 5.0
_LOOKED_UP = 100

Listener = Callable[["Progress", Outcome | None], None]


@dataclass(slots=True)
class Progress:
    """How far an ingest is, in pages and articles.

    `known` pages were in the archive already and were not read; `empty` ones hold no article; `failed` ones
    could not be had or not be read.
    """

    pages: int = 0
    known: int = 0
    stored: int = 0
    empty: int = 0
    failed: int = 0
    articles: Counter[str] = field(default_factory=Counter)


def ingest(
    archive: Archive,
    taken: Iterable[Taken],
    rules: ReadingRules,
    jobs: int,
    listener: Listener,
    batch: int = _BATCH,
) -> Progress:
    """Puts all pages of `taken` that are not in the archive yet into it; `listener` hears of every page.

    Every `batch` pages, or what was read in some seconds, are one transaction. On any error, an interrupt
    too, what was read before is kept.
    """
    run = _Ingest(archive, listener, rules.facts, batch)
    try:
        for outcome in read_all(run.to_read(taken), rules, jobs):
            run.take(outcome)
    finally:
        run.write()
    return run.progress


class _Ingest:
    def __init__(self, archive: Archive, listener: Listener, facts: bool, batch: int) -> None:
        self.progress = Progress()
        self._archive = archive
        self._listener = listener
        self._facts = facts
        self._batch = batch
        self._reading: deque[Taken] = deque()
        self._read: list[Reading] = []
        self._written = time.monotonic()

    def to_read(self, taken: Iterable[Taken]) -> Iterator[Taken]:
        """The pages that are not in the archive, and the errors."""
        stream = iter(taken)
        while part := list(islice(stream, _LOOKED_UP)):
            known = iter(self._archive.knows([each for each in part if isinstance(each, Page)]))
            for each in part:
                if isinstance(each, Page) and next(known):
                    self._pass()
                    continue
                self._reading.append(each)
                yield each

    def take(self, outcome: Outcome) -> None:
        """Takes in what became of the page that was handed out the longest ago."""
        given = self._reading.popleft()
        self.progress.pages += 1
        self.progress.failed += outcome.failed
        if outcome.reading is not None:
            self._read.append(outcome.reading)
        elif isinstance(given, Page) and isinstance(outcome.error, PageError):
            self._read.append(UnreadPage(given, outcome.error.reason))
        self._listener(self.progress, outcome)
        if len(self._read) >= self._batch or time.monotonic() - self._written > _BATCH_SECONDS:
            self.write()

    def write(self) -> None:
        """Writes what was read since the last time, in one transaction."""
        if self._read:
            batch, self._read = self._read, []
            added_each = self._archive.add(batch, facts=self._facts)
            for reading, added in zip(batch, added_each, strict=True):
                self._count(reading, added)
        self._written = time.monotonic()

    def _pass(self) -> None:
        self.progress.pages += 1
        self.progress.known += 1
        self._listener(self.progress, None)

    def _count(self, reading: Reading, added: Added) -> None:
        self.progress.stored += added.stored
        self.progress.empty += not reading.articles
        numbers = {"new": added.new, "changed": added.changed, "unchanged": added.unchanged}
        self.progress.articles.update({name: len(rows) for name, rows in numbers.items()})
