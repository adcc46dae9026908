"""Fetches the pages of waiting items, and says what becomes of an item that gave its page or gave trouble."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from urllib.request import url2pathname

from marsad.errors import PageError
from marsad.harvest.asking import Asker
from marsad.harvest.fetch import page_of_answer
from marsad.harvest.schedule import page_retry, spread
from marsad.harvest.sources import Taken, open_pages
from marsad.harvest.trouble import asked_wait, trouble_of
from marsad.model.source_item import ItemStatus, SourceItem


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an item gave: its pages (of a WARC file many, read as they are asked for), or an error."""

    item: SourceItem
    pages: Iterable[Taken] = ()
    error: PageError | None = None


def fetch_item(item: SourceItem, asker: Asker) -> Fetched:
    """The page at an item's address; never raises for the page's own trouble."""
    parts = urlsplit(item.address)
    if parts.scheme == "file":
        return Fetched(item, open_pages([url2pathname(parts.path)], asker.limits))
    try:
        answer = asker.ask(item.address)
        return Fetched(item, (page_of_answer(item.address, answer, asker.limits),))
    except PageError as error:
        return Fetched(item, error=error)


def kept(item: SourceItem) -> SourceItem:
    """`item` with its page in the archive."""
    return replace(item, status=ItemStatus.KEPT, tries=0, next_try=None, problem=None)


def failed(item: SourceItem, error: PageError, now: datetime) -> SourceItem:
    """`item` to be tried again later, or given up: which, its trouble and its tries decide."""
    trouble, tries = trouble_of(error), item.tries + 1
    problem = f"{trouble.value}: {error.reason}"
    wait = page_retry(tries, trouble, asked_wait(error))
    if wait is None:
        return replace(item, status=ItemStatus.GIVEN_UP, tries=tries, next_try=None, problem=problem)
    later = now + timedelta(seconds=spread(wait, item.address))
    return replace(item, tries=tries, next_try=later, problem=problem)
