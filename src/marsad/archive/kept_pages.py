"""The pages that the archive keeps: what was fetched, when and how, and the bytes themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from marsad.archive.adding import AS_BYTES
from marsad.archive.columns import Found
from marsad.archive.keys import address_key, digest_of
from marsad.archive.packing import unpack_bytes
from marsad.archive.schema import pages
from marsad.errors import ArchiveDamaged
from marsad.model.page import Capture, Page


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as the archive holds it.

    `page.capture` has the bytes of a page that came as bytes, and `page.text` is empty then:
    `marsad.harvest.payload.page_of_bytes` decodes them anew. `stored` and `seen` say when it came
    first and last.
    """

    row: int
    page: Page
    articles: int
    why_empty: str | None
    stored: str
    seen: str
    times_seen: int
    read_with: str
    source: str | None

    @property
    def payload(self) -> bytes:
        """The bytes as they came, or the text as UTF-8 of a page that came as text."""
        capture = self.page.capture
        return capture.payload if capture else self.page.text.encode("utf-8", "surrogatepass")


def kept_page(connection: Connection, row: int) -> KeptPage | None:
    """The page of that row."""
    found = connection.execute(select(pages).where(pages.c.id == row)).one_or_none()
    return None if found is None else _kept(found)


def captures_of(connection: Connection, address: str) -> list[int]:
    """The rows of the pages fetched at `address`, earliest stored first."""
    query = select(pages.c.id).where(pages.c.address == address_key(address)).order_by(pages.c.id)
    return list(connection.scalars(query))


def kept_pages(connection: Connection, after: int, most: int, not_by: str | None = None) -> list[KeptPage]:
    """At most `most` pages in the order they were stored, those after the row `after`.

    Those that the rules `not_by` have read are left out.
    """
    query = select(pages).where(pages.c.id > after).order_by(pages.c.id).limit(most)
    if not_by is not None:
        query = query.where(pages.c.read_with != not_by)
    return [_kept(row) for row in connection.execute(query)]


def count_pages(connection: Connection, not_by: str | None = None) -> int:
    """How many pages there are that the rules `not_by` have not read."""
    query = select(func.count()).select_from(pages)
    if not_by is not None:
        query = query.where(pages.c.read_with != not_by)
    return connection.scalar(query) or 0


def _kept(row: Found) -> KeptPage:
    return KeptPage(
        row.id,
        _page(row),
        row.articles,
        row.why_empty,
        row.stored,
        row.seen,
        row.times_seen,
        row.read_with,
        row.source,
    )


def payload_of(row: Found) -> bytes:
    """The bytes of a page's row. Raises ArchiveDamaged where they are not those that were stored."""
    payload = unpack_bytes(row.payload)
    if digest_of(payload) != row.digest:
        raise ArchiveDamaged(f"page {row.id}", "its bytes are not those that were stored")
    return payload


def _page(row: Found) -> Page:
    payload = payload_of(row)
    as_bytes = row.payload_kind == AS_BYTES
    headers = tuple((name, value) for name, value in row.headers or ())
    capture = Capture(payload, row.how, row.content_type, row.status, headers) if as_bytes else None
    return Page(
        id=row.name,
        text="" if as_bytes else payload.decode("utf-8", "surrogatepass"),
        form=row.form,
        url=row.url,
        path=row.path,
        fetched=datetime.fromisoformat(row.fetched) if row.fetched else None,
        encoding=row.encoding,
        damage=row.damage,
        capture=capture,
    )
