"""Reads a stream of pages, each within its time and none harming the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.errors import PageError, PageUnreadable
from marsad.harvest.sources import Taken
from marsad.model.page import Page
from marsad.pipeline import read_with_lines
from marsad.reading.deadline import deadline
from marsad.reading.page import PageReading
from marsad.running.loading import load_ahead


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
    """`seconds` bound the reading of one page; `raise_own_errors` lets an error of Marsad's own out.

    Without `facts` articles are cut out, dated and credited, and no more.
    """

    seconds: float = 10.0
    raise_own_errors: bool = False
    facts: bool = True


def read_all(taken: Iterable[Taken], rules: ReadingRules, jobs: int = 1) -> Iterator[Outcome]:
    """The outcome of every page, in order; the clock of the first does not run while packs load."""
    if jobs <= 1:
        load_ahead()
        return (read_one(each, rules) for each in taken)
    from marsad.running.parallel import read_in_parallel  # multiprocessing is loaded only when it is needed

    return read_in_parallel(taken, rules, jobs)


def read_one(taken: Taken, rules: ReadingRules) -> Outcome:
    """The outcome of one page."""
    if isinstance(taken, PageError):
        return Outcome(taken.name, error=taken)
    name = name_of(taken)
    try:
        with deadline(rules.seconds, name):
            return Outcome(name, read_with_lines(taken, facts=rules.facts, strict=rules.raise_own_errors))
    except PageError as error:
        return Outcome(name, error=error)
    except Exception as error:  # one page's trouble must not end a batch of thousands
        if rules.raise_own_errors:
            raise
        return Outcome(name, error=_own_error(name, error))


def _own_error(name: str, error: Exception) -> PageError:
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return PageUnreadable(name, f"an error of Marsad's own ({what}); --strict shows where, please report it")


def name_of(page: Page) -> str:
    """The name a person knows the page by, as errors about it give it."""
    archived = page.path and page.id.startswith("urn:")
    return f"{page.path}, {page.url or page.id}" if archived else page.path or page.url or page.id
