"""Subscribers and their messages as rows, the same on both engines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select

from marsad.archive import Archive
from marsad.archive.webhooks import (
    Draft,
    MessageState,
    Webhook,
    WebhookState,
    Wish,
    WishKind,
    add_webhook,
    all_webhooks,
    claim,
    counts_of,
    end_message,
    known_webhook,
    last_problems,
    latest_messages,
    messages_of,
    note_messages,
    pause,
    put_off,
    remove_webhook,
    resume,
    set_state,
    try_again,
    webhooks_due,
)
from marsad.archive.webhooks_schema import webhook_messages
from marsad.desk.desk import Desk
from marsad.errors import WebhookError
from marsad.webhooks.noting import NewsNoter
from marsad.webhooks.wanting import Wanted, register

from .pages import HARVEST, VISIT, read

NOW = datetime(2100, 1, 1, tzinfo=UTC)
SOON = NOW + timedelta(minutes=1)


def subscribed(archive: Archive, count: int) -> Webhook:
    with archive.writing() as writing:
        wishes = [Wish(WishKind.STORY_NEW), Wish(WishKind.ARTICLE_FOUND, "قمة")]
        hook = add_webhook(writing.connection, "https://desk.example/", wishes, 0)
        note_messages(writing.connection, hook, [Draft("story.new", '{"a": "ب"}')] * count, 7)
        return known_webhook(writing.connection, hook.id)


def test_a_subscriber_comes_back_as_it_was_made(archive: Archive) -> None:
    hook = subscribed(archive, 2)
    assert hook.wishes == (Wish(WishKind.STORY_NEW), Wish(WishKind.ARTICLE_FOUND, "قمة"))
    assert (hook.seq, hook.state, hook.allow_private) == (7, WebhookState.ACTIVE, False)
    with archive.reading() as connection:
        assert all_webhooks(connection) == [hook]
        assert [message.body for message in messages_of(connection, hook.id)] == ['{"a": "ب"}'] * 2


def test_a_claimed_message_is_due_again_when_the_claim_runs_out(archive: Archive) -> None:
    hook = subscribed(archive, 1)
    with archive.writing() as writing:
        assert claim(writing.connection, hook.id, NOW, SOON) is not None
        assert claim(writing.connection, hook.id, NOW, SOON) is None
        assert webhooks_due(writing.connection, NOW) == []
        assert webhooks_due(writing.connection, SOON) == [hook]


def test_messages_end_delivered_or_dead_and_the_dead_can_be_revived(archive: Archive) -> None:
    hook = subscribed(archive, 3)
    with archive.writing() as writing:
        connection = writing.connection
        first, second, third = messages_of(connection, hook.id)
        end_message(connection, first, MessageState.DELIVERED, None, NOW)
        end_message(connection, second, MessageState.DEAD, "answered 410", NOW)
        put_off(connection, third, "answered 500", SOON)
        set_state(connection, hook.id, WebhookState.GONE)
        assert {state: counts_of(connection)[hook.id, state] for state in MessageState} == dict.fromkeys(
            MessageState, 1
        )
        assert last_problems(connection) == {hook.id: "answered 500"}
        assert webhooks_due(connection, SOON) == []
        assert try_again(connection) == 1
        assert [due.id for due in webhooks_due(connection, SOON)] == [hook.id]


def test_what_ended_long_ago_is_cleared_away(archive: Archive) -> None:
    hook = subscribed(archive, 2)
    with archive.writing() as writing:
        first, second = messages_of(writing.connection, hook.id)
        end_message(writing.connection, first, MessageState.DELIVERED, None, NOW)
        end_message(writing.connection, second, MessageState.DELIVERED, None, NOW + timedelta(days=31))
        assert [message.id for message in messages_of(writing.connection, hook.id)] == [second.id]


def test_who_is_removed_leaves_nothing(archive: Archive) -> None:
    hook = subscribed(archive, 2)
    with archive.writing() as writing:
        remove_webhook(writing.connection, hook.id)
        with pytest.raises(WebhookError, match="no such webhook"):
            known_webhook(writing.connection, hook.id)
    with archive.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(webhook_messages)) == 0


def test_news_is_noted_once(archive: Archive) -> None:
    archive.add([read(HARVEST)])
    Desk(archive).catch_up()
    wanted = Wanted([WishKind.STORY_NEW, WishKind.AGENDA_CHANGED])
    hook = register(archive, "https://desk.example/", wanted)
    archive.add([read(VISIT)])
    noter = NewsNoter(archive)
    noter.note()
    with archive.reading() as connection:
        assert messages_of(connection, hook.id) == []  # the desk has not worked it out yet
    Desk(archive).catch_up()
    for _ in range(2):
        noter.note()
    with archive.reading() as connection:
        kinds = [message.kind for message in messages_of(connection, hook.id)]
    assert kinds.count("story.new") == 1


def test_one_that_is_removed_while_news_is_noted_is_passed_over(archive: Archive) -> None:
    """It is removed after the noter has listed the subscribers and before it comes to this one."""
    archive.add([read(HARVEST)])
    Desk(archive).catch_up()
    gone, stays = (register(archive, "https://desk.example/", Wanted([WishKind.STORY_NEW])) for _ in range(2))
    archive.add([read(VISIT)])
    Desk(archive).catch_up()

    class Removing(NewsNoter):
        def _note_for(self, connection: Connection, number: int, settled_upto: int) -> None:
            if number == gone.id:
                remove_webhook(connection, number)
            super()._note_for(connection, number, settled_upto)

    Removing(archive).note()
    with archive.reading() as connection:
        assert [hook.id for hook in all_webhooks(connection)] == [stays.id]
        assert len(messages_of(connection, stays.id)) == 1


def test_one_that_was_paused_is_told_of_what_comes_after(archive: Archive) -> None:
    hook = subscribed(archive, 1)
    with archive.writing() as writing:
        assert pause(writing.connection, hook.id).state is WebhookState.PAUSED
        assert webhooks_due(writing.connection, NOW) == []
        try_again(writing.connection)
        assert webhooks_due(writing.connection, NOW) == []
        resumed = resume(writing.connection, hook.id, 90)
        assert (resumed.state, resumed.seq) == (WebhookState.ACTIVE, 90)
        assert [each.id for each in webhooks_due(writing.connection, NOW)] == [hook.id]


def test_one_that_was_gone_is_told_of_all_that_waited(archive: Archive) -> None:
    hook = subscribed(archive, 1)
    with archive.writing() as writing:
        set_state(writing.connection, hook.id, WebhookState.GONE)
        assert resume(writing.connection, hook.id, 90).seq == hook.seq


def test_the_latest_messages_come_first(archive: Archive) -> None:
    hook = subscribed(archive, 3)
    with archive.reading() as connection:
        newest = latest_messages(connection, hook.id, 2)
        assert newest == messages_of(connection, hook.id)[:0:-1]
