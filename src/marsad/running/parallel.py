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

from marsad.errors import PageError, PageUnreadable
from marsad.harvest.sources import Taken
from marsad.model.page import Page
from marsad.running.loading import load_ahead
from marsad.running.pages import Outcome, ReadingRules, name_of, read_one

_WAITING_PER_JOB = 8
_KILLED = "the process that read it was killed, most likely for want of memory"


class _Workers:
    """A pool that is made anew when one of its processes is killed."""

    def __init__(self, rules: ReadingRules, jobs: int) -> None:
        self._read = partial(_read_lean, rules=rules)
        self._jobs = jobs
        self._pool = _pool(jobs)

    def submit(self, page: Page) -> Future[Outcome]:
        lean = replace(page, capture=None)  # the bytes stay here: nothing reads them
        try:
            return self._pool.submit(self._read, lean)
        except BrokenProcessPool:
            self._pool = _pool(self._jobs)
            return self._pool.submit(self._read, lean)

    def outcome(self, page: Page, future: Future[Outcome]) -> Outcome:
        """A page's outcome; those that waited while another killed a process are read again, alone."""
        try:
            return _whole(future.result(), page)
        except BrokenProcessPool:
            with _pool(1) as alone:
                try:
                    return _whole(alone.submit(self._read, replace(page, capture=None)).result(), page)
                except BrokenProcessPool:
                    return Outcome(name_of(page), error=PageUnreadable(name_of(page), _KILLED))

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


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
    waiting: deque[tuple[Taken, Future[Outcome] | None]] = deque()
    try:
        for each in taken:
            waiting.append((each, None if isinstance(each, PageError) else workers.submit(each)))
            if len(waiting) > jobs * _WAITING_PER_JOB:
                yield _next(waiting, workers, rules)
        while waiting:
            yield _next(waiting, workers, rules)
    finally:
        workers.close()


def _next(
    waiting: deque[tuple[Taken, Future[Outcome] | None]], workers: _Workers, rules: ReadingRules
) -> Outcome:
    taken, future = waiting.popleft()
    if future is None or isinstance(taken, PageError):
        return read_one(taken, rules)
    return workers.outcome(taken, future)
