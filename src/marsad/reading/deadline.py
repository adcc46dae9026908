"""Stops the reading of a page that takes too long."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from marsad.errors import ReadingTimeout

_AGAIN = 0.05  # seconds from one alarm to the next


@contextmanager
def deadline(seconds: float, name: str) -> Iterator[None]:
    """Raises ReadingTimeout in the block when it has run for `seconds`; 0 sets no limit.

    Works by an alarm signal, which only a process's main thread can take: in other threads there
    is no limit here, and what runs them has to set its own. The alarm comes again until the block
    ends, since Python drops an error that strikes in a callback of its collector.
    """
    if seconds <= 0 or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise ReadingTimeout(name, f"took longer than {seconds:g} seconds to read")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
