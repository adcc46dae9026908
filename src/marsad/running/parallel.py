"""Reads pages in several processes, in order; one that is killed takes only its own page with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from marsad.errors import PageError, PageUnreadable
from marsad.harvest.sources import Taken
from marsad.model.page import Page
from marsad.running.loading import load_ahead
from marsad.running.pages import Outcome, ReadingRules, name_of, read_one

_WAITING_PER_JOB = 3  # handfuls
_MOST_AT_ONCE = 8
_ENOUGH_CHARACTERS = 40_000
_KILLED = "the process that read it was killed, most likely for want of memory"


class _Workers:
    """A pool that is made anew when one of its processes is killed."""

    def __init__(self, rules: ReadingRules, jobs: int) -> None:
        self._read = partial(_read_all_lean, rules=rules)
        self._jobs = jobs
        self._pool = _pool(jobs)

    def submit(self, pages: list[Page]) -> Future[list[Outcome]]:
        lean = _lean(pages)
        try:
            return self._pool.submit(self._read, lean)
        except BrokenProcessPool:
            self._pool = _pool(self._jobs)
            return self._pool.submit(self._read, lean)

    def outcomes(self, pages: list[Page], future: Future[list[Outcome]]) -> Iterator[Outcome]:
        """The outcomes of a handful; one that waited while a process was killed is read again."""
        try:
            yield from map(_whole, future.result(), pages)
        except BrokenProcessPool:
            yield from self._one_by_one(pages)

    def _one_by_one(self, pages: list[Page]) -> Iterator[Outcome]:
        """Reads each page alone, so that only the one that has a process killed is lost."""
        alone = _pool(1)
        try:
            for page in pages:
                try:
                    yield _whole(alone.submit(self._read, _lean([page])).result()[0], page)
                except BrokenProcessPool:
                    yield Outcome(name_of(page), error=PageUnreadable(name_of(page), _KILLED))
                    alone = _pool(1)
        finally:
            alone.shutdown()

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def _lean(pages: list[Page]) -> list[Page]:
    """The pages without their bytes, which stay here: nothing reads them."""
    return [replace(page, capture=None) for page in pages]


def _read_all_lean(pages: list[Page], rules: ReadingRules) -> list[Outcome]:
    return [_read_lean(page, rules) for page in pages]


def _read_lean(page: Page, rules: ReadingRules) -> Outcome:
    """As `read_one`, the page itself left out: whoever asked for it has it."""
    outcome = read_one(page, rules)
    if outcome.reading is None:
        return outcome
    return replace(outcome, reading=replace(outcome.reading, page=replace(page, text="")))


def _whole(outcome: Outcome, page: Page) -> Outcome:
    return replace(outcome, reading=replace(outcome.reading, page=page)) if outcome.reading else outcome


def _pool(jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("forkserver")
    return ProcessPoolExecutor(jobs, context, _start)


def _start() -> None:
    """Leaves an interrupt to the process that asked for this one, and loads what reading needs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    load_ahead()


def _end_with_parent() -> None:
    """Ends this process when the one that asked for it is gone, be it killed: nobody reads what it gives."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def read_in_parallel(taken: Iterable[Taken], rules: ReadingRules, jobs: int) -> Iterator[Outcome]:
    """The outcome of every page, in order, read by `jobs` processes."""
    workers = _Workers(rules, jobs)
    waiting: deque[_Waiting] = deque()
    try:
        for handful in _handfuls(taken):
            pages = [each for each in handful if isinstance(each, Page)]
            waiting.append(_Waiting(handful, pages, workers.submit(pages) if pages else None))
            if len(waiting) > jobs * _WAITING_PER_JOB:
                yield from _next(waiting.popleft(), workers, rules)
        while waiting:
            yield from _next(waiting.popleft(), workers, rules)
    finally:
        workers.close()


class _Waiting(NamedTuple):
    """What was taken together, the pages among it, and what will become of these."""

    taken: list[Taken]
    pages: list[Page]
    future: Future[list[Outcome]] | None


def _handfuls(taken: Iterable[Taken]) -> Iterator[list[Taken]]:
    """Short pages several at a time: what goes from process to process costs as much for one as for many."""
    handful: list[Taken] = []
    size = 0
    for each in taken:
        handful.append(each)
        size += len(each.text) if isinstance(each, Page) else 0
        if size >= _ENOUGH_CHARACTERS or len(handful) >= _MOST_AT_ONCE:
            yield handful
            handful, size = [], 0
    if handful:
        yield handful


def _next(waiting: _Waiting, workers: _Workers, rules: ReadingRules) -> Iterator[Outcome]:
    outcomes = workers.outcomes(waiting.pages, waiting.future) if waiting.future else iter(())
    for each in waiting.taken:
        yield read_one(each, rules) if isinstance(each, PageError) else next(outcomes)
