"""Admins manage sources on the site: others are kept out, and so are forms of other sites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from marsad.archive.accounts import Role
from marsad.errors import AddressRefused
from marsad.harvest.asking import Asker
from marsad.web.app import create_app
from marsad.web.pages.sources import new_asker
from marsad.web.settings import Settings

from .logging_in import add_users, log_in


@pytest.fixture
def client(tmp_path: Path, asker: Asker) -> Iterator[TestClient]:
    """The site over an empty archive; its asker may ask the site on loopback."""
    place = tmp_path / "news.db"
    add_users(place, amal=Role.ADMIN, hoda=Role.EDITOR)
    app = create_app(Settings(archive=str(place)))
    app.dependency_overrides[new_asker] = lambda: asker
    with TestClient(app) as opened:
        yield opened


def token_of(client: TestClient, name: str) -> str:
    """The form token of the sources' page for a user."""
    return log_in(client, name, "/sources")


def feed(site: Any) -> str:
    item = "<item><title>خبر</title><link>https://x.example/1</link></item>"
    address: str = site.says("/feed", 200, f"<rss><channel><title>صحيفة الواحة</title>{item}</channel></rss>")
    return address


def test_an_admin_adds_checks_pauses_and_removes_a_source(client: TestClient, site: Any) -> None:
    token = token_of(client, "amal")
    page = client.post("/sources", data={"token": token, "address": feed(site), "country": "JO"}).text
    assert "صحيفة الواحة" in page
    number = re.search(r'action="/sources/(s-\w+)"', page)
    assert number
    said = {
        what: client.post(f"/sources/{number[1]}", data={"token": token, "what": what}).text
        for what in ("check", "pause", "resume", "remove")
    }
    assert "سليم" in said["check"]
    assert 'value="resume"' in said["pause"]
    assert 'value="pause"' in said["resume"]
    assert "صحيفة الواحة" not in said["remove"]


def test_what_does_not_answer_is_not_added_and_the_page_says_why(client: TestClient, site: Any) -> None:
    token = token_of(client, "amal")
    for address, said in ((site.address + "/nothing", "404"), ("/etc/passwd", "https://")):
        answer = client.post("/sources", data={"token": token, "address": address})
        assert answer.status_code == 400
        assert said in answer.text
        assert address in answer.text


def test_editors_and_strangers_are_kept_out(client: TestClient) -> None:
    assert client.get("/sources").status_code == 401
    assert client.get("/sources", headers={"Accept": "text/html"}).url.path == "/login"
    token_of(client, "hoda")
    assert client.get("/sources").status_code == 403
    assert client.post("/sources", data={"address": "https://x.example/"}).status_code == 403


def test_a_form_of_another_site_changes_nothing(client: TestClient, site: Any) -> None:
    token_of(client, "amal")
    assert client.post("/sources", data={"address": feed(site), "token": "guess"}).status_code == 403
    assert client.post("/sources", data={"address": feed(site)}).status_code == 403
    assert site.asked == []


def test_the_site_itself_asks_public_addresses_alone() -> None:
    with contextmanager(new_asker)() as asker, pytest.raises(AddressRefused):
        asker.ask("http://127.0.0.1:9/feed")
