"""What those see who log in: sources, webhooks, saved searches, doubts, corrections in place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tools.docs.demo_site import served

from marsad.archive.accounts import Role, add_user
from marsad.archive.archive import Archive
from marsad.archive.saved_searches import save_search
from marsad.archive.views.stories import newest_stories
from marsad.archive.webhooks import Draft, WishKind, note_messages
from marsad.model.source import Source, SourceKind, SourceState
from marsad.web.accounts.passwords import hash_password
from marsad.webhooks.wanting import Wanted, register

from .conftest import SHOTS

PASSWORD = "a long enough password"
NOW = datetime(2024, 5, 24, 10, 0, tzinfo=UTC)
REFUSED = ("serious", "critical")
WAYS = [("phone", 390, 844, "light"), ("desk", 1366, 900, "dark"), ("desk", 1366, 900, "light")]
PAGES = {
    "sources": "/sources",
    "saved": "/search?q=وزير",
    "story-tools": "/story/{story}?other=السعودية",
    "name-tools": "/person/1?other=محمد",
    "doubts": "/doubts",
    "webhooks": "/webhooks",
    "decided": "/corrections",
}


@pytest.fixture(scope="module")
def desk(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a site with an admin, two sources and a saved search; and an article's path."""
    place = tmp_path_factory.mktemp("desk") / "news.db"
    shutil.copy(news, place)
    with Archive.open(place) as archive:
        with archive.writing() as writing:
            amal = add_user(writing.connection, "amal", Role.ADMIN, hash_password(PASSWORD))
            save_search(writing.connection, amal, "الملف النووي", "إيران", {"first": "2023-03-01"})
        well = Source("s-1", "https://news.example/feed", SourceKind.FEED, "صحيفة الواحة", "JO", added=NOW)
        failing = Source("s-2", "https://other.example/news-sitemap.xml", SourceKind.SITEMAP, "بوابة النهر")
        for source in (well, failing):
            archive.sources.put_source(source)
        archive.sources.save_check(well, SourceState("s-1", last_checked=NOW, last_success=NOW), ())
        trouble = SourceState(
            "s-2", last_checked=NOW, failures=3, error_kind="timeout", error="no answer in 30 s"
        )
        archive.sources.save_check(failing, trouble, ())
        article = archive.newest()[12].id
        wanted = Wanted(list(WishKind)[:3], ["1"], ["قمة"])
        hook = register(archive, "https://desk.example/hooks/marsad", wanted)
        with archive.writing() as writing:
            drafts = [Draft(WishKind.STORY_NEW, "{}"), Draft(WishKind.AGENDA_CHANGED, "{}")]
            note_messages(writing.connection, hook, drafts, hook.seq)
    with served(place) as address:
        yield address, f"/article/{article}"


@pytest.fixture(scope="module")
def stories(news: Path) -> tuple[int, int]:
    """The numbers of the two stories that most articles tell: merged, they go by the first."""
    with Archive.open(news) as archive, archive.reading() as connection:
        several = sorted(newest_stories(connection, 100), key=lambda each: (-each.articles, each.id))
    return several[0].id, several[1].id


def log_in(page: Page, address: str) -> None:
    page.goto(f"{address}/login")
    page.fill("#name", "amal")
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_load_state()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way[0]}-{way[3]}")
@pytest.mark.parametrize("prefix", ["", "/en"], ids=["ar", "en"])
def test_pages_of_those_who_log_in_are_whole(
    browser: Browser,
    desk: tuple[str, str],
    stories: tuple[int, int],
    way: tuple[str, int, int, str],
    prefix: str,
) -> None:
    device, width, height, theme = way
    address, article = desk
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    log_in(page, address)
    SHOTS.mkdir(parents=True, exist_ok=True)
    for name, path in {**PAGES, "correcting": article}.items():
        page.goto(address + prefix + path.format(story=stories[0]))
        shot = f"{name}-{'en' if prefix else 'ar'}-{device}-{theme}.png"
        page.screenshot(path=SHOTS / shot, full_page=True)
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) <= 1, f"{name} scrolls sideways"
        found = [each for each in Axe().run(page).response["violations"] if each["impact"] in REFUSED]
        assert [(name, each["id"]) for each in found] == []
    context.close()
    assert said == []


@pytest.mark.parametrize("prefix", ["", "/en"], ids=["ar", "en"])
def test_an_editor_merges_and_undoes_with_the_keyboard_and_without_scripts(
    browser: Browser, desk: tuple[str, str], stories: tuple[int, int], prefix: str
) -> None:
    address, (kept, gone) = desk[0], stories
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, address)
    page.goto(f"{address}{prefix}/story/{kept}?other={gone}")
    page.focus(f"#story-{gone}")
    page.keyboard.press("Space")
    page.focus("#why-merge")
    page.keyboard.type("one")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("#correct .decisions > li").count() == 1
    assert page.goto(f"{address}{prefix}/story/{gone}").url.endswith(f"/story/{kept}")
    undo = page.locator("#correct .decisions button")
    undo.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("#correct .decisions > li").count() == 0
    assert page.goto(f"{address}{prefix}/story/{gone}").url.endswith(f"/story/{gone}")
    context.close()
