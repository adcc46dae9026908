"""Nothing from an article runs: markup as headlines, names, bodies and outlets stays text in Chromium.

The strings are shapes of the OWASP XSS Filter Evasion Cheat Sheet, each calling `alert`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser

from marsad.archive.archive import Archive
from marsad.desk.desk import Desk
from marsad.model.article import Article, Credit, CreditKind, PageRef, Published
from marsad.model.entity import Entity, EntityType, Mention
from marsad.model.page import Page
from marsad.web.app import create_app
from marsad.web.settings import Settings

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "</textarea><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<IMG SRC=jAvascript:alert('x')>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "{{7*7}}{% raw %}",
    "<a href='javascript:alert(1)' autofocus onfocus=alert(1)>x</a>",
    "<body onload=alert(1)>",
    "\u202e<script>alert(1)</script>",
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "<details open ontoggle=alert(1)>",
)


def hostile_article(number: int, text: str) -> tuple[Page, Article]:
    address = f"https://news.example/{number}"
    body = f"قال {text} إن الاجتماع عُقد."
    entity = Entity("p1", EntityType.PERSON, text, (Mention(4, 4 + len(text), text),), text, "EG", text)
    article = Article(
        f"hostile{number}",
        PageRef(f"h{number}", address),
        body,
        text,
        published=Published("2024-01-02", "test", text),
        outlet=text,
        credits=(Credit(text, CreditKind.AGENCY),),
        entities=(entity,),
        related=(text,),
    )
    return Page(f"h{number}", body, url=address), article


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "news.db"
    with Archive.open(path, create=True) as archive:
        for number, text in enumerate(HOSTILE):
            page, article = hostile_article(number, text)
            archive.add_page(page, [article])
        Desk(archive).catch_up()
    return path


def test_nothing_runs(browser: Browser, hostile: Path) -> None:
    app = create_app(Settings(archive=str(hostile)))
    client = TestClient(app)
    page = browser.new_page()
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    paths = [f"/article/hostile{number}" for number in range(len(HOSTILE))]
    paths += [
        "/",
        "/outlets",
        "/names",
        "/names?kind=ORG",
        "/events",
        "/day/2024-01-02",
        "/person/1",
        "/country/EG",
    ]
    paths += [f"/outlet/{text}" for text in HOSTILE if "/" not in text] + [
        f"/names?q={text}" for text in HOSTILE
    ]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code in (200, 404), path
        # Without the policy, so that the markup alone has to hold.
        page.set_content(answer.text.replace('src="/static', 'data-src="'), wait_until="load")
    page.close()
    assert ran == []


def test_feeds_and_api_keep_hostile_text_as_text(hostile: Path) -> None:
    client = TestClient(create_app(Settings(archive=str(hostile))))
    assert "<script>alert" not in client.get("/feeds/articles.rss").text
    assert client.get("/api/articles/hostile0").headers["content-type"] == "application/json"
    assert client.get("/api/articles/hostile0").json()["headline"] == HOSTILE[0]
