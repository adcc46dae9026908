"""Asks http and https addresses politely: named, as robots.txt allows, paced by host, within limits."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import NamedTuple

import httpcore
import httpx

from marsad.errors import FetchError, RobotsRefused, StatusRefused, TooManyRedirects
from marsad.harvest.answer import NOT_MODIFIED, Answer, Known
from marsad.harvest.checked_connect import CheckedConnect
from marsad.harvest.http_body import decode_body
from marsad.harvest.http_time import retry_after
from marsad.harvest.limits import Limits
from marsad.harvest.pacing import USUAL_GAP, Pacer
from marsad.harvest.robots import LONGEST_ROBOTS, Rules, rules_for_status
from marsad.harvest.transport import CheckedTransport

USER_AGENT = "Marsad/0.1 (Arabic news observatory; obeys robots.txt)"
PAGES = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"
FEEDS = (
    "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,"
    "text/xml;q=0.9,text/html;q=0.5,*/*;q=0.1"
)
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept-Language": "ar,en;q=0.5",
    "Accept-Encoding": "gzip, deflate",  # what is unpacked here within limits; httpx's own unpacking has none
}
_FOR_GOOD = (301, 308)
_TOO_MANY = 429
LONGEST_PATIENCE = (
    60.0  # seconds that a question waits for its host; for longer it is to be asked another time
)


class _Rules(NamedTuple):
    rules: Rules
    until: float


class Asker:
    """Asks; remembers each site's rules and when its host may be asked again. Many threads may share one."""

    def __init__(
        self,
        limits: Limits | None = None,
        allow_private: bool = False,
        pacer: Pacer | None = None,
        connect: httpcore.NetworkBackend | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.pacer = pacer or Pacer()
        seconds = self.limits.fetch_seconds
        self._rules: dict[str, _Rules] = {}
        self._client = httpx.Client(
            transport=CheckedTransport(connect or CheckedConnect(seconds, allow_private), seconds),
            headers=_HEADERS,
            timeout=seconds,
            trust_env=False,
        )

    def __enter__(self) -> Asker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def ask(self, address: str, known: Known | None = None, accept: str = PAGES) -> Answer:
        """The answer at `address`, redirects followed, each as politely as the first.

        With `known`, the site may answer that nothing changed. Raises AddressRefused, RobotsRefused,
        StatusRefused, Unreachable, TooSlow, TooManyRedirects, PageTooLarge.
        """
        headers = {"Accept": accept, **(known or Known()).headers}
        url, seen, moved_to, for_good = parsed(address), set[str](), None, True
        for _ in range(self.limits.redirects + 1):
            answer = self._ask_politely(url, headers)
            location = _location(answer)
            if location is None:
                return replace(self._accepted(answer, address, known), moved_to=moved_to)
            seen.add(str(url))
            url = parsed(str(url.join(location)))
            if str(url) in seen:
                raise TooManyRedirects(address, "the redirects go in a circle")
            for_good = for_good and answer.status in _FOR_GOOD
            moved_to = str(url) if for_good else moved_to
        raise TooManyRedirects(address, f"more than {self.limits.redirects} redirects")

    def post(self, address: str, form: Mapping[str, str]) -> Answer:
        """The answer to a form sent to a hub, which robots.txt is not for; raises as `ask` does."""
        url = parsed(address)
        self._take_turn(url, USUAL_GAP)
        request = self._client.build_request("POST", url, data=dict(form))
        return self._accepted(self._exchange(request, self.limits.page_bytes), address, None)

    def rules(self, address: str) -> Rules:
        """What the robots.txt of the site of `address` says; raises FetchError where it cannot be had."""
        return self._rules_of(parsed(address))

    def _accepted(self, answer: Answer, address: str, known: Known | None) -> Answer:
        """`answer` where it has a page or may say that nothing changed; else raises StatusRefused."""
        asked_back = known is not None and answer.not_modified
        if answer.status < 300 or asked_back:
            return answer
        wait = retry_after(answer.headers.get("retry-after"), answer.asked)
        if wait:
            self.pacer.hold(_host(httpx.URL(answer.url)), wait)
        phrase = httpx.codes.get_reason_phrase(answer.status)
        reason = f"the site answered {answer.status} {phrase}".rstrip()
        raise StatusRefused(address, reason, answer.status, wait)

    def _ask_politely(self, url: httpx.URL, headers: Mapping[str, str]) -> Answer:
        rules = self._rules_of(url)
        if rules.trouble:
            raise StatusRefused(str(url), rules.trouble, 503)
        if not rules.allows(str(url)):
            raise RobotsRefused(str(url), "the site's robots.txt asks crawlers not to read this page")
        self._take_turn(url, rules.delay)
        return self._get(url, self.limits.page_bytes, headers)

    def _take_turn(self, url: httpx.URL, gap: float) -> None:
        """Waits for the host's turn; raises StatusRefused where the host has asked for a longer peace."""
        host = _host(url)
        peace = self.pacer.free_in(host)
        if peace > LONGEST_PATIENCE:
            raise StatusRefused(str(url), "the site has asked to be left alone for now", _TOO_MANY, peace)
        self.pacer.take_turn(host, gap)

    def _rules_of(self, url: httpx.URL) -> Rules:
        site = f"{url.scheme}://{_host(url)}"
        kept = self._rules.get(site)
        if kept is None or kept.until < time.monotonic():
            rules = self._asked_rules(site, url)
            kept = self._rules[site] = _Rules(rules, time.monotonic() + rules.lasts)
        return kept.rules

    def _asked_rules(self, site: str, page: httpx.URL) -> Rules:
        try:
            answer = self._robots(parsed(f"{site}/robots.txt"))
        except FetchError as error:
            raise type(error)(str(page), error.reason) from error
        return rules_for_status(answer.status, answer.data[:LONGEST_ROBOTS].decode("utf-8", "replace"))

    def _robots(self, url: httpx.URL) -> Answer:
        answer = self._get(url, LONGEST_ROBOTS, {})
        for _ in range(self.limits.redirects):
            location = _location(answer)
            if location is None:
                break
            url = parsed(str(url.join(location)))
            answer = self._get(url, LONGEST_ROBOTS, {})
        return answer

    def _get(self, url: httpx.URL, most: int, headers: Mapping[str, str]) -> Answer:
        return self._exchange(self._client.build_request("GET", url, headers=dict(headers)), most)

    def _exchange(self, request: httpx.Request, most: int) -> Answer:
        """One request and its answer; at most one byte more than `most` is read of it."""
        asked, started = datetime.now(UTC).replace(microsecond=0), time.monotonic()
        response = self._client.send(request, stream=True)
        try:
            packed = _at_most(response, most)
        finally:
            response.close()
        self.limits.check(len(packed), str(request.url))
        coding = response.headers.get("content-encoding", "").strip().lower()
        body = decode_body(packed, False, coding, str(request.url), self.limits)
        headers = dict(response.headers.items())
        seconds = time.monotonic() - started
        return Answer(str(request.url), response.status_code, headers, body.data, asked, seconds, body.damage)


def parsed(address: str) -> httpx.URL:
    """`address` taken apart; raises FetchError where it is no web address or holds a password."""
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(address, f"no web address ({error})") from error
    if url.userinfo:
        raise FetchError(str(url.copy_with(userinfo=b"")), "addresses with a password are not asked")
    return url.copy_with(fragment=None)


def host_of(address: str) -> str:
    """The host whose turns requests to `address` take; empty where it names none.

    >>> host_of("https://Example.org:443/feed"), host_of("file:///a.warc")
    ('example.org', '')
    """
    try:
        return _host(parsed(address))
    except FetchError:
        return ""


def _host(url: httpx.URL) -> str:
    return url.netloc.decode("ascii")


def _location(answer: Answer) -> str | None:
    redirects = 300 <= answer.status < 400 and answer.status != NOT_MODIFIED
    return answer.headers.get("location") if redirects else None


def _at_most(response: httpx.Response, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in response.iter_raw(65_536):
        parts.append(part)
        size += len(part)
        if size > most:
            break
    return b"".join(parts)
