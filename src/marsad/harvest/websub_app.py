"""The callback that hubs call, as an ASGI application to mount: `/{token}` below where it is mounted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from marsad.harvest.store import PushStore
from marsad.harvest.websub import LONGEST_PUSH, HubAnswer, HubRequest, answer_hub

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class WebSubApp:
    """Answers hubs out of `store`: `site.mount("/websub", WebSubApp(archive.sources))`."""

    def __init__(self, store: PushStore, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._store = store
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; other scopes than HTTP are none of its business."""
        if scope["type"] != "http":
            return
        request = await _request(scope, receive)
        answer = await asyncio.to_thread(answer_hub, request, self._store, self._clock())
        await _respond(send, answer)


async def _request(scope: Scope, receive: Receive) -> HubRequest:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    query = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True))
    token = str(scope["path"]).rstrip("/").rpartition("/")[2]
    return HubRequest(str(scope["method"]), token, query, headers, await _body(receive))


async def _body(receive: Receive) -> bytes:
    """The body, one byte more than the limit at most."""
    body = b""
    while len(body) <= LONGEST_PUSH:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    return body[: LONGEST_PUSH + 1]


async def _respond(send: Send, answer: HubAnswer) -> None:
    # Plain text that no browser takes for markup: a hub's challenge is echoed.
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"x-content-type-options", b"nosniff")]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.text.encode()})
