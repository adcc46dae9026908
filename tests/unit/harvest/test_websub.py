"""Subscriptions to hubs: asked for, verified, renewed; pushes verified and taken for a hint only."""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest

from marsad.errors import FetchError
from marsad.harvest.asking import Asker
from marsad.harvest.websub import HubRequest, answer_hub, signed, subscribe, wanted_push
from marsad.harvest.websub_app import WebSubApp
from marsad.model.source import Push, Source, SourceKind

NOW = datetime(2024, 5, 24, tzinfo=UTC)
DAY = timedelta(days=1)
TOPIC = "https://x.example/feed"
PUSH = Push("https://hub.example/", TOPIC, "token", "secret", asked=NOW)
LASTING = replace(PUSH, until=NOW + 5 * DAY)


@pytest.fixture
def subscribed(store: Any) -> Any:
    store.put_source(Source("s", TOPIC, SourceKind.FEED, "صحيفة"))
    store.save_push("s", PUSH)
    return store


def asks(**query: str) -> HubRequest:
    return HubRequest("GET", "token", {f"hub.{name}": value for name, value in query.items()}, {})


def pushes(body: bytes, signature: str) -> HubRequest:
    return HubRequest("POST", "token", {}, {"x-hub-signature": signature}, body)


def signature(body: bytes, method: str = "sha256") -> str:
    return f"{method}={hmac.new(b'secret', body, method).hexdigest()}"


def test_when_a_subscription_is_asked_for() -> None:
    assert wanted_push(None, None, TOPIC, NOW) is None
    new = wanted_push(None, PUSH.hub, TOPIC, NOW)
    assert new is not None
    assert (new.hub, new.topic, new.asked, new.until) == (PUSH.hub, TOPIC, NOW, None)
    assert len({new.token, new.secret, TOPIC}) == 3
    assert wanted_push(LASTING, PUSH.hub, TOPIC, NOW + DAY) is None
    assert wanted_push(LASTING, None, None, NOW + 4.5 * DAY) == replace(LASTING, asked=NOW + 4.5 * DAY)
    assert wanted_push(PUSH, PUSH.hub, TOPIC, NOW + DAY / 2) is None  # not verified: asked once a day
    assert wanted_push(PUSH, PUSH.hub, TOPIC, NOW + DAY) == replace(PUSH, asked=NOW + DAY)
    moved = wanted_push(LASTING, "https://other.example/", TOPIC, NOW)
    assert moved is not None
    assert moved.token != LASTING.token


def test_what_a_hub_is_sent(site: Any, asker: Asker) -> None:
    site.says("/hub", 202)
    subscribe(replace(PUSH, hub=f"{site.address}/hub"), "https://marsad.example/websub/", asker)
    method, path, headers = site.asked[-1]
    assert (method, path, headers["content-type"]) == ("POST", "/hub", "application/x-www-form-urlencoded")
    assert parse_qs(site.sent[-1].decode()) == {
        "hub.mode": ["subscribe"],
        "hub.topic": [TOPIC],
        "hub.callback": ["https://marsad.example/websub/token"],
        "hub.secret": ["secret"],
        "hub.lease_seconds": ["864000"],
    }
    site.says("/hub", 500)
    with pytest.raises(FetchError):
        subscribe(replace(PUSH, hub=f"{site.address}/hub"), "https://marsad.example/websub/", asker)


def test_what_was_asked_for_is_confirmed(subscribed: Any) -> None:
    answer = answer_hub(
        asks(mode="subscribe", topic=TOPIC, challenge="c", lease_seconds="86400"), subscribed, NOW
    )
    assert (answer.status, answer.text) == (200, "c")
    assert subscribed.state("s").push.until == NOW + DAY


@pytest.mark.parametrize(
    "request_",
    [
        asks(mode="subscribe", topic="https://other.example/", challenge="c"),
        asks(mode="unsubscribe", topic=TOPIC, challenge="c"),
        asks(mode="subscribe", topic=TOPIC),
        asks(),
        replace(asks(mode="subscribe", topic=TOPIC, challenge="c"), token="guess"),
    ],
)
def test_nothing_else_is_confirmed(request_: HubRequest, subscribed: Any) -> None:
    assert answer_hub(request_, subscribed, NOW).status == 404
    assert subscribed.state("s").push == PUSH


def test_a_denial_is_noted(subscribed: Any) -> None:
    subscribed.save_push("s", LASTING)
    assert answer_hub(asks(mode="denied", topic=TOPIC), subscribed, NOW).status == 200
    assert subscribed.state("s").push.until is None


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_a_signed_push_makes_its_source_due(method: str, subscribed: Any) -> None:
    subscribed.save_push("s", LASTING)
    assert answer_hub(pushes(b"<feed/>", signature(b"<feed/>", method)), subscribed, NOW).status == 202
    assert subscribed.state("s").next_check == NOW


@pytest.mark.parametrize("wrong", ["", "sha256=00", "md5=00", signature(b"other"), "sha256"])
def test_a_push_that_is_not_signed_changes_nothing(wrong: str, subscribed: Any) -> None:
    subscribed.save_push("s", LASTING)
    assert answer_hub(pushes(b"<feed/>", wrong), subscribed, NOW).status == 202
    assert subscribed.state("s").next_check is None


def test_other_requests_are_refused(subscribed: Any) -> None:
    assert answer_hub(replace(asks(), method="PUT"), subscribed, NOW).status == 405
    assert answer_hub(pushes(bytes(5_000_001), ""), subscribed, NOW).status == 413
    assert not signed(PUSH, "sha256=é", b"")


def call(app: WebSubApp, method: str, path: str, query: bytes = b"", *parts: bytes) -> Any:
    sent: list[Any] = []
    waiting = [{"type": "http.request", "body": part, "more_body": True} for part in parts or (b"",)]
    waiting[-1]["more_body"] = False

    async def receive() -> Any:
        return waiting.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"X-Hub-Signature", signature(b"".join(parts)).encode())]
    scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": headers}
    asyncio.run(app(scope, receive, send))
    return sent


def test_the_application_answers_hubs(subscribed: Any) -> None:
    app = WebSubApp(subscribed, lambda: NOW)
    start, body = call(
        app,
        "GET",
        "/websub/token",
        b"hub.mode=subscribe&hub.topic=https%3A%2F%2Fx.example%2Ffeed&hub.challenge=%3Cb%3E",
    )
    assert (start["status"], body["body"]) == (200, b"<b>")
    assert (b"content-type", b"text/plain; charset=utf-8") in start["headers"]
    start, _ = call(app, "POST", "/token", b"", b"<feed>", b"</feed>")
    assert start["status"] == 202
    assert subscribed.state("s").next_check == NOW
