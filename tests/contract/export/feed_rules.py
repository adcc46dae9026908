"""What RFC 4287 (Atom) and RSS 2.0 ask of a feed, as a list of what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
_FEED = ("author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle")
_FEED += ("title", "updated", "entry")
_ENTRY = ("author", "category", "content", "contributor", "id", "link", "published", "rights", "source")
_ENTRY += ("summary", "title", "updated")
_CHANNEL = ("title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate")
_CHANNEL += ("lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image", "skipHours", "item")
_ITEM = (
    "title",
    "link",
    "description",
    "author",
    "category",
    "comments",
    "enclosure",
    "guid",
    "pubDate",
    "source",
)


def faults_of_atom(content: bytes) -> list[str]:
    """What RFC 4287 forbids in the document, nothing for a valid one."""
    root = ElementTree.fromstring(content)
    return list(_atom_feed(root)) if root.tag == f"{ATOM}feed" else ["the root is no atom:feed"]


def faults_of_rss(content: bytes) -> list[str]:
    """What RSS 2.0 (RSS Advisory Board) forbids in the document."""
    root = ElementTree.fromstring(content)
    channels = root.findall("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or len(channels) != 1:
        return ["the root is no rss 2.0 with one channel"]
    return list(_rss_channel(channels[0]))


def _atom_feed(feed: ElementTree.Element) -> Iterator[str]:
    yield from _atom_parts(feed, _FEED, "feed")
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        yield "4.1.1: neither the feed nor each entry has an author"
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):
        yield "4.1.1: a feed should link to itself"
    ids = [(_text(entry, "id"), _text(entry, "updated")) for entry in entries]
    if len(set(ids)) != len(ids):
        yield "4.1.1: two entries have the same id and updated"
    for entry in entries:
        yield from _atom_entry(entry)


def _atom_entry(entry: ElementTree.Element) -> Iterator[str]:
    yield from _atom_parts(entry, _ENTRY, "entry")
    alternates = [
        link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"
    ]
    if entry.find(f"{ATOM}content") is None and not alternates:
        yield "4.1.2: an entry without content must link to an alternate"


def _atom_parts(element: ElementTree.Element, known: tuple[str, ...], what: str) -> Iterator[str]:
    counts = {name: len(element.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")}
    links = [link.get("href", "") for link in element.findall(f"{ATOM}link")]
    authors = [_text(author, "name") for author in element.findall(f"{ATOM}author")]
    faults = {
        "not exactly one id, title and updated": set(counts.values()) != {1},
        "an unknown element": any(child.tag.removeprefix(ATOM) not in known for child in element),
        "the id is no IRI": not _absolute(_text(element, "id")),
        "a link leads nowhere": not all(map(_absolute, links)),
        "an author without a name": not all(authors),
        "updated is no RFC 3339 date": not _rfc3339(_text(element, "updated")),
    }
    return (f"{what}: {fault}" for fault, found in faults.items() if found)


def _rss_channel(channel: ElementTree.Element) -> Iterator[str]:
    for name in ("title", "link", "description"):
        if len(channel.findall(name)) != 1 or not channel.findtext(name):
            yield f"channel: exactly one {name}"
    yield from _rss_parts(channel, _CHANNEL, "channel")
    guids = [item.findtext("guid") for item in channel.findall("item")]
    if len(set(guids)) != len(guids):
        yield "two items have the same guid"
    for item in channel.findall("item"):
        if not (item.findtext("title") or item.findtext("description")):
            yield "item: neither title nor description"
        yield from _rss_parts(item, _ITEM, "item")


def _rss_parts(element: ElementTree.Element, known: tuple[str, ...], what: str) -> Iterator[str]:
    for child in element:
        if not child.tag.startswith("{") and child.tag not in known:
            yield f"{what}: unknown {child.tag}"
        if child.tag in ("pubDate", "lastBuildDate") and not _rfc822(child.text or ""):
            yield f"{what}: {child.tag} is no RFC 822 date"
        if child.tag == "link" and not _absolute(child.text or ""):
            yield f"{what}: a link leads nowhere"
        if child.tag == "guid" and child.get("isPermaLink") != "false" and not _absolute(child.text or ""):
            yield f"{what}: a guid that is a link leads nowhere"


def _text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def _absolute(address: str) -> bool:
    return bool(urlsplit(address).scheme) and not any(char.isspace() for char in address)


def _rfc3339(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None and len(text) >= len("2024-05-24T10:00:00Z")
    except ValueError:
        return False


def _rfc822(text: str) -> bool:
    try:
        return parsedate_to_datetime(text).tzinfo is not None
    except ValueError:
        return False
