"""Load on the site: pages a second and the slowest of them, with clients on loopback.

Serves an archive with `marsad serve` in processes of its own and asks it for Today, articles, searches,
stories and people, each list in bounded runs. Articles and queries are drawn from the archive itself, so
that few addresses are asked twice; `--cold` gives every request a query of its own, so that no kept answer
helps.

    python bench/load.py --archive news.db [--clients 20] [--seconds 10] [--workers 2] [--cold] [--settle 5]

Two runs of a list that has an aim. `full`: every client asks again as soon as it is answered, which shows the
most that the site can give; the clients then queue by construction, so that an answer takes at least clients
divided by rate. `200/s`: requests come at the rate that is asked for, at random moments (exponential gaps, a
fixed seed), as readers do. A client that is free takes the next one; an answer's time counts from the moment
its request was due, so that waiting for a client or for the site is not hidden. `full` is met where the rate
is reached, p99 stays below 150 ms and nothing fails; the asked rate where p99 does and nothing fails. The
rate shown is that of answers till the last has come.

Behind the first answer the site makes ready what later ones need; the lists begin when it has had `--settle`
seconds for it (0 shows what who comes at once has to wait).

`cpu ms` is what the server's processes spent a request, user and system: a busy machine spoils it less than
the clock. The clients share the machine's processors with the site.

An archive of real articles is made by `marsad archive add` and `marsad stories --update`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import select

from marsad.archive.archive import Archive
from marsad.archive.schema import articles
from marsad.archive.stories_schema import identities, stories

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")
_DRAWN = 3_000
_FLOORS = {"today": 200, "article": 100, "search": 100}
_SLOWEST = 0.150  # seconds: what p99 is to stay below
_START_UP = 3.0
_STROKE = "ـ"  # alone it is no word to search for
_HEADS = ("req/s", "p50 ms", "p99 ms", "max ms", "cpu ms")


@dataclass(slots=True)
class Run:
    """What one list of addresses gave: seconds of each answer, answers that were no 200.

    `asked` is the rate at which requests were due, None where each client asked as fast as it could.
    """

    name: str
    asked: int | None = None
    took: list[float] = field(default_factory=list)
    failed: int = 0
    seconds: float = 0.0
    cpu: float = 0.0

    def row(self) -> str:
        """A line of the table."""
        took = sorted(self.took)
        middle, late = took[len(took) // 2], took[int(len(took) * 0.99)]
        rate = len(took) / self.seconds
        times = "".join(f"{1000 * each:9.1f}" for each in (middle, late, took[-1], self.cpu / len(took)))
        kind = f"{self.asked}/s" if self.asked else "full"
        return f"{self.name:10}{kind:>7}{rate:9.0f}{times}{self.failed:8}  {self._verdict(rate, late)}"

    def _verdict(self, rate: float, late: float) -> str:
        floor = self.asked or _FLOORS.get(self.name)
        if floor is None:
            return ""
        kept_up = self.asked is not None or rate >= floor  # who asked at a rate sees in p99 what came late
        return "met" if kept_up and late < _SLOWEST and not self.failed else "NOT MET"


def main() -> None:
    """Runs all lists and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--settle", type=float, default=5.0)
    parser.add_argument("--only", nargs="*", help="names of lists, for a closer look")
    args = parser.parse_args()
    lists = addresses(args.archive)
    print(f"load of the machine before: {os.getloadavg()[0]:.2f}; processors: {os.cpu_count()}")
    server, port, started = serve(args.archive, args.workers)
    try:
        print(f"start-up {started:.2f} s ({'met' if started < _START_UP else 'NOT MET'})")
        time.sleep(args.settle)
        print(f"{'page':10}{'run':>7}" + "".join(f"{head:>9}" for head in _HEADS) + f"{'failed':>8}")
        for name, paths in lists.items():
            if not args.only or name in args.only:
                asked = _cold(paths) if args.cold else cycle(paths)
                for rate in (_FLOORS.get(name), None) if name in _FLOORS else (None,):
                    before, run = _cpu(server.pid), Run(name, rate)
                    asyncio.run(load(run, port, asked, args.clients, args.seconds))
                    run.cpu = _cpu(server.pid) - before
                    print(run.row(), flush=True)
    finally:
        server.terminate()
        server.wait(20)
    print(f"load of the machine after: {os.getloadavg()[0]:.2f}")


