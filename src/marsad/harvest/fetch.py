"""Asks one http or https address for its page, politely: named, as robots.txt allows, slowly, with limits."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType

import httpx

from marsad.errors import FetchError
from marsad.harvest.checked_transport import CheckedTransport
from marsad.harvest.limits import Limits
from marsad.harvest.payload import Origin, page_of_bytes
from marsad.harvest.robots import LONGEST_ROBOTS, Rules, rules_for_status
from marsad.model.page import Page

USER_AGENT = "Marsad/0.1 (Arabic news observatory; reads single pages; obeys robots.txt)"
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Language": "ar,en;q=0.5",
}
_CONNECT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    data: bytes
    location: str | None
    content_type: str | None


class Fetcher:
    """Fetches pages; remembers each site's rules and when it was last asked."""

    def __init__(self, limits: Limits | None = None, allow_private: bool = False) -> None:
        self._limits = limits or Limits()
        self._rules: dict[str, Rules] = {}
        self._asked: dict[str, float] = {}
        self._client = httpx.Client(
            transport=CheckedTransport(allow_private),
            headers=_HEADERS,
            timeout=httpx.Timeout(self._limits.fetch_seconds, connect=_CONNECT_SECONDS),
            trust_env=False,
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, address: str) -> Page:
        """The page at `address`, redirects followed.

        Raises AddressRefused, FetchError, PageTooLarge and PageUnreadable.
        """
        url = _parsed(address)
        for _ in range(self._limits.redirects + 1):
            answer = self._ask_politely(url)
            if answer.location is None:
                return self._page(answer, url, address)
            url = _parsed(str(url.join(answer.location)))
        raise FetchError(address, f"more than {self._limits.redirects} redirects")

    def _page(self, answer: _Answer, url: httpx.URL, address: str) -> Page:
        if answer.status >= 300:
            raise FetchError(address, f"the site answered {answer.status} {_phrase(answer.status)}".rstrip())
        origin = Origin(
            id=address,
            url=str(url),
            fetched=datetime.now(UTC).replace(microsecond=0),
            content_type=answer.content_type,
        )
        return page_of_bytes(answer.data, origin, self._limits)

    def _ask_politely(self, url: httpx.URL) -> _Answer:
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        rules = self._rules.get(site) or self._rules_of(site, url)
        if not rules.allows(str(url)):
            raise FetchError(str(url), "the site's robots.txt asks crawlers not to read this page")
        wait = self._asked.get(site, 0.0) + rules.delay - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        self._asked[site] = time.monotonic()
        return self._ask(url, self._limits.page_bytes)

    def _rules_of(self, site: str, page: httpx.URL) -> Rules:
        try:
            answer = self._robots(httpx.URL(f"{site}/robots.txt"))
        except FetchError as error:
            raise type(error)(str(page), error.reason) from error
        text = answer.data[:LONGEST_ROBOTS].decode("utf-8", "replace")
        self._rules[site] = rules_for_status(answer.status, text)
        return self._rules[site]

    def _robots(self, url: httpx.URL) -> _Answer:
        answer = self._ask(url, LONGEST_ROBOTS)
        for _ in range(self._limits.redirects):
            if answer.location is None:
                break
            url = _parsed(str(url.join(answer.location)))
            answer = self._ask(url, LONGEST_ROBOTS)
        return answer

    def _ask(self, url: httpx.URL, most: int) -> _Answer:
        """One request; at most one byte more than `most` is read, within the time limit."""
        try:
            with self._client.stream("GET", url) as response:
                data = _body(response, most, self._limits.fetch_seconds)
        except httpx.HTTPError as error:
            raise FetchError(str(url), f"no answer ({error or type(error).__name__})") from error
        location = response.headers.get("Location") if response.is_redirect else None
        return _Answer(response.status_code, data, location, response.headers.get("Content-Type"))


def _parsed(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise FetchError(address, f"no web address ({error})") from error
    if url.userinfo:
        raise FetchError(str(url.copy_with(userinfo=b"")), "addresses with a password are not asked")
    return url


def _body(response: httpx.Response, most: int, seconds: float) -> bytes:
    deadline = time.monotonic() + seconds
    parts: list[bytes] = []
    size = 0
    for part in response.iter_bytes(65_536):
        parts.append(part)
        size += len(part)
        if size > most:
            break
        if time.monotonic() > deadline:
            raise FetchError(str(response.url), f"took longer than {seconds:g} seconds")
    return b"".join(parts)


def _phrase(status: int) -> str:
    return httpx.codes.get_reason_phrase(status)
