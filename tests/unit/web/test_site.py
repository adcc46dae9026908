"""The site over the demo's news: what pages answer, what forms refuse, what feeds and exports hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fastfeedparser
import feedparser
import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from marsad.archive.accounts import Role, add_user, user_named
from marsad.web.accounts.passwords import hash_password
from marsad.web.app import create_app
from marsad.web.settings import Settings

PASSWORD = "a long enough password"


@pytest.fixture(scope="module")
def client(news: Path) -> Iterator[TestClient]:
    app = create_app(Settings(archive=str(news)))
    with app.state.store.archive.writing() as writing:
        if user_named(writing.connection, "hoda") is None:
            add_user(writing.connection, "hoda", Role.EDITOR, hash_password(PASSWORD))
    with TestClient(app) as opened:
        yield opened


@pytest.mark.parametrize("query", ["المفاوضات", "ايران", "شخص:أردوغان", '"وزير الخارجية"'])
def test_search_finds_and_marks(client: TestClient, query: str) -> None:
    answer = client.get("/search", params={"q": query})
    assert answer.status_code == 200
    assert "<mark>" in answer.text


def test_a_query_that_cannot_be_understood_says_why(client: TestClient) -> None:
    answer = client.get("/en/search", params={"q": "outlet:"})
    assert answer.status_code == 400
    assert "has no value" in answer.text


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feeds_are_read_by_feed_readers(client: TestClient, form: str) -> None:
    content = client.get(f"/feeds/articles.{form}").content
    for parsed in (feedparser.parse(content), fastfeedparser.parse(content)):
        assert len(parsed.entries) == 50
        assert parsed.entries[0].link.startswith("http://testserver/article/")


def test_the_agenda_is_read_by_a_calendar_program(client: TestClient) -> None:
    calendar = Calendar.from_ical(client.get("/agenda.ics").content)
    entries = calendar.walk("VEVENT")
    assert entries
    assert all(entry["DTEND"].dt > entry["DTSTART"].dt for entry in entries)


def test_a_page_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/agenda")
    again = client.get("/agenda", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


def test_writing_needs_a_login_and_a_form_of_this_site(client: TestClient) -> None:
    article = client.get("/api/articles?limit=1").json()["items"][0]["id"]
    wrong = {"what": "reject event", "fact": 0}
    assert client.post(f"/article/{article}/correct", data=wrong).status_code == 401
    assert client.post("/login", data={"name": "hoda", "password": "wrong"}).status_code == 403
    client.post("/login", data={"name": "hoda", "password": PASSWORD})
    assert client.post(f"/article/{article}/correct", data={**wrong, "token": "x"}).status_code == 403
    client.post("/logout")


def test_nothing_inline_may_run(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize("form", ["record", "ninjs", "schema.org"])
def test_an_article_comes_in_every_form(client: TestClient, form: str) -> None:
    number = client.get("/api/articles?limit=1").json()["items"][0]["id"]
    answer = client.get(f"/api/articles/{number}", params={"form": form})
    assert answer.status_code == 200
    assert number in answer.text


def test_health_and_metrics_answer(client: TestClient) -> None:
    assert client.get("/health").json()["status"] == "ok"
    assert "marsad_articles 65.0" in client.get("/metrics").text


def test_a_story_suggests_others_and_says_why(client: TestClient) -> None:
    told = [each["id"] for each in client.get("/api/stories").json()["items"]]
    related = {number: client.get(f"/api/stories/{number}/related").json()["items"] for number in told}
    number, suggested = next(pair for pair in related.items() if pair[1])
    text = client.get(f"/story/{number}").text
    assert "اقرأ أيضا" in text
    assert all(f"/article/{each['article']['id']}" in text for each in suggested)
    assert {each["article"]["story"] for each in suggested}.isdisjoint({number})
    assert "people" in {
        reason["tie"] for items in related.values() for each in items for reason in each["reasons"]
    }


@pytest.mark.parametrize("path", ["/story", "/person", "/feeds/story", "/events?identity="])
def test_a_number_beyond_every_row_is_refused(client: TestClient, path: str) -> None:
    number = f"{10**30}{'.rss' if path.startswith('/feeds') else ''}"
    address = f"{path}{number}" if path.endswith("=") else f"{path}/{number}"
    assert client.get(address).status_code == 400


def test_fields_of_a_form_that_nobody_filled_in_ask_for_all(client: TestClient) -> None:
    empty = {"type": "", "status": "", "country": "", "outlet": "", "since": "", "until": ""}
    assert client.get("/events", params=empty).status_code == 200
