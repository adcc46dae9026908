"""The demo's news as an archive, and a site over an archive: for the pictures and for the tests."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from marsad.archive.archive import Archive
from marsad.desk.desk import Desk
from marsad.errors import PageError
from marsad.harvest.sources import open_manifest
from marsad.pipeline import read_with_lines
from marsad.web.app import create_app
from marsad.web.settings import Settings

NEWS = Path(__file__).resolve().parents[2] / "demo" / "news" / "manifest.jsonl"


def news_archive(place: Path) -> Path:
    """Makes an archive of the bundled news at `place`, the desk's work done; gives `place`."""
    pages = [page for page in open_manifest(NEWS) if not isinstance(page, PageError)]
    with Archive.open(place, create=True) as archive:
        archive.add([read_with_lines(page) for page in pages])
        Desk(archive).catch_up()
    return place


@contextmanager
def served(archive: Path) -> Iterator[str]:
    """The address of a running site over the archive, on a free port of loopback."""
    bound = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(archive=str(archive))), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
