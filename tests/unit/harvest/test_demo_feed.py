"""The demo site is a source of every kind that it says it is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.harvest.asking import Asker
from marsad.harvest.discover import discover
from marsad.harvest.item_fetch import fetch_item
from marsad.harvest.reply import ask_source
from marsad.model.page import Page
from marsad.model.source import Source, SourceKind, SourceState
from marsad.model.source_item import SourceItem

SERVE = Path(__file__).resolve().parents[3] / "demo" / "feed" / "serve.py"


@pytest.fixture
def demo() -> Iterator[str]:
    command = [sys.executable, str(SERVE), "--port", "0", "--every", "3600"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip().removesuffix("/feed.xml")
        process.terminate()


def test_its_lists_and_pages_are_read(demo: str, asker: Asker) -> None:
    assert discover(f"{demo}/", asker).address == f"{demo}/feed.xml"
    listings = [
        ask_source(Source("s", f"{demo}/{path}", kind, ""), SourceState("s"), asker).listing
        for path, kind in (("feed.xml", SourceKind.FEED), ("news-sitemap.xml", SourceKind.SITEMAP))
    ]
    feed, sitemap = listings
    assert feed is not None
    assert sitemap is not None
    assert len(feed.entries) == 10
    assert [each.address for each in feed.entries] == [each.address for each in sitemap.entries]
    entry = feed.entries[0]
    assert entry.published is not None
    item = SourceItem("s", entry.address, entry.fingerprint, entry.published, entry.published)
    (page,) = fetch_item(item, asker).pages
    assert isinstance(page, Page)
    assert (entry.title or "?") in page.text
