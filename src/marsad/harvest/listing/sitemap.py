"""News sitemaps, plain sitemaps, and the indexes that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from marsad.errors import FeedUnreadable
from marsad.harvest.listing.entry import Entry, Listing
from marsad.harvest.listing.wording import entry_address, entry_date, plain
from marsad.harvest.listing.xml_text import local_name, tree

_MOST_ENTRIES = 1_000  # what Google takes of a news sitemap; plain ones hold a site's whole past
_MOST_FURTHER = 3


def read_sitemap(xml: str, address: str) -> Listing:
    """The entries of a sitemap, or the newest sitemaps that an index leads to.

    Raises FeedUnreadable where the XML is damaged.
    """
    root = tree(xml)
    if root is None:
        raise FeedUnreadable(address, "a damaged sitemap: its XML is not well-formed")
    if local_name(root) == "sitemapindex":
        return Listing("sitemap index", further=tuple(_newest(root, address)))
    entries = sorted(_entries(root, address), key=_age, reverse=True)
    news = any(local_name(element) == "news" for element in root.iter())
    return Listing("news sitemap" if news else "sitemap", tuple(entries[:_MOST_ENTRIES]))


def _entries(root: Element, address: str) -> Iterator[Entry]:
    for page in root:
        told = _told(page)
        if found := entry_address(told.get("loc"), address):
            changed = entry_date(told.get("lastmod"))
            published = entry_date(told.get("publication_date"))
            yield Entry(found, plain(told.get("title")) or None, published or changed, changed)


def _told(page: Element) -> dict[str, str]:
    """The texts of a page's own fields and its news fields; pictures and videos have titles too."""
    own = {local_name(field): (field.text or "").strip() for field in page}
    news = [field for child in page if local_name(child) == "news" for field in child]
    return own | {local_name(field): (field.text or "").strip() for field in news}


def _newest(root: Element, address: str) -> list[str]:
    """The sitemaps to look into: those of news before others, then those that changed last."""
    found = [
        (("news" in place.lower(), _told(each).get("lastmod", "")), place)
        for each in root
        if (place := entry_address(_told(each).get("loc"), address))
    ]
    ranked = sorted(found, key=lambda pair: pair[0], reverse=True)
    only_news = [pair for pair in ranked if pair[0][0]]
    return [place for _, place in (only_news or ranked)[:_MOST_FURTHER]]


def _age(entry: Entry) -> float:
    return entry.published.timestamp() if entry.published else 0.0
