"""What an address is as a source, and the starter list."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest

from marsad.errors import FetchError
from marsad.harvest.asking import Asker
from marsad.harvest.discover import discover
from marsad.harvest.starter import starter_sources
from marsad.lexicon.pack import load
from marsad.model.source import SourceKind

FEED = "<rss><channel><title>صحيفة</title><item><link>https://x.example/1</link></item></channel></rss>"
SITEMAP = "<urlset><url><loc>https://x.example/1</loc></url></urlset>"


def page(head: str = "", links: int = 0) -> str:
    body = "".join(f'<a href="/news/1000{n}">عنوان خبر من أربع كلمات {n}</a>' for n in range(links))
    return f"<html><head>{head}</head><body><p>نص المقال</p>{body}</body></html>"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (FEED, SourceKind.FEED),
        (SITEMAP, SourceKind.SITEMAP),
        (page(links=9), SourceKind.SECTION),
        (page(links=2), SourceKind.PAGE),
    ],
)
def test_what_an_address_is(body: str, kind: SourceKind, site: Any, asker: Asker) -> None:
    address = site.says("/here", 200, body)
    found = discover(address, asker)
    assert (found.kind, found.address) == (kind, address)


def test_a_page_that_offers_feeds(site: Any, asker: Asker) -> None:
    rss = 'rel="alternate" type="application/rss+xml"'
    head = (
        f'<link {rss} title="تعليقات" href="/comments/feed"><link {rss} href="/broken">'
        f'<link {rss} title="أخبار" href="/feed"><link rel="alternate" hreflang="en" href="/en">'
    )
    address = site.says("/", 200, page(head, links=9))
    site.says("/broken", 500)
    site.says("/feed", 200, FEED)
    found = discover(address, asker)
    assert (found.kind, found.address) == (SourceKind.FEED, f"{site.address}/feed")
    assert found.listing is not None
    assert found.listing.title == "صحيفة"


def test_a_front_page_without_feeds_gives_its_news_sitemap(site: Any, asker: Asker) -> None:
    site.says("/robots.txt", 200, f"User-agent: *\nSitemap: {site.address}/news.xml\n")
    site.says("/news.xml", 200, SITEMAP)
    found = discover(site.says("/", 200, page(links=9)), asker)
    assert (found.kind, found.address) == (SourceKind.SITEMAP, f"{site.address}/news.xml")


def test_a_path_is_files(asker: Asker) -> None:
    assert discover("crawl.warc.gz", asker).kind is SourceKind.FILES


def test_what_does_not_answer_is_told(site: Any, asker: Asker) -> None:
    with pytest.raises(FetchError):
        discover(site.says("/x", 500), asker)


def test_the_starter_list() -> None:
    sources = starter_sources(load(), datetime(2024, 5, 24, tzinfo=UTC))
    feeds = [source for source in sources if source.kind is SourceKind.FEED]
    assert len(feeds) >= 40
    assert len({source.id for source in sources}) == len(sources)
    assert all(urlsplit(source.address).scheme == "https" for source in sources)
    assert not any(source.verified for source in sources)
    assert len({source.country for source in sources if source.country}) >= 18
