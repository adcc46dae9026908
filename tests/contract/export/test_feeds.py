"""Every feed of the site by the rules of its form, and read by feed readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import feedparser
import pytest
from fastapi.testclient import TestClient

from marsad.export.feed import Feed, FeedItem, to_atom, to_json_feed, to_rss

from .feed_rules import faults_of_atom, faults_of_rss

Faults = Callable[[str, object], list[str]]
LISTS = ("stories", "articles", "story", "name", "search")
HOSTILE = FeedItem(
    "urn:marsad:article:1",
    "https://marsad.example/article/1",
    "]]> <script>\u0000\u000b\ufffe & \ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    1_716_544_800,
    "<b>مهم</b> &amp; \u202e",
    "صحيفة <الأفق>",
)


@pytest.fixture(params=LISTS)
def path(request: pytest.FixtureRequest, first: Callable[[str], Any]) -> str:
    """The feed of a list, without its ending."""
    if request.param == "story":
        return f"/feeds/story/{first('/api/stories')['id']}"
    if request.param == "name":
        return f"/feeds/name/{first('/api/names')['id']}"
    return f"/feeds/{request.param}"


def in_form(path: str, form: str) -> str:
    """The address of a feed; a search needs a query."""
    return f"{path}.{form}{'?q=موسكو' if path.endswith('search') else ''}"


@pytest.mark.parametrize("language", ["", "/en"])
def test_feeds_keep_the_rules_of_their_form(
    client: TestClient, path: str, language: str, faults_by: Faults
) -> None:
    rss, atom, plain = (client.get(language + in_form(path, form)) for form in ("rss", "atom", "json"))
    assert faults_of_rss(rss.content) == []
    assert faults_of_atom(atom.content) == []
    assert faults_by("json-feed-1.1", plain.json()) == []
    assert rss.headers["content-type"].startswith("application/rss+xml")
    assert atom.headers["content-type"].startswith("application/atom+xml")
    assert plain.headers["content-type"].startswith("application/feed+json")


def test_all_forms_tell_the_same(client: TestClient, path: str) -> None:
    plain = client.get(in_form(path, "json")).json()["items"]
    assert plain
    for form in ("rss", "atom"):
        parsed = feedparser.parse(client.get(in_form(path, form)).content)
        assert not parsed.bozo
        assert [(entry.id, entry.title) for entry in parsed.entries] == [
            (item["id"], item["title"]) for item in plain
        ]


def test_pages_lead_to_feeds_of_what_they_show(client: TestClient, first: Callable[[str], Any]) -> None:
    story, name = first("/api/stories")["id"], first("/api/names")["id"]
    pages = ("/", f"/story/{story}", f"/person/{name}", "/country/SA", "/pair/SA/IR", "/search?q=موسكو")
    for page in (*pages, f"/outlet/{first('/api/articles')['outlet']}"):
        shown = client.get(page).text
        linked = re.findall(r'<link rel="alternate" type="application/atom\+xml" href="([^"]*)"', shown)
        assert len(linked) == 1, page
        parsed = feedparser.parse(client.get(unescape(linked[0])).content)
        assert parsed.entries, page


@pytest.mark.parametrize("items", [(), (HOSTILE,)], ids=["empty", "hostile"])
def test_odd_feeds_are_feeds(items: tuple[FeedItem, ...], faults_by: Faults) -> None:
    feed = Feed("م & <ن>", "https://marsad.example/", "https://marsad.example/feeds/x.rss", "ar", items)
    assert faults_of_rss(to_rss(feed)) == []
    assert faults_of_atom(to_atom(feed)) == []
    assert faults_by("json-feed-1.1", to_json_feed(feed)) == []
    for content in (to_rss(feed), to_atom(feed)):
        parsed = feedparser.parse(content)
        assert (parsed.bozo, len(parsed.entries)) == (False, len(items))


def test_the_rules_see_what_is_wrong(client: TestClient) -> None:
    rss, atom = client.get("/feeds/stories.rss").text, client.get("/feeds/stories.atom").text
    assert faults_of_rss(re.sub("<pubDate>.*?<", "<pubDate>2024-05-24<", rss, count=1).encode()) == [
        "item: pubDate is no RFC 822 date"
    ]
    assert faults_of_rss(rss.replace("description>", "about>", 2).encode()) != []
    assert faults_of_atom(atom.replace("<updated>", "<updated>x", 1).encode()) != []
    assert faults_of_atom(atom.replace("<id>", "<id>x y", 1).encode()) == ["feed: the id is no IRI"]
