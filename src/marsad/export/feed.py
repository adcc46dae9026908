"""A feed in the three forms that readers take: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from xml.etree import ElementTree

ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
# What XML 1.0 cannot hold, even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry: `id` never changes, `moment` is seconds since 1970, `source` the outlet."""

    id: str
    link: str
    title: str
    moment: int
    summary: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `link` is the page it follows, `address` its own."""

    title: str
    link: str
    address: str
    language: str
    items: tuple[FeedItem, ...]
    description: str = ""

    @property
    def updated(self) -> datetime:
        """When its newest item was published; the beginning of time for an empty feed."""
        return _when(max((item.moment for item in self.items), default=0))


def to_rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0 (RSS Advisory Board), with its own address as Atom link."""
    ElementTree.register_namespace("atom", ATOM)
    ElementTree.register_namespace("dc", _DC)
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    for name, text in (
        ("title", feed.title),
        ("link", feed.link),
        ("description", feed.description or feed.title),
        ("language", feed.language),
        ("lastBuildDate", format_datetime(feed.updated, usegmt=True)),
    ):
        _element(channel, name, text)
    link = {"href": feed.address, "rel": "self", "type": "application/rss+xml"}
    ElementTree.SubElement(channel, f"{{{ATOM}}}link", link)
    for item in feed.items:
        _rss_item(channel, item)
    return _document(root)


def to_atom(feed: Feed) -> bytes:
    """The feed as Atom (RFC 4287)."""
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(
        f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": feed.language}
    )
    _atom(root, "id", feed.address)
    _atom(root, "title", feed.title)
    _atom(root, "updated", _iso(feed.updated))
    ElementTree.SubElement(root, f"{{{ATOM}}}link", {"href": feed.address, "rel": "self"})
    ElementTree.SubElement(root, f"{{{ATOM}}}link", {"href": feed.link, "rel": "alternate"})
    _atom(ElementTree.SubElement(root, f"{{{ATOM}}}author"), "name", feed.title)
    for item in feed.items:
        _atom_entry(root, item)
    return _document(root)


def to_json_feed(feed: Feed) -> dict[str, Any]:
    """The feed as JSON Feed 1.1 (jsonfeed.org)."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.link,
        "feed_url": feed.address,
        "language": feed.language,
        "items": [_json_item(item) for item in feed.items],
    }


def _rss_item(channel: ElementTree.Element, item: FeedItem) -> None:
    entry = ElementTree.SubElement(channel, "item")
    _element(entry, "title", item.title)
    _element(entry, "link", item.link)
    _element(entry, "guid", item.id).set("isPermaLink", "false")
    _element(entry, "pubDate", format_datetime(_when(item.moment), usegmt=True))
    if item.summary:
        _element(entry, "description", item.summary)
    if item.source:
        _element(entry, f"{{{_DC}}}creator", item.source)


def _atom_entry(root: ElementTree.Element, item: FeedItem) -> None:
    entry = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
    _atom(entry, "id", item.id)
    _atom(entry, "title", item.title)
    _atom(entry, "updated", _iso(_when(item.moment)))
    ElementTree.SubElement(entry, f"{{{ATOM}}}link", {"href": item.link, "rel": "alternate"})
    if item.summary:
        _atom(entry, "summary", item.summary)
    if item.source:
        _atom(ElementTree.SubElement(entry, f"{{{ATOM}}}author"), "name", item.source)


def _json_item(item: FeedItem) -> dict[str, Any]:
    values = {
        "id": item.id,
        "url": item.link,
        "title": item.title,
        "content_text": item.summary or item.title,
        "date_published": _iso(_when(item.moment)),
        "authors": [{"name": item.source}] if item.source else None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _atom(parent: ElementTree.Element, name: str, text: str) -> None:
    _element(parent, f"{{{ATOM}}}{name}", text)


def _element(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name)
    element.text = _NOT_XML.sub("\ufffd", text)
    return element


def _document(root: ElementTree.Element) -> bytes:
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _when(moment: int) -> datetime:
    return datetime.fromtimestamp(moment, UTC)


def _iso(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
