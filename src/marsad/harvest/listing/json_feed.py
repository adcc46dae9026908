"""JSON Feed, versions 1 and 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from marsad.errors import FeedUnreadable
from marsad.harvest.listing.entry import Entry, Listing
from marsad.harvest.listing.wording import entry_address, entry_date, plain


def read_json_feed(text: str, address: str) -> Listing:
    """The entries of the JSON Feed `text` from `address`; raises FeedUnreadable where it is none."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FeedUnreadable(address, f"not JSON ({error})") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise FeedUnreadable(address, "JSON, but no JSON Feed: it has no list of items")
    hubs = [hub for hub in _list(feed.get("hubs")) if _text(hub.get("type")).lower() == "websub"]
    return Listing(
        form="JSON Feed",
        entries=tuple(_entries(_list(feed["items"]), address)),
        title=plain(_text(feed.get("title"))) or None,
        site=entry_address(_text(feed.get("home_page_url")), address),
        language=_text(feed.get("language")) or None,
        hub=_text(hubs[0].get("url")) or None if hubs else None,
        topic=entry_address(_text(feed.get("feed_url")), address),
    )


def _entries(items: list[dict[str, Any]], address: str) -> Iterator[Entry]:
    for item in items:
        named = _text(item.get("url")) or _web(item.get("id")) or _text(item.get("external_url"))
        if found := entry_address(named, address):
            yield Entry(
                found,
                plain(_text(item.get("title"))) or None,
                entry_date(_text(item.get("date_published"))),
                entry_date(_text(item.get("date_modified"))),
                plain(_text(item.get("summary") or item.get("content_html") or item.get("content_text"))),
            )


def _list(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _web(value: object) -> str:
    text = _text(value)
    return text if text.startswith(("http://", "https://")) else ""
