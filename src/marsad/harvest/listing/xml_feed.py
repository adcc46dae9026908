"""RSS, RDF and Atom feeds: read by fastfeedparser where they are well-formed, by feedparser where not.

fastfeedparser cuts a text at the first entity or ampersand that XML does not know, reads 05/07/2024 the
American way, takes AST for the Atlantic's time, and passes over titles with tags, hubs and the time to live.
So it gets mended XML, and what it passes over comes from the tree.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

import fastfeedparser
import feedparser

from marsad.errors import FeedUnreadable
from marsad.harvest.listing.entry import Entry, Listing
from marsad.harvest.listing.feed_tree import FeedHints, ItemHints, feed_hints
from marsad.harvest.listing.wording import entry_address, entry_date, plain
from marsad.harvest.listing.xml_text import tree

_NO_HINTS = FeedHints(None, None, None, ())
_NOTHING = ItemHints(None, None, None, None)


def read_xml_feed(xml: str, address: str) -> Listing:
    """The entries of the feed `xml` from `address`; raises FeedUnreadable where it is damaged beyond use."""
    root = tree(xml)
    if root is None:
        return _listing(_forgiving(xml, address), _NO_HINTS, address)
    hints = feed_hints(root)
    try:
        parsed = fastfeedparser.parse(xml.encode(), include_media=False, include_enclosures=False)
    except ValueError:
        return _listing(_forgiving(xml, address), hints, address)
    return _listing(parsed, hints, address)


def _forgiving(xml: str, address: str) -> Mapping[str, Any]:
    """What feedparser makes of it; as a stream, for it would take a string for an address and ask it."""
    stream = io.BytesIO(xml.encode())
    parsed: dict[str, Any] = dict(feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False))
    if not parsed.get("entries") and not dict(parsed.get("feed", {})).get("title"):
        raise FeedUnreadable(address, f"a damaged feed ({parsed.get('bozo_exception', 'no entry in it')})")
    return parsed


def _listing(parsed: Mapping[str, Any], hints: FeedHints, address: str) -> Listing:
    head = dict(parsed["feed"])
    links = [dict(link) for link in head.get("links", ())]
    site = entry_address(head.get("link"), address)
    return Listing(
        form="feed",
        entries=tuple(_entries(parsed["entries"], hints, site or address)),
        title=plain(head.get("title")) or None,
        site=site,
        language=head.get("language"),
        hub=hints.hub or _link(links, "hub"),
        topic=entry_address(hints.topic or _link(links, "self"), address),
        every=hints.every,
    )


def _entries(raw: list[Mapping[str, Any]], hints: FeedHints, beside: str) -> Iterator[Entry]:
    matched = len(hints.items) == len(raw)
    for number, each in enumerate(raw):
        item = dict(each)  # feedparser's own mapping answers for keys that it does not have
        hint = hints.items[number] if matched else _NOTHING
        if address := entry_address(hint.original or _address(item), beside):
            yield Entry(
                address,
                plain(item.get("title") or hint.title) or None,
                entry_date(hint.published or item.get("published")),
                entry_date(hint.updated or item.get("updated")),
                plain(_summary(item)),
            )


def _address(item: Mapping[str, Any]) -> str | None:
    """The link, or an id that is one."""
    link: str | None = item.get("link")
    name = str(item.get("id") or "")
    return link or (name if name.startswith(("http://", "https://")) else None)


def _summary(item: Mapping[str, Any]) -> str:
    content = [part.get("value") for part in item.get("content", ())]
    return str(item.get("description") or item.get("summary") or (content[0] if content else "") or "")


def _link(links: list[dict[str, Any]], relation: str) -> str | None:
    return next((link.get("href") for link in links if link.get("rel") == relation), None)