def addresses(place: Path) -> dict[str, list[str]]:
    """The lists of addresses, drawn from the archive with a fixed seed."""
    draw = random.Random(7)
    with Archive.open(place) as archive, archive.reading() as connection:
        ids = list(connection.scalars(select(articles.c.id).where(articles.c.withdrawn == 0)))
        told = connection.scalars(select(stories.c.id).where(stories.c.articles > 1))
        people = select(identities.c.id, identities.c.name).where(identities.c.type == "PERSON")
        named = connection.execute(people.order_by(identities.c.articles.desc()).limit(_DRAWN)).all()
        shown = {
            "today": ["/"],
            "article": [f"/article/{each}" for each in draw.sample(ids, min(_DRAWN, len(ids)))],
            "search": [f"/search?q={quote(each.name.replace(_STROKE, ''))}" for each in named],
            "story": [f"/story/{each}" for each in list(told)[-_DRAWN:]],
            "person": [f"/person/{each.id}" for each in named],
            "agenda": ["/agenda"],
            "events": ["/events", "/events?type=CONSULT"],
            "outlets": ["/outlets"],
            "api": [f"/api/articles/{each}" for each in draw.sample(ids, min(_DRAWN, len(ids)))],
        }
    for paths in shown.values():
        draw.shuffle(paths)
    return {name: paths for name, paths in shown.items() if paths}


def _cold(paths: list[str]) -> Iterator[str]:
    numbers = count()
    for path in cycle(paths):
        yield f"{path}{'&' if '?' in path else '?'}bench={next(numbers)}"


def serve(place: Path, workers: int) -> tuple[subprocess.Popen[str], int, float]:
    """The server, its port, and the seconds until it answered."""
    command = [sys.executable, "-m", "marsad", "serve", str(place), "--port", "0", "--workers"]
    began = time.perf_counter()
    server = subprocess.Popen([*command, str(workers)], stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    for line in server.stderr:
        if found := _ADDRESS.search(line):
            asyncio.run(_until_it_answers(int(found[1])))
            return server, int(found[1]), time.perf_counter() - began
        print(line, end="", file=sys.stderr)
    raise SystemExit("the server ended before it answered")


async def _until_it_answers(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await _ask(reader, writer, "/health")
    writer.close()


def _cpu(pid: int) -> float:
    """CPU seconds of a process and its children, user and system."""
    try:
        children = (Path("/proc") / str(pid) / "task" / str(pid) / "children").read_text().split()
        fields = (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0  # a child that has just ended
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(_cpu(int(child)) for child in children)


async def load(run: Run, port: int, paths: Iterator[str], clients: int, seconds: float) -> None:
    """Has `clients` ask one address after the other for so long, at the rate of `run` where it has one."""
    began = time.perf_counter()
    due = _moments(run.asked, began, began + seconds)
    await asyncio.gather(*(_client(run, port, paths, due) for _ in range(clients)))
    run.seconds = time.perf_counter() - began


def _moments(rate: int | None, start: float, end: float) -> Iterator[float]:
    """When requests are due: at random moments, so many a second, or whenever a client is free."""
    draw, at = random.Random(11), start
    while True:
        at = at + draw.expovariate(rate) if rate else time.perf_counter()
        if at >= end:
            return
        yield at


async def _client(run: Run, port: int, paths: Iterator[str], moments: Iterator[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for due in moments:
        await asyncio.sleep(max(due - time.perf_counter(), 0))
        try:
            status = await _ask(reader, writer, next(paths))
        except (ConnectionError, asyncio.IncompleteReadError):  # the server closes behind an answer of 500
            status = 0
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        run.took.append(time.perf_counter() - due)
        run.failed += status != 200
    writer.close()


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> int:
    """The status of the answer, which is read to its end; gzip as browsers ask for."""
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n"
    writer.write(head.encode())
    answer = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = re.search(rb"content-length: (\d+)", answer)
    if length is None:
        raise SystemExit(f"{path}: an answer without its length")
    await reader.readexactly(int(length[1]))
    return int(answer.split(b" ", 2)[1])


if __name__ == "__main__":
    main()
