"""Fetching from a server of our own on this machine: politeness, redirects, limits, refusals."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from marsad.errors import AddressRefused, FetchError, PageTooLarge
from marsad.harvest.fetch import Fetcher
from marsad.harvest.limits import Limits
from marsad.harvest.pacing import Pacer
from marsad.harvest.robots import rules_for_status

NEWS = "<html><body><p>وقعت الحكومة اتفاقا جديدا مع الشركة</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """A small news site that notes what it is asked."""

    asked: ClassVar[list[tuple[str, str]]] = []
    robots: ClassVar[tuple[int, str]] = (200, "User-agent: *\nDisallow: /secret*\n")

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        if self.path == "/robots.txt":
            self.answer(self.robots[0], self.robots[1].encode(), {"Content-Type": "text/plain"})
        elif self.path == "/moved":
            self.answer(302, b"", {"Location": "/news"})
        elif self.path == "/moved-inside":
            self.answer(302, b"", {"Location": "file:///etc/passwd"})
        elif self.path == "/loop":
            self.answer(302, b"", {"Location": "/loop"})
        elif self.path == "/bomb":
            self.answer(200, gzip.compress(b"a" * 20_000_000), {"Content-Encoding": "gzip"})
        elif self.path == "/gone":
            self.answer(410, b"", {})
        else:
            self.answer(200, NEWS.encode("cp1256"), {"Content-Type": "text/html; charset=windows-1256"})

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            try:
                self.wfile.write(body)
            except ConnectionError:
                self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Site, "asked", [])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def fetcher(waits: list[float]) -> Iterator[Fetcher]:
    pacer = Pacer(wait=waits.append)
    with Fetcher(Limits(page_bytes=1_000_000), allow_private=True, pacer=pacer) as fetcher:
        yield fetcher


def test_a_page_is_fetched_under_marsads_name(site: str, fetcher: Fetcher) -> None:
    page = fetcher.fetch(f"{site}/news")
    assert (page.text, page.form, page.url) == (NEWS, "html", f"{site}/news")
    assert page.fetched is not None
    assert [path for path, _ in Site.asked] == ["/robots.txt", "/news"]
    assert all("Marsad" in agent for _, agent in Site.asked)


def test_robots_are_asked_once_and_obeyed(site: str, fetcher: Fetcher) -> None:
    fetcher.fetch(f"{site}/news")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(f"{site}/secret-page")
    assert [path for path, _ in Site.asked] == ["/robots.txt", "/news"]


def test_a_site_in_trouble_is_left_alone(
    site: str, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Site, "robots", (503, ""))
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(f"{site}/news")


def test_redirects_are_followed_within_bounds(site: str, fetcher: Fetcher) -> None:
    page = fetcher.fetch(f"{site}/moved")
    assert (page.id, page.url) == (f"{site}/moved", f"{site}/news")
    with pytest.raises(FetchError, match="redirects"):
        fetcher.fetch(f"{site}/loop")
    with pytest.raises(AddressRefused):
        fetcher.fetch(f"{site}/moved-inside")


def test_requests_to_one_site_keep_their_distance(
    site: str, fetcher: Fetcher, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Site, "robots", (200, "User-agent: marsad\nCrawl-delay: 7\n"))
    fetcher.fetch(f"{site}/news")
    assert waits == []
    fetcher.fetch(f"{site}/other")
    assert 6 < waits[0] <= 7


def test_a_packed_bomb_and_a_failure_are_explained(site: str, fetcher: Fetcher) -> None:
    with pytest.raises(PageTooLarge):
        fetcher.fetch(f"{site}/bomb")
    with pytest.raises(FetchError, match="410 Gone"):
        fetcher.fetch(f"{site}/gone")


def test_a_private_address_is_refused_by_default(site: str) -> None:
    with Fetcher() as fetcher, pytest.raises(AddressRefused, match="--allow-private"):
        fetcher.fetch(f"{site}/news")
    assert Site.asked == []


def test_a_name_that_resolves_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.7", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_options: answers)
    with Fetcher() as fetcher, pytest.raises(AddressRefused):
        fetcher.fetch("http://news.example/")


def test_what_answers_to_robots_mean() -> None:
    assert rules_for_status(404, "whatever").allows("https://example.org/x")
    assert not rules_for_status(500, "").allows("https://example.org/x")
    assert not rules_for_status(200, "User-agent: Marsad\nDisallow: /").allows("https://example.org/x")
    assert rules_for_status(200, "User-agent: other\nDisallow: /").allows("https://example.org/x")
