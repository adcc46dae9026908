"""Bytes of a source to its listing: decoded, told apart by what they hold, read."""

from __future__ import annotations

import re

from marsad.errors import FeedUnreadable, PageUnreadable
from marsad.harvest.cleaning import clean
from marsad.harvest.encoding import decode
from marsad.harvest.limits import Limits
from marsad.harvest.listing.entry import Listing
from marsad.harvest.listing.json_feed import read_json_feed
from marsad.harvest.listing.section import read_section
from marsad.harvest.listing.sitemap import read_sitemap
from marsad.harvest.listing.xml_feed import read_xml_feed
from marsad.harvest.listing.xml_text import bare_root, mended
from marsad.harvest.mojibake import mend_mojibake
from marsad.model.source import SourceKind

_SITEMAP = re.compile(r"<(?:sitemap:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)


def read_listing(
    data: bytes, address: str, kind: SourceKind, limits: Limits, content_type: str | None = None
) -> Listing:
    """What the source of `kind` at `address` lists in `data`.

    Raises FeedUnreadable where it is damaged or something else, PageTooComplex over the limit.
    """
    text = listing_text(data, address, limits, content_type)
    if kind is SourceKind.SECTION:
        return read_section(text, address)
    listing = read_feed_or_sitemap(text, address)
    if listing is None:
        what = "a web page" if "<html" in text[:5_000].lower() else "something else"
        raise FeedUnreadable(address, f"{what} where a {kind.value} is expected")
    return listing


def listing_text(data: bytes, address: str, limits: Limits, content_type: str | None = None) -> str:
    """`data` as text; raises FeedUnreadable where it is empty or no text, PageTooComplex over the limit."""
    try:
        text = clean(mend_mojibake(decode(data, address, content_type).text))
    except PageUnreadable as error:
        raise FeedUnreadable(address, error.reason) from error
    if not text.strip():
        raise FeedUnreadable(address, "empty, there is nothing to read")
    limits.check_parts(text.count("<"), address)
    return text


def read_feed_or_sitemap(text: str, address: str) -> Listing | None:
    """The listing in `text` where it is a feed or a sitemap, told by what it holds; None where it is neither.

    Raises FeedUnreadable where it is one but damaged.
    """
    if text.lstrip()[:1] == "{":
        return read_json_feed(text, address)
    xml = bare_root(text)
    if xml is None:
        return None
    if _SITEMAP.match(xml):
        return read_sitemap(mended(xml), address)
    return read_xml_feed(mended(xml), address)
