"""Runs a harvest or a watch: sets it up, shows or logs it, stops it cleanly."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import UTC, datetime

import typer
from prometheus_client import CollectorRegistry, start_http_server
from rich.console import Console

from marsad.archive.archive import Archive
from marsad.archive.search.beside import ArchiveSearch
from marsad.cli.archive_choice import opened_archive
from marsad.cli.exits import Exit
from marsad.cli.stopping import stopping
from marsad.cli.watch_log import LogListener
from marsad.cli.watch_progress import ProgressListener
from marsad.cli.watch_setup import WatchSetup
from marsad.cli.webhook_work import delivering
from marsad.desk.desk import Desk
from marsad.harvest.asking import Asker
from marsad.running.loading import load_ahead
from marsad.running.pages import ReadingRules
from marsad.watching.archive_keeper import ArchiveKeeper
from marsad.watching.events import Listener
from marsad.watching.metrics import SourceConditions, WatchMetrics
from marsad.watching.watcher import PushSetup, Watcher
from marsad.webhooks.courier import Attempt
from marsad.webhooks.noting import NewsNoter


def run(archive: str, setup: WatchSetup) -> Exit:
    """Watches the sources of an archive as `setup` says, until done or stopped."""
    with opened_archive(archive) as opened, ExitStack() as stack:
        if not opened.sources.sources():
            typer.echo("marsad: no sources yet: marsad source add ADDRESS", err=True)
            return Exit.NONE_READ
        if setup.now:
            _make_due(opened)
        _watcher(opened, setup, stack).run(once=setup.once)
    return Exit.ALL_READ


def _watcher(archive: Archive, setup: WatchSetup, stack: ExitStack) -> Watcher:
    stop = threading.Event()
    followers = _followers(archive, setup.site) if setup.follow else []
    asker = stack.enter_context(Asker(allow_private=setup.allow_private))
    listeners = _listeners(archive, setup, stack)
    stack.enter_context(stopping(stop))
    if setup.follow:
        told = [listener.delivered for listener in listeners]
        stack.enter_context(delivering(archive, stop, lambda attempt: _tell(told, attempt)))
    load_ahead()
    return Watcher(
        archive.sources,
        ArchiveKeeper(archive, ReadingRules(setup.seconds), followers),
        asker,
        listeners,
        stop,
        setup.workers,
        PushSetup(setup.callbacks, archive.sources) if setup.callbacks else None,
    )


def _make_due(archive: Archive) -> None:
    for source in archive.sources.sources():
        archive.sources.ask_soon(source.id, datetime.now(UTC))


def _followers(archive: Archive, site: str) -> list[Callable[[], object]]:
    """What catches up with the archive as it grows; subscribers are told of what the desk has worked out."""
    return [Desk(archive).catch_up, ArchiveSearch(archive).catch_up, NewsNoter(archive, site).note]


def _tell(told: Iterable[Callable[[Attempt], None]], attempt: Attempt) -> None:
    for tell in told:
        tell(attempt)


def _listeners(archive: Archive, setup: WatchSetup, stack: ExitStack) -> list[Listener]:
    console = Console(stderr=True)
    shown: Listener = LogListener(setup.quiet)
    if console.is_terminal:
        shown = stack.enter_context(ProgressListener(console, setup.quiet))
    return [shown] if setup.metrics is None else [shown, _metrics(archive, setup.metrics, stack)]


def _metrics(archive: Archive, port: int, stack: ExitStack) -> WatchMetrics:
    registry = CollectorRegistry()
    registry.register(SourceConditions(archive.sources))
    server, thread = start_http_server(port, "127.0.0.1", registry)
    stack.callback(server.server_close)
    stack.callback(thread.join)
    stack.callback(server.shutdown)
    return WatchMetrics(registry)
