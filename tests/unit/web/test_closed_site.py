"""A closed site shows nothing to strangers: pages lead to the login, the API says 401; users read on."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from marsad.archive.accounts import Role, add_token
from marsad.archive.archive import Archive
from marsad.web.app import create_app
from marsad.web.settings import Settings

from .logging_in import PASSWORD, add_users

BROWSER = {"Accept": "text/html"}
READ = ("/", "/en/", "/agenda", "/story/1", "/search?q=x", "/outlet/a/b", "/paste", "/corrections", "/day")


@pytest.fixture(scope="module")
def token() -> str:
    return secrets.token_urlsafe(16)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, token: str) -> Iterator[TestClient]:
    place = tmp_path_factory.mktemp("closed") / "news.db"
    users = add_users(place, salma=Role.READER)
    with Archive.open(place) as archive, archive.writing() as writing:
        add_token(writing.connection, users["salma"], "desk", token)
    app = create_app(Settings(archive=str(place), open_reading=False))
    with TestClient(app, follow_redirects=False) as opened:
        yield opened


@pytest.mark.parametrize("path", READ)
def test_pages_lead_a_stranger_to_the_login(site: TestClient, path: str) -> None:
    answer = site.get(path, headers=BROWSER)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(("/login?back=", "/en/login?back="))


@pytest.mark.parametrize("path", ["/api/articles", "/api/stories/1", "/api/events"])
def test_the_api_says_that_it_needs_a_token(site: TestClient, path: str, token: str) -> None:
    refused = site.get(path, headers=BROWSER)
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    assert "log in" in refused.json()["detail"]
    assert site.get(path, headers={"Authorization": f"Bearer {token}"}).status_code in (200, 404)


def test_a_feed_reader_is_told_what_it_needs(site: TestClient, token: str) -> None:
    assert site.get("/feeds/stories.rss").status_code == 401
    assert site.get("/feeds/stories.rss", headers={"Authorization": f"Bearer {token}"}).status_code == 200


@pytest.mark.parametrize("path", ["/login", "/en/login", "/static/site.css", "/health"])
def test_login_and_static_files_are_open(site: TestClient, path: str) -> None:
    assert site.get(path, headers=BROWSER).status_code == 200


def test_a_user_reads_after_logging_in_and_no_more_after_logging_out(site: TestClient) -> None:
    form = {"name": "salma", "password": PASSWORD, "back": "/agenda"}
    assert site.post("/login", data=form).headers["location"] == "/agenda"
    assert site.get("/agenda", headers=BROWSER).status_code == 200
    site.post("/logout")
    assert site.get("/agenda", headers=BROWSER).status_code == 303
