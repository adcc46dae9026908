"""OPML: lists of sources as feed readers exchange them, in and out.

What other readers know is kept: title, feed address, site, folders (as tags). Marsad's own kinds stand in
`type`, where readers expect `rss`; the country has an attribute in a namespace of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from marsad.errors import FeedUnreadable
from marsad.harvest.limits import Limits
from marsad.harvest.listing.read import listing_text
from marsad.harvest.listing.wording import entry_address, plain
from marsad.harvest.listing.xml_text import local_name, mended, tree
from marsad.model.source import Source, SourceKind, source_id

_COUNTRY = "{urn:marsad:opml}country"
_KINDS = {kind.value: kind for kind in SourceKind}
_NO_BASE = "about:blank"


def read_opml(data: bytes, name: str, now: datetime) -> list[Source]:
    """The sources that an OPML file lists, none of them verified; one listed twice comes once, with all tags.

    Raises FeedUnreadable where it is no OPML.
    """
    text = listing_text(data, name, Limits())
    start = text.lower().find("<opml")
    root = tree(mended(text[start:])) if start >= 0 else None
    if root is None:
        raise FeedUnreadable(name, "no OPML: an <opml> element with well-formed XML is needed")
    found: dict[str, Source] = {}
    for source in _sources(root, (), now):
        before = found.get(source.id)
        tags = dict.fromkeys((*before.tags, *source.tags)) if before else source.tags
        found[source.id] = replace(before or source, tags=tuple(tags))
    return list(found.values())


def write_opml(sources: Iterable[Source], title: str, now: datetime) -> bytes:
    """An OPML 2.0 file of `sources`."""
    root = Element("opml", {"version": "2.0"})
    head = SubElement(root, "head")
    SubElement(head, "title").text = title
    SubElement(head, "dateCreated").text = now.strftime("%a, %d %b %Y %H:%M:%S GMT")
    body = SubElement(root, "body")
    for source in sources:
        SubElement(body, "outline", _attributes(source))
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _sources(element: Element, folders: tuple[str, ...], now: datetime) -> Iterator[Source]:
    for outline in element:
        if local_name(outline) != "outline":
            yield from _sources(outline, folders, now)  # the body
        elif address := _address(outline):
            yield _source(outline, address, folders, now)
        else:
            label = plain(outline.get("title") or outline.get("text"))
            yield from _sources(outline, (*folders, label) if label else folders, now)


def _address(outline: Element) -> str | None:
    if _kind(outline) is SourceKind.FILES:
        return outline.get("xmlUrl")
    return entry_address(outline.get("xmlUrl") or outline.get("xmlurl"), _NO_BASE)


def _source(outline: Element, address: str, folders: tuple[str, ...], now: datetime) -> Source:
    own = (part.strip().strip("/") for part in (outline.get("category") or "").split(","))
    return Source(
        id=source_id(address),
        address=address,
        kind=_kind(outline),
        name=plain(outline.get("title") or outline.get("text")) or address,
        country=outline.get(_COUNTRY),
        tags=tuple(dict.fromkeys((*folders, *filter(None, own)))),
        site=entry_address(outline.get("htmlUrl"), address),
        added=now,
    )


def _kind(outline: Element) -> SourceKind:
    return _KINDS.get((outline.get("type") or "").lower(), SourceKind.FEED)


def _attributes(source: Source) -> dict[str, str]:
    given = {
        "type": "rss" if source.kind is SourceKind.FEED else source.kind.value,
        "text": source.name,
        "title": source.name,
        "xmlUrl": source.address,
        "htmlUrl": source.site,
        "category": ",".join(f"/{tag}" for tag in source.tags),
        _COUNTRY: source.country,
    }
    return {name: value for name, value in given.items() if value}
