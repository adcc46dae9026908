"""Admins manage webhooks on the site: added with its secret shown once, tested, paused, removed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from marsad.archive.accounts import Role
from marsad.archive.archive import Archive
from marsad.archive.views.identities import named
from marsad.archive.webhooks import (
    Draft,
    Webhook,
    Wish,
    WishKind,
    add_webhook,
    all_webhooks,
    latest_messages,
    note_messages,
)
from marsad.web.app import create_app
from marsad.web.settings import Settings
from marsad.webhooks.noting import NewsNoter
from marsad.webhooks.wanting import Wanted, register

from .logging_in import add_users, log_in

HOOK = "https://desk.example/hook"


@pytest.fixture
def place(news: Path, tmp_path: Path) -> Path:
    """An archive of the demo's news with an admin and an editor."""
    copy = tmp_path / "news.db"
    shutil.copy(news, copy)
    add_users(copy, amal=Role.ADMIN, hoda=Role.EDITOR)
    return copy


@pytest.fixture
def client(place: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(archive=str(place)))) as opened:
        yield opened


def token_of(client: TestClient, name: str = "amal") -> str:
    """The form token of the webhooks' page for a user."""
    return log_in(client, name, "/webhooks")


def hooks(place: Path) -> list[Webhook]:
    with Archive.open(place) as archive, archive.reading() as connection:
        return all_webhooks(connection)


def subscribed(place: Path, address: str) -> Webhook:
    """A subscriber that the command line let through to a private address."""
    with Archive.open(place) as archive:
        return register(archive, address, Wanted([WishKind.STORY_NEW]), allow_private=True)


def test_a_subscriber_is_added_and_its_secret_shown_once(client: TestClient, place: Path) -> None:
    with Archive.open(place) as archive, archive.reading() as connection:
        person = named(connection, "PERSON")[0]
    wanted = {"wants": ["story.new", "agenda.changed"], "naming": person.name, "query": "قمة"}
    page = client.post("/webhooks", data={"token": token_of(client), "address": HOOK, **wanted}).text
    assert re.search(r"whsec_\S+</code>", page)
    assert "whsec_" not in client.get("/webhooks").text
    (hook,) = hooks(place)
    assert [wish.kind.value for wish in hook.wishes] == [
        "story.new",
        "agenda.changed",
        "article.naming",
        "article.found",
    ]
    assert f'href="/person/{person.id}"' in page
    assert not hook.allow_private


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "Choose what it is told of"),
        ({"naming": "زرقوفيلوس"}, "knows no name with: زرقوفيلوس"),
        ({"naming": "محمد"}, "write its number"),
        ({"query": "outlet:"}, "has no value"),
        ({"wants": "story.new", "address": "http://127.0.0.1/x"}, "A private or local address"),
        ({"wants": "story.new", "address": "ftp://desk.example/"}, "An address begins with https://"),
    ],
)
def test_what_cannot_be_met_is_told_in_the_language_of_the_page(
    client: TestClient, place: Path, form: dict[str, str], said: str
) -> None:
    answer = client.post("/en/webhooks", data={"token": token_of(client), "address": HOOK, **form})
    assert answer.status_code == 400
    assert said in answer.text
    assert hooks(place) == []


def test_a_test_message_says_what_came_of_it(client: TestClient, place: Path, site: Any) -> None:
    token = token_of(client)
    taking = subscribed(place, site.says("/a", 204))
    refusing = subscribed(place, site.says("/b", 500))
    test = {"token": token, "what": "test"}
    assert "وصلت رسالة التجربة إلى" in client.post(f"/webhooks/{taking.id}", data=test).text
    assert "answered 500" in client.post(f"/webhooks/{refusing.id}", data=test).text
    assert site.paths() == ["/a", "/b"]


def test_a_paused_subscriber_is_told_nothing_until_it_is_resumed(client: TestClient, place: Path) -> None:
    with Archive.open(place) as archive, archive.writing() as writing:
        hook = add_webhook(writing.connection, HOOK, [Wish(WishKind.STORY_NEW)], 0)
    address, token = f"/webhooks/{hook.id}", token_of(client)
    assert 'value="resume"' in client.post(address, data={"token": token, "what": "pause"}).text
    with Archive.open(place) as archive:
        NewsNoter(archive).note()
        (paused,) = hooks(place)
        assert 'value="pause"' in client.post(address, data={"token": token, "what": "resume"}).text
        (resumed,) = hooks(place)
        assert (paused.seq, resumed.seq) == (0, archive.last_seq())
        with archive.reading() as connection:
            assert latest_messages(connection, hook.id) == []


def test_the_latest_messages_are_shown_and_go_with_their_subscriber(client: TestClient, place: Path) -> None:
    token, hook = token_of(client), subscribed(place, HOOK)
    with Archive.open(place) as archive, archive.writing() as writing:
        note_messages(writing.connection, hook, [Draft("story.new", "{}")] * 12, hook.seq)
    page = client.get("/en/webhooks").text
    assert "Waiting: 12" in page
    assert page.count('<span class="status waiting">Waiting</span>') == 10
    assert HOOK not in client.post(f"/webhooks/{hook.id}", data={"token": token, "what": "remove"}).text
    assert hooks(place) == []


def test_only_admins_with_a_form_of_this_site(client: TestClient, place: Path) -> None:
    hook = subscribed(place, HOOK)
    assert client.get("/webhooks").status_code == 401
    token = token_of(client, "hoda")
    for path in ("/webhooks", f"/webhooks/{hook.id}"):
        assert client.post(path, data={"token": token, "what": "remove"}).status_code == 403
    client.post("/logout")
    token_of(client)
    data = {"token": "guess", "what": "remove"}
    assert client.post(f"/webhooks/{hook.id}", data=data).status_code == 403
    assert client.post("/webhooks/99", data={"token": token_of(client), "what": "test"}).status_code == 404
