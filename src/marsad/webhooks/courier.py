"""Sends what waits for subscribers, in threads of its own: tried again with growing waits, then given up.

A message is claimed before it is sent and marked behind it. A process that dies in between leaves the claim
to run out, and the message is sent again under the same id: at least once, never lost.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from marsad.archive.archive import Archive
from marsad.archive.webhooks import (
    Message,
    MessageState,
    Webhook,
    WebhookState,
    claim,
    end_message,
    new_message_id,
    put_off,
    set_state,
    webhooks_due,
)
from marsad.errors import AddressRefused, FetchError
from marsad.harvest.posting import Poster, Receipt
from marsad.webhooks.signing import signed_headers
from marsad.webhooks.wording import message_body

# The waits that Standard Webhooks proposes: a day and a half in all, then the message is dead.
WAITS = (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
_SECONDS = 15.0
_CLAIM = timedelta(seconds=60)
_GONE = 410
_LOOK_EVERY = 1.0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try of a message and where it leaves it; `problem` is None where the message was taken."""

    webhook: Webhook
    message: Message
    state: MessageState
    problem: str | None


class Courier:
    """Sends the messages of one archive; one at a time to a subscriber, `workers` subscribers at a time."""

    def __init__(
        self,
        archive: Archive,
        told: Callable[[Attempt], None],
        stop: threading.Event | None = None,
        seconds: float = _SECONDS,
        workers: int = 8,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._archive = archive
        self._told = told
        self._stop = stop or threading.Event()
        self._clock = clock
        self._posters = {private: Poster(seconds, private) for private in (False, True)}
        self._pool = ThreadPoolExecutor(workers, "webhook")
        self._serving: dict[int, Future[None]] = {}

    def run(self) -> None:
        """Sends what is due until stopped."""
        while not self._stop.is_set():
            self._serve_due()
            self._stop.wait(_LOOK_EVERY)

    def deliver_due(self) -> None:
        """Sends all that is due now, and waits for it."""
        while self._serve_due():
            wait(self._serving.values())

    def close(self) -> None:
        """Waits for what is on its way, then ends the threads."""
        self._pool.shutdown()
        for poster in self._posters.values():
            poster.close()

    def _serve_due(self) -> bool:
        """Has a thread serve each subscriber with due messages; whether there is any being served."""
        for number in [number for number, served in self._serving.items() if served.done()]:
            self._serving.pop(number).result()  # a fault of our own is raised here
        with self._archive.reading() as connection:
            due = webhooks_due(connection, self._clock())
        for hook in due:
            if hook.id not in self._serving:
                self._serving[hook.id] = self._pool.submit(self._serve, hook)
        return bool(self._serving)

    def _serve(self, hook: Webhook) -> None:
        """Sends a subscriber's due messages one by one, until one is not taken."""
        while not self._stop.is_set():
            message = self._claimed(hook)
            if message is None:
                return
            attempt = self._attempt(message, hook)
            self._told(attempt)
            if attempt.state is not MessageState.DELIVERED:
                return

    def _claimed(self, hook: Webhook) -> Message | None:
        """The longest due message, taken for this process until the claim runs out."""
        now = self._clock()
        with self._archive.writing() as writing:
            return claim(writing.connection, hook.id, now, now + _CLAIM)

    def _attempt(self, message: Message, hook: Webhook) -> Attempt:
        body = message.body.encode()
        headers = signed_headers(hook.secret, message.message_id, body, self._clock())
        try:
            receipt = self._posters[hook.allow_private].post(hook.address, body, headers)
        except FetchError as error:
            return self._failed(message, hook, error.reason, None, isinstance(error, AddressRefused))
        if receipt.taken:
            return self._ended(message, hook, MessageState.DELIVERED, None)
        return self._refused(message, hook, receipt)

    def _refused(self, message: Message, hook: Webhook, receipt: Receipt) -> Attempt:
        problem = f"answered {receipt.status}"
        if receipt.status == _GONE:
            with self._archive.writing() as writing:
                set_state(writing.connection, hook.id, WebhookState.GONE)
        return self._failed(message, hook, problem, receipt.wait, receipt.status == _GONE)

    def _failed(
        self, message: Message, hook: Webhook, problem: str, wait: float | None, final: bool
    ) -> Attempt:
        """Puts a message off, for as long as asked where that is longer; gives it up at the end."""
        if final or message.tries >= len(WAITS):
            return self._ended(message, hook, MessageState.DEAD, problem)
        pause = timedelta(seconds=max(WAITS[message.tries], wait or 0))
        with self._archive.writing() as writing:
            put_off(writing.connection, message, problem, self._clock() + pause)
        return Attempt(hook, message, MessageState.WAITING, problem)

    def _ended(self, message: Message, hook: Webhook, state: MessageState, problem: str | None) -> Attempt:
        with self._archive.writing() as writing:
            end_message(writing.connection, message, state, problem, self._clock())
        return Attempt(hook, message, state, problem)


def send_test(hook: Webhook, seconds: float = _SECONDS) -> str | None:
    """Sends a message of the type `test` once, beside all others; what went wrong, or None."""
    body = message_body("test", {"webhook": hook.id}).encode()
    headers = signed_headers(hook.secret, new_message_id(), body, datetime.now(UTC))
    with Poster(seconds, hook.allow_private) as poster:
        try:
            receipt = poster.post(hook.address, body, headers)
        except FetchError as error:
            return error.reason
    return None if receipt.taken else f"answered {receipt.status}"
