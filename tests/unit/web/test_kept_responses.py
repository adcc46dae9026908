"""Answers are made once for all who see the same, and anew for other views, logins and archives."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Scope

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


def test_few_answers_are_made_at_once_and_one_for_all_who_ask_meanwhile() -> None:
    made: list[int] = []
    running = most = 0

    async def page(request: Request) -> PlainTextResponse:
        nonlocal running, most
        running += 1
        most = max(most, running)
        made.append(1)
        await asyncio.sleep(0.01)
        running -= 1
        return PlainTextResponse(request.url.path)

    kept = KeptResponses(Starlette(routes=[Route("/{name}", page)]), lambda: 1, lambda _: True)

    async def ask() -> list[str]:
        transport = httpx.ASGITransport(app=kept)
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            answers = await asyncio.gather(*(client.get(f"/{n % 4}") for n in range(20)))
            return [answer.text for answer in answers]

    assert asyncio.run(ask()) == [f"/{n % 4}" for n in range(20)]
    assert most == kept_responses._AT_ONCE
    assert len(made) < 8  # four pages, and those that were asked for twice before the first was kept


def test_a_slow_reader_of_a_long_answer_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_responses, "_LONGEST", 5)
    monkeypatch.setattr(kept_responses, "_AT_ONCE", 1)

    async def page(request: Request) -> PlainTextResponse:
        return PlainTextResponse("x" * (9 if request.url.path == "/long" else 1))

    kept = KeptResponses(Starlette(routes=[Route("/{name}", page)]), lambda: 1, lambda _: True)

    async def ask() -> list[str]:
        go_on, seen = asyncio.Event(), list[str]()

        async def slow(message: Message) -> None:
            seen.append("long")
            await go_on.wait()

        async def quick(message: Message) -> None:
            seen.append("short")

        long = asyncio.ensure_future(kept(_scope("/long"), _nothing, slow))
        while not seen:
            await asyncio.sleep(0)
        await kept(_scope("/short"), _nothing, quick)
        go_on.set()
        await long
        return seen

    assert asyncio.run(asyncio.wait_for(ask(), 10))[:3] == ["long", "short", "short"]


def _scope(path: str) -> Scope:
    return {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
