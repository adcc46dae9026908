"""A site on loopback that does as a script says, an asker that asks it without waiting, a store in memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from marsad.harvest.asking import Asker
from marsad.harvest.limits import Limits
from marsad.harvest.pacing import Pacer
from marsad.model.source import Push, Source, SourceState
from marsad.model.source_item import ItemStatus, SourceItem

Response = tuple[int, dict[str, str], bytes]


class Site:
    """Answers each path from a script: a response, or a function of the request's headers.

    A body that is `drip` comes a byte at a time; `asked` notes method, path and headers,
    `sent` the bodies.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Response | Callable[[dict[str, str]], Response]] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.sent: list[bytes] = []
        self.drip = 0.0
        self.address = ""

    def says(self, path: str, status: int = 200, body: bytes | str = b"", **headers: str) -> str:
        """Has `path` answered so; gives its address."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, named, data)
        return self.address + path

    def paths(self) -> list[str]:
        """The paths that were asked, without robots.txt."""
        return [path for _, path, _ in self.asked if path != "/robots.txt"]


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.command, self.path, headers))
            site.sent.append(self.rfile.read(int(headers.get("content-length", 0))))
            page = site.pages.get(self.path, (404, {}, b""))
            status, named, body = page(headers) if callable(page) else page
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **named}.items():
                self.send_header(name, value)
            self.end_headers()
            self._send(body)

        do_POST = do_GET  # noqa: N815

        def _send(self, body: bytes) -> None:
            try:
                if not site.drip:
                    self.wfile.write(body)
                    return
                for at in range(len(body)):
                    self.wfile.write(body[at : at + 1])
                    time.sleep(site.drip)
            except OSError:  # the asker has had enough
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Says nothing."""

    return Handler


@pytest.fixture
def site() -> Iterator[Site]:
    script = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(script))
    server.daemon_threads = True
    script.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield script
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def waits() -> list[float]:
    """The seconds the asker would have waited."""
    return []


@pytest.fixture
def asker(waits: list[float]) -> Iterator[Asker]:
    limits = Limits(page_bytes=1_000_000, fetch_seconds=1.0)
    with Asker(limits, allow_private=True, pacer=Pacer(wait=waits.append)) as asker:
        yield asker


class MemoryStore:
    """Sources, states and items in dictionaries: a `SourceStore` for tests."""

    def __init__(self) -> None:
        self.all: dict[str, Source] = {}
        self.states: dict[str, SourceState] = {}
        self.known: dict[tuple[str, str], SourceItem] = {}

    def sources(self) -> list[Source]:
        return list(self.all.values())

    def source(self, source_id: str) -> Source | None:
        return self.all.get(source_id)

    def put_source(self, source: Source) -> None:
        self.all[source.id] = source

    def remove_source(self, source_id: str) -> None:
        self.all.pop(source_id, None)
        self.states.pop(source_id, None)
        self.known = {key: item for key, item in self.known.items() if key[0] != source_id}

    def state(self, source_id: str) -> SourceState:
        return self.states.get(source_id, SourceState(source_id))

    def due(self, now: datetime) -> list[tuple[Source, SourceState]]:
        pairs = [(source, self.state(source.id)) for source in self.all.values() if source.enabled]
        return [(source, state) for source, state in pairs if (state.next_check or now) <= now]

    def ask_soon(self, source_id: str, now: datetime) -> None:
        self.states[source_id] = replace(self.state(source_id), next_check=now)

    def save_check(self, source: Source, state: SourceState, items: Iterable[SourceItem]) -> None:
        if source.id not in self.all:
            return
        self.put_source(source)
        self.states[source.id] = replace(state, push=self.state(source.id).push)
        for item in items:
            self.save_item(item)

    def items(self, source_id: str, addresses: Collection[str]) -> Mapping[str, SourceItem]:
        keys = ((source_id, address) for address in addresses)
        return {key[1]: self.known[key] for key in keys if key in self.known}

    def waiting(self, now: datetime, most: int) -> list[SourceItem]:
        ready = [item for item in self.known.values() if item.status is ItemStatus.WAITING]
        return [item for item in ready if (item.next_try or now) <= now][:most]

    def save_item(self, item: SourceItem) -> None:
        self.known[item.source_id, item.address] = item

    def save_push(self, source_id: str, push: Push | None) -> None:
        self.states[source_id] = replace(self.state(source_id), push=push)

    def pushed(self, token: str) -> tuple[Source, Push] | None:
        for source_id, state in self.states.items():
            if state.push is not None and state.push.token == token:
                return self.all[source_id], state.push
        return None


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()
