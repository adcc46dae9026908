"""Runs today's rules over the pages of an archive and puts what they find in the place of what was found."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from marsad.archive.adding import Reading
from marsad.archive.archive import Archive
from marsad.archive.kept_pages import KeptPage
from marsad.archive.rereading import Reread
from marsad.errors import PageError
from marsad.harvest.limits import Limits
from marsad.harvest.payload import Origin, page_of_bytes
from marsad.harvest.sources import Taken
from marsad.model.page import Page
from marsad.running.pages import Outcome, ReadingRules, read_all

_BATCH = 100
Listener = Callable[[Reread, Outcome], None]


def reread(
    archive: Archive,
    rules: ReadingRules,
    jobs: int,
    listener: Listener,
    *,
    every: bool = False,
    dry: bool = False,
) -> Reread:
    """Rereads the pages that other rules read, or all with `every`; with `dry` nothing is written.

    Every batch is one transaction; broken off, the next run goes on there. A page that cannot be read now
    keeps its old reading.
    """
    run = _Run(archive, dry)
    for outcome in read_all(run.to_read(every), rules, jobs):
        run.take(outcome)
        listener(run.result, outcome)
    run.write()
    return run.result


def page_again(kept: KeptPage, limits: Limits | None = None) -> Page:
    """The page as today's rules take it in. Raises PageError where they do not."""
    page, capture = kept.page, kept.page.capture
    if capture is None:
        return page
    origin = Origin(
        id=page.id,
        url=page.url,
        path=page.path,
        fetched=page.fetched,
        content_type=capture.content_type,
        damage=page.damage,
        how=capture.how,
        status=capture.status,
        headers=capture.headers,
    )
    return page_of_bytes(capture.payload, origin, limits or _ANY_SIZE)


# What is kept was within its limits when it came.
_ANY_SIZE = Limits(page_bytes=2**40, parts=2**40)


class _Run:
    def __init__(self, archive: Archive, dry: bool) -> None:
        self.result = Reread()
        self._archive = archive
        self._dry = dry
        self._out: deque[KeptPage] = deque()
        self._read: list[tuple[KeptPage, Reading]] = []

    def to_read(self, every: bool) -> Iterator[Taken]:
        for kept in self._archive.pages(outdated=not every):
            self._out.append(kept)
            try:
                yield page_again(kept)
            except PageError as error:
                yield error

    def take(self, outcome: Outcome) -> None:
        kept = self._out.popleft()
        if outcome.reading is not None:
            self._read.append((kept, outcome.reading))
        if len(self._read) >= _BATCH:
            self.write()

    def write(self) -> None:
        batch, self._read = self._read, []
        self._archive.reread(batch, self.result, dry=self._dry)
