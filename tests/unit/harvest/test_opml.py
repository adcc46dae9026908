"""OPML in and out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from marsad.errors import FeedUnreadable
from marsad.harvest.opml import read_opml, write_opml
from marsad.model.source import Source, SourceKind, source_id

NOW = datetime(2024, 5, 24, tzinfo=UTC)


def source(address: str, kind: SourceKind = SourceKind.FEED, name: str = "صحيفة & جريدة") -> Source:
    return Source(source_id(address), address, kind, name, added=NOW)


def test_what_is_written_is_read_again() -> None:
    sources = [
        replace(
            source("https://a.example/feed"), country="JO", tags=("عام", "الأردن"), site="https://a.example/"
        ),
        source("https://b.example/news.xml", SourceKind.SITEMAP),
        source("https://c.example/politics", SourceKind.SECTION),
        source("/srv/crawl.warc.gz", SourceKind.FILES),
    ]
    assert read_opml(write_opml(sources, "قائمة", NOW), "list.opml", NOW) == sources


def test_what_feed_readers_write_is_read() -> None:
    opml = """<?xml version="1.0" encoding="windows-1256"?>
    <!-- a reader's export -->
    <opml version="1.0"><head><title>Subscriptions</title></head><body>
      <outline text="أخبار" title="أخبار">
        <outline text="لبنان"><outline type="rss" text="صحيفة" xmlUrl="https://a.example/f?x=1&y=2"
          htmlUrl="https://a.example/"/></outline>
        <outline type="rss" text="أ" xmlUrl="https://a.example/f?x=1&y=2" category="/مفضلة,/أخبار"/>
        <outline type="link" text="no feed"/>
        <outline type="rss" text="" xmlUrl="javascript:alert(1)"/>
        <outline type="rss" text="" xmlUrl="https://b.example/f"/>
      </outline>
    </body></opml>"""
    sources = read_opml(opml.encode("cp1256"), "list.opml", NOW)
    assert [(each.address, each.name, each.tags, each.verified) for each in sources] == [
        ("https://a.example/f?x=1&y=2", "صحيفة", ("أخبار", "لبنان", "مفضلة"), False),
        ("https://b.example/f", "https://b.example/f", ("أخبار",), False),
    ]


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<opml><body>", b"\x89PNG\r\n\x1a\n" + bytes(99)])
def test_no_opml_is_told(data: bytes) -> None:
    with pytest.raises(FeedUnreadable):
        read_opml(data, "list.opml", NOW)
