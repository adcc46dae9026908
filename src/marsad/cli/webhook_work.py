"""What the commands of `marsad webhook` do."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlalchemy import Connection

from marsad.archive import webhooks
from marsad.archive.archive import Archive
from marsad.archive.loading import last_seq
from marsad.archive.webhooks import MessageState, Webhook, WishKind
from marsad.cli.archive_choice import opened_archive
from marsad.cli.exits import Exit
from marsad.cli.printable import printable
from marsad.cli.stopping import stopping
from marsad.cli.watch_log import LogListener
from marsad.errors import FetchError, WebhookError
from marsad.webhooks.courier import Attempt, Courier, send_test
from marsad.webhooks.noting import NewsNoter
from marsad.webhooks.signing import shown_secret
from marsad.webhooks.wanting import Wanted, register

_NOTE_EVERY = 5.0  # seconds
_WIDE = 200  # columns of a table that goes to a file


@dataclass(frozen=True, slots=True)
class Delivery:
    """The options of `marsad webhook deliver`."""

    once: bool
    again: bool
    site: str
    quiet: bool


def add_webhook(
    address: str,
    kinds: Sequence[str],
    naming: Sequence[str],
    queries: Sequence[str],
    archive: str,
    allow_private: bool,
) -> Exit:
    """Registers a subscriber and prints its number and secret."""
    wanted = Wanted([WishKind(kind) for kind in kinds], naming, queries)
    with opened_archive(archive) as opened:
        try:
            hook = register(opened, address, wanted, allow_private=allow_private)
        except (FetchError, WebhookError) as error:
            return _refused(error)
    _say(f"webhook {hook.id} is told of {_wishes(hook)}; its secret, shown this once:")
    typer.echo(shown_secret(hook.secret))
    return Exit.ALL_READ


def show_webhooks(archive: str, json_lines: bool) -> None:
    """Prints the subscribers."""
    with opened_archive(archive) as opened, opened.reading() as connection:
        rows = list(_rows(connection))
    if not rows:
        _say("no webhooks yet: marsad webhook add ADDRESS --wants story.new")
    if json_lines:
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))
    elif rows:
        _print_table(rows)


def remove_webhook(number: int, archive: str) -> Exit:
    """Forgets a subscriber."""
    return _changed("removed", archive, lambda connection: webhooks.remove_webhook(connection, number))


def pause_webhook(number: int, archive: str) -> Exit:
    """Has a subscriber told of nothing more."""
    return _changed("paused", archive, lambda connection: webhooks.pause(connection, number))


def resume_webhook(number: int, archive: str) -> Exit:
    """Has a subscriber told again."""
    return _changed(
        "resumed", archive, lambda connection: webhooks.resume(connection, number, last_seq(connection))
    )


def _changed(what: str, archive: str, change: Callable[[Connection], Webhook]) -> Exit:
    """Changes a subscriber and says so, or why not."""
    with opened_archive(archive) as opened, opened.writing() as writing:
        try:
            hook = change(writing.connection)
        except WebhookError as error:
            return _refused(error)
    _say(f"{what}: webhook {hook.id} ({hook.address})")
    return Exit.ALL_READ


def test_webhook(number: int, archive: str) -> Exit:
    """Sends a test message."""
    with opened_archive(archive) as opened, opened.reading() as connection:
        try:
            hook = webhooks.known_webhook(connection, number)
        except WebhookError as error:
            return _refused(error)
    problem = send_test(hook)
    _say(f"webhook {number}: {problem or 'took the message'}")
    return Exit.NONE_READ if problem else Exit.ALL_READ


def deliver_messages(archive: str, wanted: Delivery) -> Exit:
    """Notes what is new and sends what is due, once or until stopped."""
    stop, log = threading.Event(), LogListener(wanted.quiet)
    with opened_archive(archive) as opened:
        if wanted.again:
            with opened.writing() as writing:
                _say(f"{webhooks.try_again(writing.connection)} messages are tried again")
        noter = NewsNoter(opened, wanted.site)
        noter.note()
        if wanted.once:
            _deliver_once(opened, log.delivered)
            return Exit.ALL_READ
        with stopping(stop), delivering(opened, stop, log.delivered):
            while not stop.wait(_NOTE_EVERY):
                noter.note()
    return Exit.ALL_READ


@contextmanager
def delivering(archive: Archive, stop: threading.Event, told: Callable[[Attempt], None]) -> Iterator[None]:
    """Has messages sent beside the main thread; a fault of the sender stops all, and is raised at the end."""
    courier = Courier(archive, told, stop)

    def ended(done: Future[None]) -> None:
        if done.exception() is not None:
            stop.set()

    with ThreadPoolExecutor(1, "courier") as thread:
        running = thread.submit(courier.run)
        running.add_done_callback(ended)
        try:
            yield
        finally:
            stop.set()
            courier.close()
    running.result()


def _deliver_once(archive: Archive, told: Callable[[Attempt], None]) -> None:
    courier = Courier(archive, told)
    try:
        courier.deliver_due()
    finally:
        courier.close()


def _rows(connection: Connection) -> Iterator[dict[str, object]]:
    counts, problems = webhooks.counts_of(connection), webhooks.last_problems(connection)
    for hook in webhooks.all_webhooks(connection):
        numbers = {state.value: counts.get((hook.id, state), 0) for state in MessageState}
        yield {
            "id": hook.id,
            "state": hook.state.value,
            "wants": _wishes(hook),
            **numbers,
            "problem": problems.get(hook.id),
            "address": hook.address,
        }


def _print_table(rows: Sequence[dict[str, object]]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in rows[0]:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable("" if value is None else str(value))) for value in row.values()))
    Console(width=None if sys.stdout.isatty() else _WIDE).print(table)


def _wishes(hook: Webhook) -> str:
    return ", ".join(
        f"{wish.kind.value} {wish.subject}" if wish.subject else wish.kind.value for wish in hook.wishes
    )


def _refused(error: Exception) -> Exit:
    _say(f"webhook: {error}")
    return Exit.USAGE


def _say(text: str) -> None:
    typer.echo(f"marsad: {printable(text)}", err=True)
