"""Every address that a page of the site links to answers, in both languages."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from marsad.web.app import create_app
from marsad.web.settings import Settings

MOST = 1500  # addresses asked, the nearest to the first page first: days and filters lead on and on
KINDS = {
    "agenda",
    "article",
    "day",
    "events",
    "feeds",
    "names",
    "organisation",
    "outlets",
    "person",
    "place",
    "story",
}


@pytest.mark.parametrize("start", ["/", "/en/"])
def test_no_link_is_dead(news: Path, start: str) -> None:
    with TestClient(create_app(Settings(archive=str(news))), raise_server_exceptions=False) as client:
        dead, asked = _crawl(client, start)
    assert dead == []
    assert asked >= KINDS


def _crawl(client: TestClient, start: str) -> tuple[list[str], set[str]]:
    waiting, seen, dead = deque([start]), {start}, list[str]()
    while waiting and len(seen) < MOST:
        address = waiting.popleft()
        answer = client.get(address)
        if answer.status_code != 200:
            dead.append(f"{answer.status_code} {address}")
        elif "html" in answer.headers["content-type"]:
            fresh = [link for link in _links(address, answer.text, start) if link not in seen]
            seen.update(fresh)
            waiting += fresh
    return dead, {part for address in seen for part in urlsplit(address).path.split("/")}


def _links(address: str, html: str, start: str) -> list[str]:
    """The site's own addresses in a page, each once, those of the other language left out."""
    found = (node.attributes.get("href") or "" for node in LexborHTMLParser(html).css("a[href], link[href]"))
    split = (urlsplit(urljoin(address, link)) for link in found)
    own = (part.path + (f"?{part.query}" if part.query else "") for part in split if not part.netloc)
    return [link for link in dict.fromkeys(own) if link.startswith("/en") == (start == "/en/")]
