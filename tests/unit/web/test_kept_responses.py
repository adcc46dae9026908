"""Answers are made once for all who see the same, and anew for other views, logins and archives."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from marsad.web import kept_responses
from marsad.web.kept_responses import KeptResponses


class Counted:
    """A site of one page that counts how often it was made, over an archive of a settable state."""

    def __init__(self) -> None:
        self.made = 0
        self.state = 1
        app = Starlette(routes=[Route("/", self.page)])
        kept = KeptResponses(app, lambda: self.state, lambda headers: "marsad_login" not in str(headers))
        self.client = TestClient(kept)

    def page(self, _request: Request) -> PlainTextResponse:
        self.made += 1
        return PlainTextResponse("نص")

    def get(self, cookie: str) -> None:
        assert self.client.get("/", headers={"Cookie": cookie}).text == "نص"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Counted:
    monkeypatch.setattr(kept_responses, "_FRESH", -1.0)
    return Counted()


def test_cookies_of_others_make_no_page_anew(site: Counted) -> None:
    for cookie in ("", "tracker=1", "marsad_view=nonsense; tracker=2", "marsad_view=auto.egypt.latin"):
        site.get(cookie)
    assert site.made == 1


def test_each_view_has_its_page(site: Counted) -> None:
    for theme in ("dark", "light", "dark"):
        site.get(f"marsad_view={theme}.egypt.latin")
    assert site.made == 2


def test_a_login_is_never_answered_from_what_is_kept(site: Counted) -> None:
    for _ in range(2):
        site.get("marsad_login=secret")
    assert site.made == 2


def test_a_changed_archive_makes_pages_anew(site: Counted) -> None:
    site.get("")
    site.state = 2
    site.get("")
    assert site.made == 2


def test_old_answers_go_when_room_is_short(site: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_responses, "_MOST_BYTES", 5)  # one answer has four
    for theme in ("dark", "light", "dark"):
        site.get(f"marsad_view={theme}.egypt.latin")
    assert site.made == 3
