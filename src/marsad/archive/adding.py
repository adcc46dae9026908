"""Takes read pages in: new articles, new versions of known ones, or nothing new at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Connection, select, update

from marsad.archive import article_rows
from marsad.archive.columns import Found
from marsad.archive.keys import address_key, address_of, digest_of, storable
from marsad.archive.lineage import Kept, match
from marsad.archive.packing import pack_bytes, unpack_article
from marsad.archive.schema import articles, pages
from marsad.archive.writing import Writing
from marsad.model.article import Article
from marsad.model.page import Capture, Page

NOT_READ = ""  # what `read_with` says of a page that could not be read
AS_BYTES, AS_TEXT = "bytes", "text"


class Reading(Protocol):
    """A page and what was read from it; `marsad.reading.page.PageReading` is one."""

    @property
    def page(self) -> Page:
        """The page, with its bytes in `capture` where it came as bytes."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """Its articles with their facts."""

    @property
    def why_empty(self) -> str | None:
        """Why there is no article; None where there is one."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The plainest `Reading`."""

    page: Page
    articles: tuple[Article, ...]
    why_empty: str | None = None


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A page that could not be read now: kept with the reason, for later rules."""

    page: Page
    problem: str

    @property
    def articles(self) -> tuple[Article, ...]:
        """None."""
        return ()

    @property
    def why_empty(self) -> str:
        """The reason."""
        return self.problem


@dataclass(frozen=True, slots=True)
class Added:
    """What a page changed: the rows of articles that are new, changed, and as they were.

    `page` is the row of the page that the archive holds; `stored` says whether this one was put there.
    """

    page: int
    stored: bool
    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()


@dataclass(slots=True)
class Adding:
    """Adds pages within one transaction; `read_with` names the rules that read them."""

    writing: Writing
    read_with: str
    source: str | None = None
    _known: dict[int, list[Found]] = field(default_factory=dict)
    _touched: set[int] = field(default_factory=set)

    def add(self, readings: Iterable[Reading]) -> list[Added]:
        """What each page changed, in order; all of it is written when this returns."""
        given = [(address_key(address_of(reading.page)), reading) for reading in readings]
        self._known = self._captures({key for key, _ in given})
        added = [self._add(key, reading) for key, reading in given]
        self.writing.flush()
        return added

    def _add(self, key: int, reading: Reading) -> Added:
        if key in self._touched:  # what this transaction did at the address must be seen
            self.writing.flush()
            self._known |= self._captures({key})
        captures = self._known.get(key, [])
        kept = self._kept(key) if captures else []
        payload, kind = _payload(reading.page)
        digest, fetched = digest_of(payload), _fetched(reading.page)
        known = next((each for each in captures if (each.digest, each.fetched) == (digest, fetched)), None)
        if known is not None:
            return Added(known.id, False, unchanged=tuple(each.row for each in kept if each.page == known.id))
        read = _distinct(reading.articles)
        if captures and (captures[-1].digest == digest or _same(captures[-1], kept, read)):
            return self._seen_again(captures[-1].id, fetched, kept, read)
        self._touched.add(key)
        page = self.writing.next_seq()
        row = _page_row(page, key, reading, digest, payload, kind)
        self.writing.insert(pages, [{**row, **self._of_this_run(reading)}])
        return self._articles(page, key, kept, read)

    def _captures(self, keys: set[int]) -> dict[int, list[Found]]:
        """What is stored of these addresses, first to last; one query for all costs as much as for one."""
        columns = (pages.c.address, pages.c.id, pages.c.digest, pages.c.fetched, pages.c.articles)
        query = select(*columns).where(pages.c.address.in_(keys)).order_by(pages.c.id)
        found: dict[int, list[Found]] = {}
        for row in self.writing.connection.execute(query):
            found.setdefault(row.address, []).append(row)
        return found

    def _kept(self, key: int) -> Sequence[Found]:
        columns = (articles.c[name] for name in ("row", "id", "page", "version", "withdrawn", "content"))
        query = select(*columns, pages.c.fetched).join(pages, articles.c.page == pages.c.id)
        return self.writing.connection.execute(
            query.where(articles.c.address == key).order_by(articles.c.row)
        ).all()

    def _seen_again(
        self, page: int, fetched: str | None, kept: Sequence[Found], read: Sequence[Article]
    ) -> Added:
        """Only says when and how often the page was seen: its articles are those of before."""
        seen = fetched or self.writing.stamp
        change = update(pages).where(pages.c.id == page)
        self.writing.connection.execute(change.values(seen=seen, times_seen=pages.c.times_seen + 1))
        ids = {article.id for article in read}
        return Added(page, False, unchanged=tuple(each.row for each in kept if each.id in ids))

    def _of_this_run(self, reading: Reading) -> dict[str, Any]:
        stamp = self.writing.stamp
        read_with = NOT_READ if isinstance(reading, UnreadPage) else self.read_with
        return {"read_with": read_with, "source": self.source, "stored": stamp, "seen": stamp}

    def _articles(self, page: int, key: int, kept: Sequence[Found], read: Sequence[Article]) -> Added:
        rows = {each.row: each for each in kept}
        before = match([Kept(each.row, unpack_article(each.content)) for each in kept], read)
        new, changed, unchanged = [], [], []
        for n, article in enumerate(read):
            if n not in before:
                new.append(article_rows.insert_article(self.writing, article, page, key))
            elif article_rows.replace_article(
                self.writing, article, page, rows[before[n].row], before[n].article
            ):
                changed.append(before[n].row)
            else:
                unchanged.append(before[n].row)
        return Added(page, True, tuple(new), tuple(changed), tuple(unchanged))


def known_captures(connection: Connection, given: Sequence[Page]) -> list[bool]:
    """For each page whether that very capture (address, bytes, time of fetch) is stored."""
    keys = {address_key(address_of(page)) for page in given}
    columns = (pages.c.address, pages.c.digest, pages.c.fetched)
    stored = {tuple(row) for row in connection.execute(select(*columns).where(pages.c.address.in_(keys)))}
    return [_capture_key(page) in stored for page in given]


def _capture_key(page: Page) -> tuple[int, bytes, str | None]:
    return address_key(address_of(page)), digest_of(_payload(page)[0]), _fetched(page)


def _payload(page: Page) -> tuple[bytes, str]:
    if page.capture is not None:
        return page.capture.payload, AS_BYTES
    return page.text.encode("utf-8", "surrogatepass"), AS_TEXT


def _fetched(page: Page) -> str | None:
    return page.fetched.isoformat() if page.fetched else None


def _distinct(read: Sequence[Article]) -> list[Article]:
    """The articles of a page, one that stands on it twice once."""
    return list({article.id: article for article in reversed(read)}.values())[::-1]


def _same(latest: Found, kept: Sequence[Found], read: Sequence[Article]) -> bool:
    """Whether a page that changed around its articles holds the same ones still."""
    if not read:
        return bool(latest.articles == 0)
    return {article.id for article in read} <= {each.id for each in kept if not each.withdrawn}


def _page_row(
    page: int, key: int, reading: Reading, digest: bytes, payload: bytes, kind: str
) -> dict[str, Any]:
    given = reading.page
    capture = given.capture or Capture(b"", "text")
    return {
        "id": page,
        "address": key,
        "name": storable(given.id),
        "url": storable(given.url) if given.url else None,
        "path": storable(given.path) if given.path else None,
        "form": given.form,
        "encoding": given.encoding,
        "damage": given.damage,
        "fetched": _fetched(given),
        "how": capture.how,
        "status": capture.status,
        "content_type": storable(capture.content_type) if capture.content_type else None,
        "headers": [[storable(part) for part in pair] for pair in capture.headers] or None,
        "articles": len(reading.articles),
        "why_empty": storable(reading.why_empty) if reading.why_empty else None,
        "times_seen": 1,
        "digest": digest,
        "payload_kind": kind,
        "payload_bytes": len(payload),
        "payload": pack_bytes(payload),
    }
