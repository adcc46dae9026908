"""What feed parsers leave out of a feed: its hub, its pace, and the dates of its items as written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from marsad.harvest.listing.xml_text import local_name

_ITEMS = ("item", "entry")
_PUBLISHED = ("published", "pubdate", "issued", "date", "created")
_UPDATED = ("updated", "modified", "dateupdated")
_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class ItemHints:
    """The title and dates of one item as written, and its first address where a service stands between."""

    title: str | None
    published: str | None
    updated: str | None
    original: str | None


@dataclass(frozen=True, slots=True)
class FeedHints:
    """The hub, the feed's own address, the seconds it asks to wait, and the hints of its items in order."""

    hub: str | None
    topic: str | None
    every: float | None
    items: tuple[ItemHints, ...]


def feed_hints(root: Element) -> FeedHints:
    """The hints in a feed's tree."""
    heads = [child for element in _heads(root) for child in element if local_name(child) not in _ITEMS]
    items = tuple(_item_hints(each) for each in root.iter() if local_name(each) in _ITEMS)
    return FeedHints(_link(heads, "hub"), _link(heads, "self"), _every(heads), items)


def _heads(root: Element) -> list[Element]:
    return [root, *(child for child in root if local_name(child) == "channel")]


def _link(heads: Iterable[Element], relation: str) -> str | None:
    for element in heads:
        if local_name(element) == "link" and relation in element.get("rel", "").lower().split():
            return element.get("href")
    return None


def _every(heads: Iterable[Element]) -> float | None:
    """The longer of a feed's `ttl` (minutes) and its syndication period."""
    told = {local_name(element): (element.text or "").strip().lower() for element in heads}
    waits = []
    if told.get("ttl", "").isdecimal():
        waits.append(float(told["ttl"]) * _MINUTE)
    if (period := _PERIODS.get(told.get("updateperiod", ""))) is not None:
        frequency = told.get("updatefrequency", "1")
        waits.append(period / max(float(frequency) if frequency.isdecimal() else 1.0, 1.0))
    return max(waits, default=None)


def _item_hints(item: Element) -> ItemHints:
    told: dict[str, str] = {}
    for child in item:
        if text := "".join(child.itertext()).strip():
            told.setdefault(local_name(child), text)
    return ItemHints(
        told.get("title"), _first(told, _PUBLISHED), _first(told, _UPDATED), told.get("origlink")
    )


def _first(told: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((told[name] for name in names if name in told), None)
