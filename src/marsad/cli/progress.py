"""How far a long command is: a line that moves on a terminal, a log record now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

_LOG_EVERY = 10.0


class Shown(Protocol):
    """Shows how far a command is."""

    def update(self, done: int, counts: Mapping[str, int]) -> None:
        """`done` of the whole are behind us; `counts` say what came of them."""

    def say(self, text: str) -> None:
        """A line that stays."""


@contextmanager
def shown_progress(what: str, unit: str, whole: int | None = None, quiet: bool = False) -> Iterator[Shown]:
    """Shows the progress of `what`, counted in `unit`, out of `whole` where that is known."""
    if quiet:
        yield _Quiet()
    elif sys.stderr.isatty():
        with _terminal(what, unit, whole) as shown:
            yield shown
    else:
        yield _Log(what, unit, whole)


class _Quiet:
    """Shows failures only."""

    def update(self, done: int, counts: Mapping[str, int]) -> None:
        """Shows nothing."""

    def say(self, text: str) -> None:
        """A line on standard error."""
        sys.stderr.write(f"marsad: {text}\n")


@contextmanager
def _terminal(what: str, unit: str, whole: int | None) -> Iterator[Shown]:
    from rich.console import Console  # rich is loaded where there is somebody to see it
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(20), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _Bar(bars, what, unit, whole)


class _Bar:
    def __init__(self, bars: object, what: str, unit: str, whole: int | None) -> None:
        from rich.progress import Progress

        assert isinstance(bars, Progress)
        self._bars = bars
        self._what, self._unit = what, unit
        self._started = time.monotonic()
        self._task = bars.add_task(what, total=whole)

    def update(self, done: int, counts: Mapping[str, int]) -> None:
        """Moves the bar and writes the numbers beside it."""
        speed = done / max(time.monotonic() - self._started, 0.001)
        numbers = ", ".join(f"{number:,} {name}" for name, number in counts.items() if number)
        text = f"{self._what}: {done:,} {self._unit}, {numbers} ({speed:.0f} {self._unit}/s)"
        self._bars.update(self._task, completed=done, description=text)

    def say(self, text: str) -> None:
        """A line above the bar."""
        self._bars.console.print(f"marsad: {text}", markup=False, highlight=False)


class _Log:
    def __init__(self, what: str, unit: str, whole: int | None) -> None:
        import structlog

        from marsad.running.logs import set_up_logs

        set_up_logs()
        self._log = structlog.get_logger("marsad")
        self._what, self._unit, self._whole = what, unit, whole
        self._last = time.monotonic()

    def update(self, done: int, counts: Mapping[str, int]) -> None:
        """A record where the last one is long ago."""
        if time.monotonic() - self._last >= _LOG_EVERY:
            self._last = time.monotonic()
            self._log.info(self._what, **{self._unit: done}, of=self._whole, **counts)

    def say(self, text: str) -> None:
        """A record."""
        self._log.warning(self._what, message=text)
