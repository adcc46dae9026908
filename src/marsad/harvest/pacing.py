"""Keeps the distance between requests to one host, and leaves a host alone that asks for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

USUAL_GAP = 1.0


class Pacer:
    """Hands out turns to ask a host, one after the other, `gap` seconds apart; for many threads.

    `clock` gives seconds, `wait` lets them pass.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, wait: Callable[[float], object] = time.sleep
    ) -> None:
        self._clock = clock
        self._wait = wait
        self._free: dict[str, float] = {}
        self._lock = threading.Lock()

    def take_turn(self, host: str, gap: float = USUAL_GAP) -> None:
        """Waits until `host` may be asked, and keeps the others from it for `gap` seconds after that."""
        with self._lock:
            now = self._clock()
            start = max(self._free.get(host, now), now)
            self._free[host] = start + gap
        if start > now:
            self._wait(start - now)

    def hold(self, host: str, seconds: float) -> None:
        """Leaves `host` alone for `seconds` from now."""
        with self._lock:
            until = self._clock() + seconds
            self._free[host] = max(self._free.get(host, until), until)

    def free_in(self, host: str) -> float:
        """Seconds until `host` may be asked, 0 where it may be at once."""
        with self._lock:
            return max(self._free.get(host, 0.0) - self._clock(), 0.0)
