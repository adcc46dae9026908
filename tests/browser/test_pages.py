"""Every page in both languages, on phone and desk, light and dark: whole, legible, no console error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from marsad.archive.archive import Archive
from marsad.archive.views.identities import named

from .conftest import SHOTS

DEVICES = {"phone": (390, 844), "desk": (1366, 900)}
THEMES = ("light", "dark")
PAGES = {
    "today": "/",
    "agenda": "/agenda?month=2023-04",
    "events": "/events?type=CONSULT",
    "names": "/names",
    "organisations": "/names?kind=ORG",
    "outlets": "/outlets",
    "outlet": "/outlet/شبكة%20الأفق",
    "digest": "/day/2023-03-20",
    "country": "/country/SA",
    "pair": "/pair/SA/IR",
    "paste": "/paste",
    "search": "/search?q=إيران",
    "story": "/story/1",
    "login": "/login",
    "corrections": "/corrections",
    "missing": "/nowhere",
    "article": "/article/{article}",
    "person": "/person/{person}",
    "place": "/place/{place}",
}
# What axe calls moderate is advice; serious and critical findings keep people out.
REFUSED = ("serious", "critical")


@pytest.fixture(scope="session")
def numbers(news: Path) -> dict[str, str]:
    """The article and the names that the pages are shown for."""
    with Archive.open(news) as archive, archive.reading() as connection:
        person, place = named(connection, "PERSON")[0], named(connection, "PLACE")[0]
        return {"article": archive.newest()[12].id, "person": str(person.id), "place": str(place.id)}


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    device, theme = request.param
    width, height = DEVICES[device]
    made = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
    yield made
    made.close()


def opened(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """The page and what it said on the console."""
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    return page, said


WAYS = [("phone", "light"), ("phone", "dark"), ("desk", "light"), ("desk", "dark")]


@pytest.mark.parametrize("context", WAYS, ids=lambda way: "-".join(way), indirect=True)
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_whole(
    context: BrowserContext,
    site: str,
    numbers: dict[str, str],
    name: str,
    language: str,
    request: pytest.FixtureRequest,
) -> None:
    path = PAGES[name].format(**numbers)
    page, said = opened(context, site + ("/en" if language == "en" else "") + path)
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{request.node.callspec.id}.png")
    expected = [] if name != "missing" else ["404"]
    assert [text for text in said if not any(part in text for part in expected)] == []
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 1, "the page scrolls sideways"
    found = [each for each in Axe().run(page).response["violations"] if each["impact"] in REFUSED]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == []


@pytest.mark.parametrize("context", [("desk", "light")], indirect=True)
def test_the_keyboard_reaches_content_and_search(context: BrowserContext, site: str) -> None:
    page, _ = opened(context, site + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "quick"


@pytest.mark.parametrize("context", [("desk", "light")], indirect=True)
def test_the_reader_chooses_theme_months_and_digits(context: BrowserContext, site: str) -> None:
    page, _ = opened(context, site + "/day/2023-03-20")
    for name, choice in (("months", "levant"), ("digits", "arabic")):
        with page.expect_navigation():
            page.select_option(f"#view-{name}", choice)
    assert "٢٠ آذار ٢٠٢٣" in page.locator("h1").inner_text()


@pytest.mark.parametrize("context", [("phone", "dark")], indirect=True)
def test_a_pasted_page_is_read_at_once(context: BrowserContext, site: str) -> None:
    page, said = opened(context, site + "/paste")
    page.fill("#text", "وزير الطاقة في عمان\nوصل وزير الطاقة العراقي، الأحد، إلى عمان في زيارة رسمية.")
    page.click("main form button")
    page.wait_for_load_state()
    assert page.locator("article h2").inner_text() == "وزير الطاقة في عمان"
    assert page.locator(".fact.GPE").count() >= 1
    assert said == []


@pytest.mark.parametrize("context", [("phone", "light")], indirect=True)
def test_the_last_pages_are_read_without_network(context: BrowserContext, site: str) -> None:
    page, _ = opened(context, site + "/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.goto(site + "/agenda")
    page.evaluate("fetch('/api/articles').then((answer) => answer.text())")
    listing = "caches.open('marsad-pages-1').then((kept) => kept.keys())"
    kept = page.evaluate(f"{listing}.then((all) => all.map((one) => one.url))")
    assert not any("/api/" in address for address in kept)
    context.set_offline(True)
    page.goto(site + "/")
    assert re.search("\\S", page.locator("h1").inner_text())
