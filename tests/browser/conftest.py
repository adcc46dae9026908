"""The site on a free port of loopback, and Debian's Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from marsad.web.app import create_app
from marsad.web.settings import Settings

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


@contextmanager
def served(place: Path) -> Iterator[str]:
    """The address of a site over the archive at `place`."""
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(archive=str(place))), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()
