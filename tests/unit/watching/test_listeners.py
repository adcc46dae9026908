"""What a watch tells: to a terminal, to a log, to Prometheus."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from rich.console import Console

from marsad.archive.webhooks import Message, MessageState, Webhook, WebhookState
from marsad.cli.watch_log import LogListener
from marsad.cli.watch_progress import ProgressListener
from marsad.errors import StatusRefused
from marsad.harvest.check import Check
from marsad.model.source import Push, Source, SourceKind, SourceState
from marsad.model.source_item import SourceItem
from marsad.watching.events import Listener, Standing
from marsad.watching.keeping import Kept
from marsad.watching.metrics import SourceConditions, WatchMetrics
from marsad.webhooks.courier import Attempt

NOW = datetime(2024, 5, 24, tzinfo=UTC)
SOURCE = Source("s", "https://x.example/feed", SourceKind.FEED, "صحيفة\x1b[2J")
ITEM = SourceItem("s", "https://x.example/1", "f", NOW, NOW)
REFUSED = StatusRefused("https://x.example/1", "the site answered 403 Forbidden", 403)
PUSH = Push("https://hub.example/", "https://x.example/feed", "t", "s")


def tell(listener: Listener) -> None:
    state = SourceState("s", last_checked=NOW)
    listener.checked(Check(SOURCE, state, new=3, edited=1))
    listener.checked(Check(SOURCE, state, error=REFUSED))
    listener.kept(ITEM, Kept(articles=2, new=2))
    listener.kept(ITEM, Kept(problem="took longer than 10 seconds to read"))
    listener.missed(ITEM, REFUSED)
    listener.subscribed(SOURCE, PUSH, REFUSED)
    listener.subscribed(SOURCE, PUSH, None)
    hook = Webhook(1, "https://desk.example/", "", (), False, WebhookState.ACTIVE, 0, "")
    message = Message(1, 1, "msg_1", "story.new", "{}", MessageState.WAITING, 0, "", None, "")
    listener.delivered(Attempt(hook, message, MessageState.DELIVERED, None))
    listener.delivered(Attempt(hook, message, MessageState.DEAD, "answered 410"))
    listener.standing(Standing(7))


def test_a_log_has_a_json_object_an_event(capsys: pytest.CaptureFixture[str]) -> None:
    tell(LogListener())
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(event["level"], event["event"]) for event in events] == [
        ("info", "source checked"),
        ("warning", "source failed"),
        ("info", "page kept"),
        ("warning", "page not read"),
        ("warning", "page missed"),
        ("warning", "hub refused"),
        ("info", "hub asked"),
        ("info", "message taken"),
        ("warning", "message given up"),
    ]
    assert (events[1]["kind"], events[1]["address"]) == ("forbidden", SOURCE.address)


def test_a_quiet_log_has_trouble_only(capsys: pytest.CaptureFixture[str]) -> None:
    tell(LogListener(quiet=True))
    levels = {json.loads(line)["level"] for line in capsys.readouterr().err.splitlines()}
    assert levels == {"warning"}


def test_a_terminal_shows_what_came_and_the_sums() -> None:
    out = io.StringIO()
    with ProgressListener(Console(file=out, force_terminal=True, width=200)) as listener:
        tell(listener)
    shown = out.getvalue()
    assert "3 new, 1 edited" in shown
    assert "forbidden: the site answered 403 Forbidden" in shown
    assert "2 sources asked, 2 pages, 2 articles new or changed, 2 failures, 7 queued" in shown
    assert "webhook 1: dead: answered 410" in shown
    assert "\x1b[2J" not in shown


def test_metrics_count(store: Any) -> None:
    registry = CollectorRegistry()
    tell(WatchMetrics(registry))
    registry.register(SourceConditions(store, lambda: NOW))
    store.put_source(SOURCE)
    store.states["s"] = SourceState("s", last_checked=NOW, last_success=NOW, last_new=NOW)
    text = generate_latest(registry).decode()
    for line in (
        'marsad_source_checks_total{result="ok"} 1.0',
        'marsad_source_checks_total{result="forbidden"} 1.0',
        'marsad_source_items_total{what="new"} 3.0',
        'marsad_pages_total{result="unreadable"} 1.0',
        "marsad_articles_total 2.0",
        "marsad_queued_jobs 7.0",
        'marsad_sources{condition="well"} 1.0',
        'marsad_sources{condition="silent"} 0.0',
    ):
        assert line in text
