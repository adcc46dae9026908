"""The Python call: a page, its bytes, or the name of something that holds pages, to its articles."""

from __future__ import annotations

from pathlib import Path

from marsad.errors import PageError, PageUnreadable
from marsad.harvest.limits import Limits
from marsad.harvest.payload import Origin, page_of_bytes
from marsad.harvest.sources import open_pages
from marsad.model.article import Article
from marsad.model.page import Page
from marsad.pipeline import read as read_page


def read(source: Page | bytes | str | Path, limits: Limits | None = None) -> list[Article]:
    """The articles in `source` with all their facts, in page order.

    A `Page` is read as it is; `bytes` are a page's content, HTML or text in any encoding; a `str` or
    `Path` names what the command line takes too: a file, a folder, a WARC file, a manifest, an address.
    Raises PageError where a page cannot be taken in; use `open_pages` to go on with the others.
    """
    limits = limits or Limits()
    if isinstance(source, Page):
        return read_page(source)
    if isinstance(source, bytes):
        return read_page(page_of_bytes(source, Origin("bytes"), limits))
    if "\n" in str(source) or "<" in str(source):
        raise PageUnreadable(str(source)[:40], "this is content, not a name: pass bytes or a marsad.Page")
    return [article for page in open_pages([source], limits) for article in read_page(_taken_in(page))]


def _taken_in(page: Page | PageError) -> Page:
    if isinstance(page, PageError):
        raise page
    return page
