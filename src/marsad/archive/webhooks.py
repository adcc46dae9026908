"""Webhooks and their messages as rows: who is told of what, and which message stands where.

A message is written in the same transaction that notes how far its webhook has followed the archive, so none
is lost and none is made twice. It stays `waiting` until the subscriber takes it or it is given up as `dead`.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from marsad.archive.clock import now, stamp
from marsad.archive.webhooks_schema import webhook_messages as messages
from marsad.archive.webhooks_schema import webhooks
from marsad.errors import WebhookError

_KEPT_DAYS = 30  # how long a message that was delivered or given up can be looked at


class WishKind(StrEnum):
    """What a subscriber may want to be told of."""

    STORY_NEW = "story.new"
    STORY_GROWN = "story.grown"
    AGENDA_CHANGED = "agenda.changed"
    ARTICLE_NAMING = "article.naming"
    ARTICLE_FOUND = "article.found"


class WebhookState(StrEnum):
    """Whether messages are sent: a subscriber that answered 410 is gone until a person says otherwise.

    A paused one is told of nothing that comes until it is resumed; what waits for it waits.
    """

    ACTIVE = "active"
    PAUSED = "paused"
    GONE = "gone"


class MessageState(StrEnum):
    """Where a message stands."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that a subscriber wants; `subject` is an identity's number or a search query."""

    kind: WishKind
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Webhook:
    """A subscriber; `seq` is how far it has been told of the archive."""

    id: int
    address: str
    secret: str
    wishes: tuple[Wish, ...]
    allow_private: bool
    state: WebhookState
    seq: int
    created: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message to a subscriber: `message_id` is the same at every try, `body` what is signed and sent."""

    id: int
    webhook: int
    message_id: str
    kind: str
    body: str
    state: MessageState
    tries: int
    next_try: str
    problem: str | None
    made: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it has a number: its kind and its text."""

    kind: str
    body: str


def add_webhook(
    connection: Connection, address: str, wishes: Sequence[Wish], seq: int, *, allow_private: bool = False
) -> Webhook:
    """A new subscriber with a secret of its own, told of what comes after `seq`."""
    row = {
        "address": address,
        "secret": secrets.token_hex(24),
        "wishes": [{"kind": wish.kind.value, "subject": wish.subject} for wish in wishes],
        "allow_private": int(allow_private),
        "state": WebhookState.ACTIVE.value,
        "seq": seq,
        "created": now(),
    }
    inserted = connection.execute(insert(webhooks).values(row)).inserted_primary_key
    assert inserted is not None
    return known_webhook(connection, int(inserted[0]))


def all_webhooks(connection: Connection) -> list[Webhook]:
    """Every subscriber, first to last."""
    return [_webhook(row) for row in connection.execute(select(webhooks).order_by(webhooks.c.id))]


def webhook_of(connection: Connection, number: int) -> Webhook | None:
    """The subscriber of that number, or None."""
    row = connection.execute(select(webhooks).where(webhooks.c.id == number)).first()
    return _webhook(row) if row is not None else None


def known_webhook(connection: Connection, number: int) -> Webhook:
    """The subscriber of that number. Raises WebhookError where there is none."""
    found = webhook_of(connection, number)
    if found is None:
        raise WebhookError(str(number), "there is no such webhook; `marsad webhook list` shows them")
    return found


def remove_webhook(connection: Connection, number: int) -> Webhook:
    """Forgets a subscriber and what waits for it; gives what it was. Raises WebhookError."""
    found = known_webhook(connection, number)
    connection.execute(delete(messages).where(messages.c.webhook == number))
    connection.execute(delete(webhooks).where(webhooks.c.id == number))
    return found


def note_messages(connection: Connection, webhook: Webhook, drafts: Iterable[Draft], seq: int) -> None:
    """Puts down what `webhook` is to be told, and that it has been told of all up to `seq`."""
    made = now()
    rows = [_new_message(webhook.id, draft, made) for draft in drafts]
    if rows:
        connection.execute(insert(messages), rows)
    connection.execute(update(webhooks).where(webhooks.c.id == webhook.id).values(seq=seq))


def webhooks_due(connection: Connection, when: datetime) -> list[Webhook]:
    """The subscribers that something is to be sent to now."""
    due = select(messages.c.webhook).where(*_due(when))
    query = select(webhooks).where(webhooks.c.id.in_(due), webhooks.c.state == WebhookState.ACTIVE.value)
    return [_webhook(row) for row in connection.execute(query.order_by(webhooks.c.id))]


def claim(connection: Connection, webhook: int, when: datetime, until: datetime) -> Message | None:
    """A subscriber's longest due message, taken until then for whoever asked; None where there is none."""
    query = select(messages).where(messages.c.webhook == webhook, *_due(when))
    row = connection.execute(query.order_by(messages.c.next_try, messages.c.id).limit(1)).first()
    if row is None:
        return None
    connection.execute(update(messages).where(messages.c.id == row.id).values(next_try=stamp(until)))
    return _message(row)


