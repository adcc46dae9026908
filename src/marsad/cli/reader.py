"""Reads a stream of pages in this process or in several, each within its time, none harming the next."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial

from marsad.errors import PageError, PageUnreadable
from marsad.harvest.sources import Taken
from marsad.model.page import Page
from marsad.pipeline import read_with_lines
from marsad.reading.deadline import deadline
from marsad.reading.page import PageReading

_WAITING_PER_JOB = 8
_KILLED = "the process that read it was killed, most likely for want of memory"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page: its reading, or the error that says why there is none."""

    name: str
    reading: PageReading | None = None
    error: PageError | None = None

    @property
    def failed(self) -> bool:
        """Whether the page was not read, or not all of it."""
        return self.reading is None or self.reading.page.damage is not None


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """`seconds` bound the reading of one page; `raise_own_errors` lets an error of Marsad's own out."""

    seconds: float = 10.0
    raise_own_errors: bool = False


def read_all(taken: Iterable[Taken], rules: ReadingRules, jobs: int = 1) -> Iterator[Outcome]:
    """The outcome of every page, in order."""
    if jobs <= 1:
        return (read_one(each, rules) for each in taken)
    return _read_in_parallel(taken, rules, jobs)


def read_one(taken: Taken, rules: ReadingRules) -> Outcome:
    """The outcome of one page."""
    if isinstance(taken, PageError):
        return Outcome(taken.name, error=taken)
    name = _name(taken)
    try:
        with deadline(rules.seconds, name):
            return Outcome(name, read_with_lines(taken))
    except PageError as error:
        return Outcome(name, error=error)
    except Exception as error:  # one page's trouble must not end a batch of thousands
        if rules.raise_own_errors:
            raise
        return Outcome(name, error=_own_error(name, error))


def _own_error(name: str, error: Exception) -> PageError:
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return PageUnreadable(name, f"an error of Marsad's own ({what}); --strict shows where, please report it")


def _name(page: Page) -> str:
    archived = page.path and page.id.startswith("urn:")
    return f"{page.path}, {page.url or page.id}" if archived else page.path or page.url or page.id


class _Workers:
    """A pool that is made anew when one of its processes is killed."""

    def __init__(self, rules: ReadingRules, jobs: int) -> None:
        self._read = partial(read_one, rules=rules)
        self._jobs = jobs
        self._pool = _pool(jobs)

    def submit(self, page: Page) -> Future[Outcome]:
        try:
            return self._pool.submit(self._read, page)
        except BrokenProcessPool:
            self._pool = _pool(self._jobs)
            return self._pool.submit(self._read, page)

    def outcome(self, page: Page, future: Future[Outcome]) -> Outcome:
        """A page's outcome; those that waited while another killed a process are read again, alone."""
        try:
            return future.result()
        except BrokenProcessPool:
            with _pool(1) as alone:
                try:
                    return alone.submit(self._read, page).result()
                except BrokenProcessPool:
                    return Outcome(_name(page), error=PageUnreadable(_name(page), _KILLED))

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that leave an interrupt to the one that asked for them."""
    context = multiprocessing.get_context("forkserver")
    return ProcessPoolExecutor(jobs, context, signal.signal, (signal.SIGINT, signal.SIG_IGN))


def _read_in_parallel(taken: Iterable[Taken], rules: ReadingRules, jobs: int) -> Iterator[Outcome]:
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
