"""What a source replied when it was asked for news: the part of a check that needs the network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from marsad.errors import PageError, PageUnreadable
from marsad.harvest.answer import Answer, Known
from marsad.harvest.asking import FEEDS, PAGES, Asker
from marsad.harvest.fetch import page_of_answer
from marsad.harvest.files import files_below
from marsad.harvest.listing import Entry, Listing, read_listing
from marsad.model.page import Page
from marsad.model.source import Source, SourceKind, SourceState


@dataclass(frozen=True, slots=True)
class Reply:
    """A source's reply: a listing, a page, word that nothing changed (neither of them), or an error."""

    answer: Answer | None = None
    listing: Listing | None = None
    page: Page | None = None
    error: PageError | None = None
    digest: str | None = None


def ask_source(source: Source, state: SourceState, asker: Asker) -> Reply:
    """What `source` has to say now, given what it said before; never raises for the source's own trouble."""
    try:
        if source.kind is SourceKind.FILES:
            return Reply(listing=_files(source))
        return _asked(source, state, asker)
    except PageError as error:
        return Reply(error=error)


def _asked(source: Source, state: SourceState, asker: Asker) -> Reply:
    accept = PAGES if source.kind in (SourceKind.PAGE, SourceKind.SECTION) else FEEDS
    answer = asker.ask(source.address, Known(state.etag, state.modified), accept)
    digest = sha256(answer.data).hexdigest()[:16]
    if answer.not_modified or digest == state.digest:
        return Reply(answer, digest=state.digest)
    if source.kind is SourceKind.PAGE:
        return Reply(answer, page=page_of_answer(source.address, answer, asker.limits), digest=digest)
    listing = read_listing(answer.data, answer.url, source.kind, asker.limits, answer.content_type)
    if listing.further:
        return Reply(_unconditional(answer), _with_further(listing, asker))
    return Reply(answer, listing, digest=digest)


def _unconditional(answer: Answer) -> Answer:
    """An index that stays the same says nothing of the sitemaps it leads to: ask it in full every time."""
    return replace(answer, headers={**answer.headers, "etag": "", "last-modified": ""})


def _with_further(listing: Listing, asker: Asker) -> Listing:
    """`listing` with the entries of those it leads to; raises where none of them can be had."""
    entries: list[Entry] = []
    errors: list[PageError] = []
    for address in listing.further:
        try:
            answer = asker.ask(address, accept=FEEDS)
            found = read_listing(
                answer.data, answer.url, SourceKind.SITEMAP, asker.limits, answer.content_type
            )
            entries += found.entries
        except PageError as error:
            errors.append(error)
    if errors and not entries:
        raise errors[0]
    return replace(listing, entries=tuple(entries))


def _files(source: Source) -> Listing:
    """The files at a path, each with its size and time as its wording, so that a changed one is told."""
    place = Path(source.address)
    paths = list(files_below(place)) if place.is_dir() else [place]
    return Listing("files", tuple(map(_file, paths)))


def _file(path: Path) -> Entry:
    try:
        known = path.stat()
    except OSError as error:
        raise PageUnreadable(str(path), (error.strerror or str(error)).lower()) from error
    return Entry(path.resolve().as_uri(), path.name, summary=f"{known.st_size} {known.st_mtime_ns}")
