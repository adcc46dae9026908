"""Takes the pictures of the documentation from the demo's site: `python -m tools.docs.screenshots`.

Needs Chromium. The pictures are WebP of the quality that keeps letters clean, some 30 KB each.
"""

from __future__ import annotations

import base64
import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright
from tools.docs.demo_site import news_archive, served

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
_QUALITY = 72
_DESKTOP, _PHONE = (1280, 800), (390, 800)
_FLAGS = ("--no-sandbox", "--disable-gpu", "--hide-scrollbars")


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the page's path, the window, and light or dark."""

    name: str
    path: str
    window: tuple[int, int] = _DESKTOP
    dark: bool = False


def main() -> None:
    """Writes every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        address = stack.enter_context(served(news_archive(Path(folder, "demo.db"))))
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=shutil.which("chromium"), args=list(_FLAGS))
        for shot in _shots(address):
            target = PICTURES / f"{shot.name}.webp"
            target.write_bytes(_taken(browser, address, shot))
            print(target.relative_to(ROOT), target.stat().st_size)
        browser.close()


def _shots(address: str) -> tuple[Shot, ...]:
    """The pages to show: of the story that most reports tell, its first report, and the rest."""
    with httpx.Client(base_url=f"{address}/api") as site:
        stories = site.get("/stories", params={"limit": 100}).json()["items"]
        most = max(stories, key=lambda story: (story["articles"], -story["id"]))["id"]
        first = site.get("/articles", params={"story": most, "limit": 100}).json()["items"][-1]["id"]
        person = site.get("/names", params={"part": "بشار الأسد"}).json()["items"][0]["id"]
    return (
        Shot("today", "/"),
        Shot("story", f"/story/{most}"),
        Shot("article", f"/article/{first}"),
        Shot("person", f"/person/{person}"),
        Shot("agenda", "/agenda?month=2023-03"),
        Shot("search", "/search?q=موسكو", dark=True),
        Shot("phone", f"/story/{most}", _PHONE),
    )


def _taken(browser: Browser, address: str, shot: Shot) -> bytes:
    """What the window shows, as WebP, which Playwright's own call does not write."""
    width, height = shot.window
    page = browser.new_page(viewport={"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if shot.dark else "light")
    page.goto(f"{address}{shot.path}", wait_until="networkidle")
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": _QUALITY})
    return base64.b64decode(taken["data"])


if __name__ == "__main__":
    main()
