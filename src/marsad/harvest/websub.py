"""WebSub (W3C, 2018): subscribes to hubs, verifies what they send, and takes it as word that there is news.

Nothing that a hub sends is read: a verified push makes its source due, and the source is asked as always.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from marsad.harvest.store import PushStore
from marsad.model.source import Push

if TYPE_CHECKING:
    from marsad.harvest.asking import Asker  # a site that hubs call asks nobody

_LEASE = timedelta(days=10)
_LONGEST_LEASE = timedelta(days=90)
_RENEW_BEFORE = timedelta(days=1)
_ASK_AGAIN = timedelta(days=1)
_METHODS = ("sha1", "sha256", "sha384", "sha512")
LONGEST_PUSH = 5_000_000


@dataclass(frozen=True, slots=True)
class HubRequest:
    """What a hub sends to a callback: its method, the token in the address, query, headers and body.

    Header names are in lower case.
    """

    method: str
    token: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class HubAnswer:
    """What is answered to a hub."""

    status: int
    text: str = ""


def wanted_push(push: Push | None, hub: str | None, topic: str | None, now: datetime) -> Push | None:
    """The subscription to ask for now, or None: of a source that names a hub, new, changed or running out."""
    if hub and topic and (push is None or (push.hub, push.topic) != (hub, topic)):
        return Push(hub, topic, secrets.token_urlsafe(24), secrets.token_urlsafe(32), asked=now)
    if push is None or (push.asked is not None and now - push.asked < _ASK_AGAIN):
        return None
    runs_out = push.until is None or push.until - now < _RENEW_BEFORE
    return replace(push, asked=now) if runs_out else None


def subscribe(push: Push, callbacks: str, asker: Asker) -> None:
    """Asks the hub of `push` to send to its callback below `callbacks`; raises FetchError where it refuses.

    The hub verifies later, by a request of its own; what is asked for must be in the store before.
    """
    form = {
        "hub.mode": "subscribe",
        "hub.topic": push.topic,
        "hub.callback": f"{callbacks.rstrip('/')}/{push.token}",
        "hub.secret": push.secret,
        "hub.lease_seconds": str(int(_LEASE.total_seconds())),
    }
    asker.post(push.hub, form)


def answer_hub(request: HubRequest, store: PushStore, now: datetime) -> HubAnswer:
    """The answer to a hub; a verified push makes its source due.

    A push with a wrong signature is answered as a right one, so that nobody learns which it was.
    """
    found = store.pushed(request.token)
    if found is None:
        return HubAnswer(404)
    source, push = found
    if request.method == "GET":
        return _verification(source.id, push, request.query, store, now)
    if request.method != "POST":
        return HubAnswer(405)
    if len(request.body) > LONGEST_PUSH:
        return HubAnswer(413)
    if push.until is not None and signed(push, request.headers.get("x-hub-signature", ""), request.body):
        store.ask_soon(source.id, now)
    return HubAnswer(202)


def signed(push: Push, signature: str, body: bytes) -> bool:
    """Whether `signature`, as the header has it (`sha256=…`), is that of `body` with the secret of `push`."""
    method, _, given = signature.partition("=")
    if method not in _METHODS:
        return False
    right = hmac.new(push.secret.encode(), body, method).hexdigest()
    return hmac.compare_digest(right.encode(), given.strip().lower().encode())


def _verification(
    source_id: str, push: Push, query: Mapping[str, str], store: PushStore, now: datetime
) -> HubAnswer:
    """Confirms the subscription that was asked for, and nothing else."""
    mode, topic, challenge = (query.get(f"hub.{name}", "") for name in ("mode", "topic", "challenge"))
    if topic != push.topic:
        return HubAnswer(404)
    if mode == "denied":
        store.save_push(source_id, replace(push, until=None))
        return HubAnswer(200)
    if mode != "subscribe" or not challenge or push.asked is None:
        return HubAnswer(404)
    store.save_push(source_id, replace(push, until=now + _lease(query.get("hub.lease_seconds", ""))))
    return HubAnswer(200, challenge)


def _lease(seconds: str) -> timedelta:
    granted = timedelta(seconds=int(seconds)) if seconds.isdecimal() and len(seconds) < 10 else _LEASE
    return min(granted, _LONGEST_LEASE)