def end_message(
    connection: Connection, message: Message, state: MessageState, problem: str | None, when: datetime
) -> None:
    """Marks a message as delivered or dead; what ended long ago is cleared away."""
    values = {"state": state.value, "tries": message.tries + 1, "problem": problem, "ended": stamp(when)}
    connection.execute(update(messages).where(messages.c.id == message.id).values(values))
    connection.execute(delete(messages).where(messages.c.ended < stamp(when - timedelta(_KEPT_DAYS))))


def put_off(connection: Connection, message: Message, problem: str, until: datetime) -> None:
    """Has a message tried again later."""
    values = {"tries": message.tries + 1, "problem": problem, "next_try": stamp(until)}
    connection.execute(update(messages).where(messages.c.id == message.id).values(values))


def pause(connection: Connection, number: int) -> Webhook:
    """Has a subscriber told of nothing more; gives it. Raises WebhookError."""
    known_webhook(connection, number)
    set_state(connection, number, WebhookState.PAUSED)
    return known_webhook(connection, number)


def resume(connection: Connection, number: int, seq: int) -> Webhook:
    """Has a subscriber told again: one that was paused of what comes after `seq`. Raises WebhookError."""
    found = known_webhook(connection, number)
    told = seq if found.state is WebhookState.PAUSED else found.seq
    values = {"state": WebhookState.ACTIVE.value, "seq": told}
    connection.execute(update(webhooks).where(webhooks.c.id == number).values(values))
    return known_webhook(connection, number)


def set_state(connection: Connection, number: int, state: WebhookState) -> None:
    """Marks a subscriber as gone, or as there again."""
    connection.execute(update(webhooks).where(webhooks.c.id == number).values(state=state.value))


def try_again(connection: Connection) -> int:
    """Makes dead messages wait again, and subscribers that were gone active; how many messages those are."""
    dead = messages.c.state == MessageState.DEAD.value
    again = {"state": MessageState.WAITING.value, "tries": 0, "next_try": now(), "ended": None}
    gone = webhooks.c.state == WebhookState.GONE.value
    connection.execute(update(webhooks).where(gone).values(state=WebhookState.ACTIVE.value))
    return connection.execute(update(messages).where(dead).values(again)).rowcount


def new_message_id() -> str:
    """An id that no other message has: by it subscribers know a message that comes twice."""
    return f"msg_{secrets.token_hex(16)}"


def messages_of(connection: Connection, number: int) -> list[Message]:
    """All messages of a subscriber that are kept, first to last."""
    query = select(messages).where(messages.c.webhook == number).order_by(messages.c.id)
    return [_message(row) for row in connection.execute(query)]


def latest_messages(connection: Connection, number: int, limit: int = 10) -> list[Message]:
    """The newest messages of a subscriber, the newest first."""
    query = select(messages).where(messages.c.webhook == number).order_by(messages.c.id.desc())
    return [_message(row) for row in connection.execute(query.limit(limit))]


def counts_of(connection: Connection) -> dict[tuple[int, MessageState], int]:
    """How many messages of each subscriber are in each state."""
    query = select(messages.c.webhook, messages.c.state, func.count()).group_by(
        messages.c.webhook, messages.c.state
    )
    return {(row[0], MessageState(row[1])): row[2] for row in connection.execute(query)}


def last_problems(connection: Connection) -> dict[int, str]:
    """What went wrong last with each subscriber that has a message not taken yet."""
    query = select(messages.c.webhook, messages.c.problem).where(
        messages.c.problem.is_not(None), messages.c.state != MessageState.DELIVERED.value
    )
    return {row[0]: row[1] for row in connection.execute(query.order_by(messages.c.id))}


def _due(when: datetime) -> tuple[ColumnElement[bool], ...]:
    return (messages.c.state == MessageState.WAITING.value, messages.c.next_try <= stamp(when))


def _new_message(webhook: int, draft: Draft, made: str) -> dict[str, Any]:
    return {
        "webhook": webhook,
        "message_id": new_message_id(),
        "kind": draft.kind,
        "body": draft.body,
        "state": MessageState.WAITING.value,
        "tries": 0,
        "next_try": made,
        "made": made,
    }


def _webhook(row: Any) -> Webhook:
    wishes = tuple(Wish(WishKind(each["kind"]), each["subject"]) for each in row.wishes or ())
    state = WebhookState(row.state)
    return Webhook(
        row.id, row.address, row.secret, wishes, bool(row.allow_private), state, row.seq, row.created
    )


def _message(row: Any) -> Message:
    names = ("id", "webhook", "message_id", "kind", "body")
    more = ("tries", "next_try", "problem", "made")
    values = {name: getattr(row, name) for name in (*names, *more)}
    return Message(**values, state=MessageState(row.state))
