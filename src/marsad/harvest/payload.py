"""Bytes to a page: unpack, decode, mend, tell the form. What every source of pages ends in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from marsad.errors import PageUnreadable
from marsad.harvest.cleaning import clean
from marsad.harvest.encoding import decode
from marsad.harvest.entities import unescape_text, unescape_twice
from marsad.harvest.form import declared_form, form_of
from marsad.harvest.gzipped import unpack_gzip
from marsad.harvest.limits import Limits
from marsad.harvest.mojibake import mend_mojibake
from marsad.model.page import Capture, Page


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page's bytes came from: what the record's `page` repeats, and what HTTP said of them.

    `label` is the name for messages where neither path nor address tells the page apart. `how`, `status`
    and `headers` are kept with the bytes (`Capture`).
    """

    id: str
    url: str | None = None
    path: str | None = None
    fetched: datetime | None = None
    content_type: str | None = None
    damage: str | None = None
    label: str | None = None
    how: str = "file"
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The name a person knows the page by."""
        return self.label or self.path or self.url or self.id


def page_of_bytes(data: bytes, origin: Origin, limits: Limits) -> Page:
    """The page that `data` holds.

    Raises PageTooLarge over the limit, PageUnreadable where the bytes are empty or no text.
    """
    limits.check(len(data), origin.name)
    unpacked = unpack_gzip(data, origin.name, limits)
    decoded = decode(unpacked.data, origin.name, origin.content_type)
    form = declared_form(origin.path or origin.url or "", origin.content_type)
    damage = origin.damage or unpacked.damage
    page = _page(decoded.text, origin, form_of(decoded.text, form), limits, decoded.encoding, damage)
    return replace(page, capture=_capture(unpacked.data, origin))


def _capture(data: bytes, origin: Origin) -> Capture:
    return Capture(data, origin.how, origin.content_type, origin.status, origin.headers)


def page_of_text(text: str, origin: Origin, form: str | None, limits: Limits) -> Page:
    """The page whose text is known already: a manifest's `html` or `text`."""
    limits.check(len(text), origin.name)
    return _page(text, origin, form or form_of(text), limits, damage=origin.damage)


def _page(
    text: str,
    origin: Origin,
    form: str,
    limits: Limits,
    encoding: str | None = None,
    damage: str | None = None,
) -> Page:
    limits.check_parts(text.count("<" if form == "html" else "\n"), origin.name)
    if form == "html":
        limits.check_depth(text, origin.name)
    mended = mend_mojibake(text)
    whole = clean(unescape_twice(mended) if form == "html" else unescape_text(mended))
    if not whole.strip():
        raise PageUnreadable(origin.name, damage or "empty, there is nothing to read")
    return Page(origin.id, whole, form, origin.url, origin.path, origin.fetched, encoding, damage)
