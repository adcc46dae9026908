"""Messages on their way: taken, tried again, given up, sent again by the next process after a kill."""

from __future__ import annotations

import hmac
import json
import subprocess
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from marsad.archive.archive import Archive
from marsad.archive.webhooks import (
    Draft,
    Message,
    MessageState,
    Webhook,
    WebhookState,
    Wish,
    WishKind,
    add_webhook,
    known_webhook,
    messages_of,
    note_messages,
    try_again,
)
from marsad.webhooks.courier import WAITS, Attempt, Courier
from marsad.webhooks.signing import shown_secret

BODY = json.dumps({"type": "story.new", "data": {"headline": "قمة في الرياض"}}, ensure_ascii=False)
START = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def archive(place: Path) -> Iterator[Archive]:
    with Archive.open(place, create=True) as opened:
        yield opened


def subscribe(archive: Archive, address: str, count: int = 1, private: bool = True) -> Webhook:
    with archive.writing() as writing:
        wishes = [Wish(WishKind.STORY_NEW)]
        hook = add_webhook(writing.connection, address, wishes, 0, allow_private=private)
        note_messages(writing.connection, hook, [Draft("story.new", BODY)] * count, 1)
    return hook


def deliver(archive: Archive, later: timedelta = timedelta(), seconds: float = 5.0) -> list[Attempt]:
    told: list[Attempt] = []
    courier = Courier(archive, told.append, seconds=seconds, clock=lambda: START + later)
    courier.deliver_due()
    courier.close()
    return told


def kept(archive: Archive, hook: Webhook) -> list[Message]:
    with archive.reading() as connection:
        return messages_of(connection, hook.id)


def test_a_message_is_signed_as_standard_webhooks_has_it(archive: Archive, site: Any) -> None:
    hook = subscribe(archive, site.says("/hook", 204))
    assert [attempt.problem for attempt in deliver(archive)] == [None]
    method, _, headers = site.asked[0]
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + site.sent[0]
    secret = b64decode(shown_secret(hook.secret).removeprefix("whsec_"))
    right = b64encode(hmac.new(secret, signed, "sha256").digest()).decode()
    assert (method, headers["webhook-signature"]) == ("POST", f"v1,{right}")
    assert headers["webhook-timestamp"] == str(int(START.timestamp()))
    assert json.loads(site.sent[0])["data"]["headline"] == "قمة في الرياض"
    assert headers["content-type"].startswith("application/json")


def test_what_fails_is_tried_again_with_the_same_id(archive: Archive, site: Any) -> None:
    hook = subscribe(archive, site.says("/hook", 500))
    assert deliver(archive)[0].state is MessageState.WAITING
    assert deliver(archive, timedelta(seconds=WAITS[0] - 1)) == []
    site.says("/hook", 200)
    assert deliver(archive, timedelta(seconds=WAITS[0]))[0].state is MessageState.DELIVERED
    first, second = (headers["webhook-id"] for _, _, headers in site.asked)
    assert first == second == kept(archive, hook)[0].message_id


def test_a_subscriber_may_ask_for_a_longer_wait(archive: Archive, site: Any) -> None:
    subscribe(archive, site.says("/hook", 429, Retry_After="900"))
    deliver(archive)
    assert deliver(archive, timedelta(seconds=899)) == []
    assert len(deliver(archive, timedelta(seconds=900))) == 1


def test_a_slow_answer_is_cut_off_and_tried_again(archive: Archive, site: Any) -> None:
    def slowly(_headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        time.sleep(0.6)
        return 200, {}, b""

    site.pages["/hook"] = slowly
    hook = subscribe(archive, f"{site.address}/hook")
    began = time.monotonic()
    assert deliver(archive, seconds=0.2)[0].problem == "took longer than 0.2 seconds"
    assert time.monotonic() - began < 0.6
    assert kept(archive, hook)[0].tries == 1


def test_a_message_that_is_never_taken_ends_dead_and_can_be_revived(archive: Archive, site: Any) -> None:
    hook = subscribe(archive, site.says("/hook", 503))
    now = timedelta()
    for wait in (*WAITS, 0):
        assert len(deliver(archive, now)) == 1
        now += timedelta(seconds=wait)
    assert deliver(archive, now + timedelta(days=9)) == []
    dead = kept(archive, hook)[0]
    assert (dead.state, dead.tries, dead.problem) == (MessageState.DEAD, len(WAITS) + 1, "answered 503")
    with archive.writing() as writing:
        assert try_again(writing.connection) == 1
    site.says("/hook", 200)
    assert deliver(archive)[0].state is MessageState.DELIVERED


def test_a_subscriber_that_is_gone_is_asked_no_more(archive: Archive, site: Any) -> None:
    hook = subscribe(archive, site.says("/hook", 410), count=2)
    assert [attempt.state for attempt in deliver(archive)] == [MessageState.DEAD]
    assert deliver(archive, timedelta(days=2)) == []
    assert len(site.asked) == 1
    with archive.reading() as connection:
        assert known_webhook(connection, hook.id).state is WebhookState.GONE


def test_redirects_are_not_followed(archive: Archive, site: Any) -> None:
    subscribe(archive, site.says("/hook", 302, Location="/elsewhere"))
    assert deliver(archive)[0].problem == "answered 302"
    assert site.paths() == ["/hook"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "169.254.169.254"])
def test_private_addresses_are_refused_for_good(archive: Archive, site: Any, host: str) -> None:
    port = site.address.rsplit(":", 1)[1]
    hook = subscribe(archive, f"http://{host}:{port}/hook", private=False)
    assert deliver(archive)[0].state is MessageState.DEAD
    assert site.asked == []
    assert "private or local" in (kept(archive, hook)[0].problem or "")


def test_one_that_hangs_does_not_hold_up_the_others(archive: Archive, site: Any) -> None:
    site.pages["/slow"] = lambda _headers: (time.sleep(0.5), (200, {}, b""))[1]
    subscribe(archive, f"{site.address}/slow")
    subscribe(archive, site.says("/quick", 200), count=20)
    told: list[Attempt] = []
    courier = Courier(archive, told.append, clock=lambda: START)
    courier.deliver_due()
    courier.close()
    assert [attempt.webhook.address for attempt in told][-1].endswith("/slow")
    assert len(told) == 21


def test_killed_in_the_middle_nothing_is_lost(place: Path, archive: Archive, site: Any) -> None:
    """The process is killed while the subscriber still has not answered; the next one sends it again."""
    site.pages["/hook"] = lambda _headers: (time.sleep(3), (200, {}, b""))[1]
    hook = subscribe(archive, f"{site.address}/hook", count=3)
    command = [sys.executable, "-m", "marsad", "webhook", "deliver", "--archive", str(place)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        _until(lambda: len(site.asked) == 1)
        process.kill()
    site.says("/hook", 200)
    later = datetime.now(UTC) + timedelta(minutes=2) - START
    assert [attempt.state for attempt in deliver(archive, later)] == [MessageState.DELIVERED] * 3
    ids = [headers["webhook-id"] for _, _, headers in site.asked]
    assert ids[0] in ids[1:]
    assert set(ids) == {message.message_id for message in kept(archive, hook)}


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(400):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("it did not come to that in 20 seconds")
