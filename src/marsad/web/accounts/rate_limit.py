"""A sliding window over the tries of one caller: too many within it are refused until it has moved on."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from threading import Lock

_CALLERS_KEPT = 10_000


class RateLimit:
    """At most `most` tries in `seconds` for each key."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most = most
        self.seconds = seconds
        self._clock = clock
        self._tries: dict[str, deque[float]] = {}
        self._lock = Lock()

    def wait(self, key: str) -> float:
        """Counts a try; 0.0 where it is allowed, else the seconds until the next one is."""
        now = self._clock()
        with self._lock:
            tries = self._tries.setdefault(key, deque())
            while tries and tries[0] <= now - self.seconds:
                tries.popleft()
            if len(tries) >= self.most:
                return tries[0] + self.seconds - now
            tries.append(now)
            self._forget_idle(now)
        return 0.0

    def clear(self, key: str) -> None:
        """Forgets the tries of `key`: it proved who it is."""
        with self._lock:
            self._tries.pop(key, None)

    def _forget_idle(self, now: float) -> None:
        if len(self._tries) > _CALLERS_KEPT:
            idle = [key for key, tries in self._tries.items() if not tries or tries[-1] <= now - self.seconds]
            for key in idle:
                del self._tries[key]
