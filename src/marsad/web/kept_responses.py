"""Pages kept as they were sent until the archive changes; a browser that has the same one gets 304.

Only answers that are the same for everyone are kept: those to requests without login or token.
"""

from __future__ import annotations

import time
from asyncio import Semaphore
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from threading import Lock
from typing import Self

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from marsad.web.preferences import COOKIE, from_cookie

_MOST_BYTES = 64_000_000  # of all answers kept
_LONGEST = 2_000_000  # bytes of one answer
_FRESH = 1.0  # seconds for which the archive is not asked again whether it changed
_OLDEST = 300.0  # seconds after which an answer is made anew: the health of sources changes by itself
# Answers made at once, first come, first served: more would only take turns at one processor and all be late.
# The second runs while the first waits for the archive or the index.
_AT_ONCE = 2
_APART = (
    *("/static/", "/metrics", "/websub", "/health", "/login", "/service-worker.js", "/paste", "/en/paste"),
    "/api/export/",
)


STATE = "marsad.state"  # where a request's scope has the state that its answer is to show at least


@dataclass(slots=True)
class _Answer:
    headers: list[tuple[bytes, bytes]]
    body: bytes
    etag: bytes


class _Turn:
    """A place among the answers that are made at once, given up at the end or before."""

    def __init__(self, turns: Semaphore) -> None:
        self._turns = turns
        self._held = False

    async def __aenter__(self) -> Self:
        await self._turns.acquire()
        self._held = True
        return self

    async def __aexit__(self, *_error: object) -> None:
        self.give_up()

    def give_up(self) -> None:
        """Lets the next one begin."""
        if self._held:
            self._held = False
            self._turns.release()


@dataclass(slots=True)
class _Collector:
    """Takes an answer in; sends one on as it comes, out of turn, that cannot be kept: `passed`."""

    turn: _Turn
    send: Send
    start: Message = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)
    passed: bool = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start.update(message)
            self.passed = message["status"] != 200 or _private(message)
        elif not self.passed:
            await self._take(message)
            return
        if self.passed:
            await self.send(message)

    async def _take(self, message: Message) -> None:
        self.body.extend(message.get("body", b""))
        self.passed = len(self.body) > _LONGEST
        if not self.passed:
            return
        self.turn.give_up()  # a caller that reads slowly keeps nobody waiting
        await self.send(self.start)
        more = message.get("more_body", False)
        await self.send({"type": "http.response.body", "body": bytes(self.body), "more_body": more})


@dataclass(slots=True)
class _Asked:
    """The archive's state, asked for at most once in `_FRESH` seconds."""

    state: Callable[[], object]
    value: tuple[object, ...] = (None,)  # for who comes while the first asks
    at: float = field(default=float("-inf"))

    async def now(self) -> tuple[object, ...]:
        if time.monotonic() - self.at > _FRESH:
            self.at = time.monotonic()
            self.value = (await run_in_threadpool(self.state), date.today(), self.at // _OLDEST)
        return self.value


class KeptResponses:
    """ASGI middleware; `state` changes whenever what pages show may have changed."""

    def __init__(
        self, app: ASGIApp, state: Callable[[], object], anonymous: Callable[[Headers], bool]
    ) -> None:
        self.app = app
        self._asked = _Asked(state)
        self._anonymous = anonymous
        self._kept: OrderedDict[tuple[object, ...], _Answer] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()
        self._turns = Semaphore(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers from what is kept, or passes on and keeps the answer."""
        if not self._applies(scope):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        state = await self._asked.now()
        scope[STATE] = state[0]
        key = (state, scope["path"], scope["query_string"], _varying(headers))
        answer = self._find(key)
        if answer is None:
            async with _Turn(self._turns) as turn:  # who waited may find that another one's answer is his
                answer = self._find(key) or await self._ask(key, turn, scope, receive, send)
            if answer is None:
                return
        await _send(answer, headers.get("if-none-match", "").encode("latin-1"), send)

    def _applies(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(_APART):
            return False
        return self._anonymous(Headers(scope=scope))

    def _find(self, key: tuple[object, ...]) -> _Answer | None:
        with self._lock:
            answer = self._kept.get(key)
            if answer is not None:
                self._kept.move_to_end(key)
            return answer

    async def _ask(
        self, key: tuple[object, ...], turn: _Turn, scope: Scope, receive: Receive, send: Send
    ) -> _Answer | None:
        """The answer if it can be kept; else it is sent on as it comes, out of turn, and None is given."""
        collector = _Collector(turn, send)
        await self.app(scope, receive, collector)
        return None if collector.passed else self._keep(key, collector.start, bytes(collector.body))

    def _keep(self, key: tuple[object, ...], start: Message, body: bytes) -> _Answer:
        etag = b'"' + blake2b(body, digest_size=10).hexdigest().encode() + b'"'
        headers = [pair for pair in start["headers"] if pair[0].lower() not in (b"etag", b"cache-control")]
        answer = _Answer([*headers, (b"etag", etag), (b"cache-control", b"no-cache")], body, etag)
        with self._lock:
            self._bytes += len(body) - len(self._kept[key].body if key in self._kept else b"")
            self._kept[key] = answer
            while self._bytes > _MOST_BYTES:
                self._bytes -= len(self._kept.popitem(last=False)[1].body)
        return answer


def _varying(headers: Headers) -> tuple[str, bool, str]:
    """What of a request an answer may depend on beside its address."""
    view = from_cookie(cookie_parser(headers.get("cookie", "")).get(COOKIE)).cookie()
    return view, "gzip" in headers.get("accept-encoding", ""), headers.get("host", "")


def _private(message: Message) -> bool:
    return any(name.lower() == b"set-cookie" for name, _ in message["headers"])


async def _send(answer: _Answer, known: bytes, send: Send) -> None:
    if answer.etag in known:
        kept = [pair for pair in answer.headers if pair[0].lower() != b"content-length"]
        await send({"type": "http.response.start", "status": 304, "headers": kept})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": answer.headers})
    await send({"type": "http.response.body", "body": answer.body})
