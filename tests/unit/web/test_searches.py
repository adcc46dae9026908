"""Searches in the API and as feeds; users keep searches on the site and by token; columns over time."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from fastapi.testclient import TestClient

from marsad.archive.accounts import Role, add_token
from marsad.archive.archive import Archive
from marsad.web.app import create_app
from marsad.web.settings import Settings

from .logging_in import add_users, log_in

TOKEN = secrets.token_urlsafe(16)
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def place(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo's archive with two readers."""
    path = tmp_path_factory.mktemp("searches") / "news.db"
    shutil.copy(news, path)
    users = add_users(path, salma=Role.READER, omar=Role.READER)
    with Archive.open(path) as archive, archive.writing() as writing:
        add_token(writing.connection, users["omar"], "desk", TOKEN)
    return path


@pytest.fixture
def site(place: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(archive=str(place)))) as opened:
        yield opened


def form_token(site: TestClient) -> str:
    """The form token of the page, after logging in as salma."""
    return log_in(site, "salma", "/search?q=إيران")


def test_the_api_gives_hits_with_marks_in_their_snippets(site: TestClient) -> None:
    answer = site.get("/api/search", params={"q": "وزير", "limit": 5}).json()
    assert answer["total"] > 5
    assert len(answer["items"]) == 5
    hit = next(each for each in answer["items"] if each["marks"])
    start, end = hit["marks"][0]
    assert "زير" in hit["snippet"][start:end] or "زراء" in hit["snippet"][start:end]
    more = site.get("/api/search", params={"q": "وزير", "limit": 5, "cursor": answer["next"]}).json()
    ids = [each["article"]["id"] for each in (*answer["items"], *more["items"])]
    assert len(set(ids)) == len(ids)


def test_a_query_that_cannot_be_understood_is_a_refusal(site: TestClient) -> None:
    answer = site.get("/api/search", params={"q": "outlet:"})
    assert answer.status_code == 422
    assert "has no value" in answer.json()["detail"]


def test_a_search_is_a_feed_newest_first(site: TestClient) -> None:
    parsed = feedparser.parse(site.get("/feeds/search.rss", params={"q": "إيران"}).content)
    days = [entry.published_parsed for entry in parsed.entries]
    assert days == sorted(days, reverse=True)
    assert len(days) > 3
    assert "إيران" in parsed.feed.title


def test_a_reader_keeps_a_search_and_forgets_it(site: TestClient) -> None:
    token = form_token(site)
    form = {"token": token, "name": "ملف إيران", "q": "إيران", "first": "2023-03-01"}
    page = site.post("/searches", data=form)
    assert page.status_code == 200
    assert "ملف إيران" in page.text
    assert re.search(r"/feeds/search\.rss\?q=[^\"]*first=2023-03-01", page.text)
    number = re.search(r"/searches/(\d+)/delete", page.text)
    assert number
    assert "ملف إيران" not in site.post(f"/searches/{number[1]}/delete", data={"token": token}).text


def test_keeping_a_search_needs_a_login_and_a_form_of_this_site(site: TestClient) -> None:
    assert site.post("/searches", data={"q": "x"}).status_code == 401
    form_token(site)
    assert site.post("/searches", data={"q": "x", "token": "forged"}).status_code == 403


def test_a_program_keeps_searches_of_its_own_user(site: TestClient) -> None:
    new = {"name": "نفط", "query": "النفط", "filters": {"country": "IQ"}}
    made = site.post("/api/searches", json=new, headers=BEARER)
    assert made.status_code == 201
    again = site.post("/api/searches", json={**new, "query": "نفط"}, headers=BEARER).json()
    items = site.get("/api/searches", headers=BEARER).json()["items"]
    assert [(each["name"], each["query"], each["filters"]) for each in items] == [
        ("نفط", "نفط", {"country": "IQ"})
    ]
    token = form_token(site)
    assert site.post(f"/searches/{again['id']}/delete", data={"token": token}).status_code == 404  # omar's
    site.post("/logout")
    path = f"/api/searches/{again['id']}"
    assert [site.delete(path, headers=BEARER).status_code for _ in range(2)] == [204, 404]


@pytest.mark.parametrize(
    "new",
    [{"name": "", "query": "x"}, {"name": "x"}, {"name": "x", "query": "x", "filters": {"colour": "red"}}],
)
def test_a_search_that_asks_nothing_known_is_refused(site: TestClient, new: dict[str, object]) -> None:
    assert site.post("/api/searches", json=new, headers=BEARER).status_code == 422
    assert site.get("/api/searches").status_code == 401


def test_the_search_page_draws_hits_over_time_and_each_column_leads_to_its_days(site: TestClient) -> None:
    text = site.get("/search", params={"q": "وزير"}).text
    links = re.findall(r'href="(/search\?[^"]*first=[^"]*)"', text)
    assert len(links) > 3
    assert site.get(links[0].replace("&amp;", "&")).status_code == 200
