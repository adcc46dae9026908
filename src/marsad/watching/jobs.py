"""Jobs for the network: one at a time for a host, those of other hosts meanwhile, in threads of their own."""

from __future__ import annotations

import math
import queue
import threading
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from marsad.harvest.pacing import Pacer

LOCAL = ""  # the host of jobs that ask nobody


@dataclass(frozen=True, slots=True)
class Job:
    """Work to be done beside the main thread; `key` tells it from all others."""

    key: Hashable
    host: str
    work: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Done:
    """A job's result, or the error that is a fault of Marsad's own."""

    job: Job
    result: object = None
    fault: BaseException | None = None


class JobQueue:
    """Waiting jobs by host; hands out those whose host is neither busy nor to be left alone."""

    def __init__(self, pacer: Pacer) -> None:
        self._pacer = pacer
        self._waiting: dict[str, deque[Job]] = {}
        self._busy: set[str] = set()
        self._keys: set[Hashable] = set()

    def __len__(self) -> int:
        """How many jobs are waiting or being done."""
        return len(self._keys)

    def put(self, job: Job) -> bool:
        """Queues `job`; False where one of its key is waiting or being done already."""
        if job.key in self._keys:
            return False
        self._keys.add(job.key)
        self._waiting.setdefault(job.host, deque()).append(job)
        return True

    def take(self) -> Job | None:
        """A job that may be done now, from the host that was served longest ago; None where there is none."""
        for host in self._waiting:
            if host not in self._busy and self._pacer.free_in(host) <= 0:
                return self._taken(host)
        return None

    def free_in(self) -> float:
        """Seconds until some job may be done: 0 while one is being done, infinity where none waits."""
        if len(self._keys) > sum(map(len, self._waiting.values())):
            return 0.0
        return min(map(self._pacer.free_in, self._waiting), default=math.inf)

    def finish(self, job: Job) -> None:
        """Marks a job that was taken as done."""
        self._busy.discard(job.host)
        self._keys.discard(job.key)

    def _taken(self, host: str) -> Job:
        jobs = self._waiting.pop(host)
        job = jobs.popleft()
        if jobs:
            self._waiting[host] = jobs  # behind the other hosts
        if host != LOCAL:
            self._busy.add(host)
        return job


class Workers:
    """Threads that do jobs. They hold nothing that is worth saving, so the process may end without them."""

    def __init__(self, count: int) -> None:
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Done] = queue.SimpleQueue()
        self.free = self._count = count
        for number in range(count):
            threading.Thread(target=self._serve, name=f"harvest-{number}", daemon=True).start()

    def start(self, job: Job) -> None:
        """Has `job` done; there must be a `free` worker."""
        self.free -= 1
        self._jobs.put(job)

    def wait(self, seconds: float) -> Done | None:
        """The next job done, or None where none is within `seconds`."""
        try:
            done = self._done.get(timeout=seconds)
        except queue.Empty:
            return None
        self.free += 1
        return done

    def close(self) -> None:
        """Lets the threads end once they have done what they are at."""
        for _ in range(self._count):
            self._jobs.put(None)

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                self._done.put(Done(job, job.work()))
            except BaseException as fault:  # noqa: BLE001 - the main thread raises it
                self._done.put(Done(job, fault=fault))
