"""Tells what an address is as a source: feed, sitemap, a page that offers feeds, section or article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from marsad.errors import FeedUnreadable, PageError
from marsad.harvest.answer import Answer
from marsad.harvest.asking import FEEDS, Asker
from marsad.harvest.listing import Listing
from marsad.harvest.listing.read import listing_text, read_feed_or_sitemap
from marsad.harvest.listing.section import read_section
from marsad.harvest.listing.wording import entry_address
from marsad.model.source import SourceKind

_FEED_TYPES = ("rss+xml", "atom+xml", "rdf+xml", "feed+json")
_COMMENTS = re.compile(r"/comments/|comments?[-_ ]feed|تعليقات|التعليقات", re.IGNORECASE)
_FEWEST_LINKS = 8  # an article's page has some links to others too
_MOST_TRIED = 3


@dataclass(frozen=True, slots=True)
class Discovery:
    """What an address is: its `kind`, the `address` to ask, what that lists (None for a page or files)."""

    kind: SourceKind
    address: str
    listing: Listing | None = None


def discover(address: str, asker: Asker) -> Discovery:
    """What `address` is as a source; of a page that offers feeds the first that can be read.

    Raises PageError where it cannot be asked or read.
    """
    if "://" not in address:
        return Discovery(SourceKind.FILES, str(Path(address).resolve()))
    answer = asker.ask(address, accept=FEEDS)
    text = _text(answer, asker)
    listing = read_feed_or_sitemap(text, answer.url)
    if listing is not None:
        return Discovery(_kind_of(listing), address, listing)
    return _offered(text, answer, asker) or _news_sitemap(answer, asker) or _page(text, address)


def _offered(text: str, answer: Answer, asker: Asker) -> Discovery | None:
    """The first feed that a page offers in its head and that can be read."""
    for number, address in enumerate(_feed_links(text, answer.url)):
        if number >= _MOST_TRIED:
            break
        if (found := _readable(address, asker)) is not None:
            return found
    return None


def _news_sitemap(answer: Answer, asker: Asker) -> Discovery | None:
    """For a site's front page: the news sitemap that its robots.txt names."""
    if urlsplit(answer.url).path not in ("", "/"):
        return None
    named = [address for address in asker.rules(answer.url).sitemaps if "news" in address.lower()]
    return _readable(named[0], asker) if named else None


def _readable(address: str, asker: Asker) -> Discovery | None:
    try:
        answer = asker.ask(address, accept=FEEDS)
        listing = read_feed_or_sitemap(_text(answer, asker), answer.url)
    except PageError:
        return None  # what a page offers may be gone: the next way is tried
    return Discovery(_kind_of(listing), address, listing) if listing else None


def _page(text: str, address: str) -> Discovery:
    try:
        listing = read_section(text, address)
    except FeedUnreadable:
        return Discovery(SourceKind.PAGE, address)
    if len(listing.entries) < _FEWEST_LINKS:
        return Discovery(SourceKind.PAGE, address)
    return Discovery(SourceKind.SECTION, address, listing)


def _feed_links(text: str, beside: str) -> Iterator[str]:
    for link in LexborHTMLParser(text).css('link[rel~="alternate"][href]'):
        told = link.attributes
        named = f"{told.get('title') or ''} {told.get('href') or ''}"
        address = entry_address(told.get("href"), beside)
        of_news = any(kind in (told.get("type") or "") for kind in _FEED_TYPES) and not _COMMENTS.search(
            named
        )
        if address and of_news:
            yield address


def _kind_of(listing: Listing) -> SourceKind:
    return SourceKind.SITEMAP if "sitemap" in listing.form else SourceKind.FEED


def _text(answer: Answer, asker: Asker) -> str:
    return listing_text(answer.data, answer.url, asker.limits, answer.content_type)
