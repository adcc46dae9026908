"""The site on a free port of loopback, and Debian's Chromium to look at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tools.docs.demo_site import served

CHROMIUM = shutil.which("chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
SHOTS = Path(__file__).parents[2] / "out" / "screenshots"

if CHROMIUM is None and os.environ.get("CI"):
    raise RuntimeError("no Chromium: bin/test installs Debian's package `chromium` where it may")


@pytest.fixture(scope="session")
def site(news: Path) -> Iterator[str]:
    """The address of the running site."""
    with served(news) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()
