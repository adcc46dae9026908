"""Feeds in the manner of other people's software, sitemaps and section pages to listings."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from marsad.errors import FeedUnreadable, PageTooComplex
from marsad.harvest.limits import Limits
from marsad.harvest.listing import Listing, read_listing
from marsad.harvest.listing.wording import entry_address, entry_date, plain
from marsad.model.source import SourceKind

FEEDS = Path(__file__).parent / "feeds"
CASES = sorted(FEEDS.glob("*.json"))
FEED = "https://x.example/feed"


def read(data: bytes, kind: SourceKind = SourceKind.FEED, content_type: str | None = None) -> Listing:
    return read_listing(data, FEED, kind, Limits(), content_type)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_sources_of_every_make(path: Path) -> None:
    case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    data = (FEEDS / case.get("file", f"{path.stem}.xml")).read_bytes()
    listing = read_listing(data, case["address"], SourceKind(case["kind"]), Limits())
    assert {name: getattr(listing, name) for name in case["listing"]} == case["listing"]
    entries = [(e.address, e.title, e.published and e.published.isoformat()) for e in listing.entries]
    assert entries == [tuple(entry) for entry in case["entries"]]


@pytest.mark.parametrize("declared", ["utf-8", "windows-1256", "iso-8859-1"])
def test_a_wrong_charset_is_seen_through(declared: str) -> None:
    feed = (
        f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><title>صحيفة</title><item>'
        "<title>وصل الوزير إلى العاصمة صباح اليوم</title><link>https://x.example/1</link></item></channel></rss>"
    )
    for encoding in ("utf-8", "cp1256"):
        listing = read(feed.encode(encoding), content_type=f"text/xml; charset={declared}")
        assert [entry.title for entry in listing.entries] == ["وصل الوزير إلى العاصمة صباح اليوم"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"   ", "empty"),
        (b"<html><body>maintenance</body></html>", "a web page"),
        (b"hello", "something else"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
        (b'{"a": 1}', "no JSON Feed"),
        (b"{", "not JSON"),
        (b"<rss><chan", "damaged"),
        (b"<urlset><url><loc>x", "damaged"),
    ],
)
def test_what_is_no_feed_is_told(data: bytes, why: str) -> None:
    with pytest.raises(FeedUnreadable, match=why):
        read(data)


def test_a_section_without_articles_is_told() -> None:
    with pytest.raises(FeedUnreadable, match="no link to an article"):
        read(b"<html><body><a href='/'>home</a></body></html>", SourceKind.SECTION)


def test_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    feed = (
        f'<!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}]><rss><channel><title>&l8;</title><item><title>a</title>'
    )
    listing = read(f"{feed}<link>https://x.example/1</link></item></channel></rss>".encode())
    assert [entry.address for entry in listing.entries] == ["https://x.example/1"]
    assert len(listing.title or "") < 10


def test_too_many_tags_are_refused() -> None:
    with pytest.raises(PageTooComplex):
        read(b"<rss>" + b"<a>" * 200_001)


def test_an_index_leads_to_its_newest_sitemaps_of_news() -> None:
    index = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>https://x.example/posts-1.xml</loc><lastmod>2024-05-24</lastmod></sitemap>
    <sitemap><loc>https://x.example/news-2023.xml</loc><lastmod>2023-12-31</lastmod></sitemap>
    <sitemap><loc>https://x.example/news-2024.xml</loc><lastmod>2024-05-24</lastmod></sitemap></sitemapindex>"""
    listing = read(index.encode(), SourceKind.SITEMAP)
    assert listing.further == ("https://x.example/news-2024.xml", "https://x.example/news-2023.xml")


def test_an_edited_entry_has_another_fingerprint() -> None:
    def entry(title: str) -> str:
        item = f"<item><title>{title}</title><link>https://x.example/1</link></item>"
        return read(f"<rss><channel>{item}</channel></rss>".encode()).entries[0].fingerprint

    assert entry("ثلاثة قتلى") == entry("ثلاثة قتلى") != entry("أربعة قتلى")


def test_an_address_behind_a_service_is_the_first_one() -> None:
    feed = """<rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item><title>خبر</title>
    <link>https://feedproxy.example/~r/x/1</link><feedburner:origLink>https://x.example/1</feedburner:origLink>
    </item></channel></rss>"""
    assert [entry.address for entry in read(feed.encode()).entries] == ["https://x.example/1"]


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("Fri, 24 May 2024 10:00:00 +0300", datetime(2024, 5, 24, 7, tzinfo=UTC)),
        ("Fri, 24 May 2024 10:00:00 GMT+3", datetime(2024, 5, 24, 7, tzinfo=UTC)),
        ("Fri, 24 May 2024 10:00:00 AST", datetime(2024, 5, 24, 7, tzinfo=UTC)),
        ("2024-05-24 10:00", datetime(2024, 5, 24, 10, tzinfo=UTC)),
        ("16 ذو القعدة 1445", datetime(2024, 5, 24, tzinfo=UTC)),
        ("24 ماي 2024", datetime(2024, 5, 24, tzinfo=UTC)),
        ("0000-00-00", None),
        ("أمس", None),
        ("", None),
        (None, None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_dates_of_entries(text: str | None, utc: datetime | None) -> None:
    assert entry_date(text) == utc


@pytest.mark.parametrize("address", ["javascript:alert(1)", "mailto:a@x.example", "http://[", "", None])
def test_no_addresses_of_entries(address: str | None) -> None:
    assert entry_address(address, FEED) is None


def test_texts_of_entries() -> None:
    assert plain("<p>قال &amp;laquo;الوزير&amp;raquo;</p>\n") == "قال «الوزير»"
    assert plain(None) == ""
