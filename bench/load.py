"""Load on the site: pages a second and the slowest of them, with clients on loopback.

Serves an archive with `marsad serve` in processes of its own and asks it for Today, articles, searches,
stories and people, each list in one bounded run. Articles and queries are drawn from the archive itself, so
that few addresses are asked twice; `--cold` gives every request a query of its own, so that no kept answer
helps.

    python bench/load.py --archive news.db [--clients 20] [--seconds 10] [--workers 2] [--cold]

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


@dataclass(slots=True)
class Run:
    """What one list of addresses gave: seconds of each answer, answers that were no 200."""

    name: str
    seconds: float
    took: list[float] = field(default_factory=list)
    failed: int = 0

    def row(self) -> str:
        """A line of the table."""
        took = sorted(self.took)
        middle, late = took[len(took) // 2], took[int(len(took) * 0.99)]
        rate = len(took) / self.seconds
        floor = _FLOORS.get(self.name)
        verdict = "" if floor is None else ("met" if rate >= floor and late < _SLOWEST else "NOT MET")
        return (
            f"{self.name:10}{rate:10.0f}{middle * 1000:9.1f}{late * 1000:9.1f}{took[-1] * 1000:9.1f}"
            f"{self.failed:8}  {verdict}"
        )


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
    parser.add_argument("--only", nargs="*", help="names of lists, for a closer look")
    args = parser.parse_args()
    lists = addresses(args.archive)
    print(f"load of the machine before: {os.getloadavg()[0]:.2f}; processors: {os.cpu_count()}")
    server, port, started = serve(args.archive, args.workers)
    try:
        print(f"start-up {started:.2f} s ({'met' if started < _START_UP else 'NOT MET'})")
        print(f"{'page':10}{'req/s':>10}{'p50 ms':>9}{'p99 ms':>9}{'max ms':>9}{'failed':>8}")
        for name, paths in lists.items():
            if not args.only or name in args.only:
                asked = _cold(paths) if args.cold else cycle(paths)
                print(asyncio.run(load(name, port, asked, args.clients, args.seconds)).row(), flush=True)
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
            "search": [f"/search?q={quote(each.name)}" for each in named],
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


async def load(name: str, port: int, paths: Iterator[str], clients: int, seconds: float) -> Run:
    """What `clients` get that ask one address after the other for so long."""
    run = Run(name, seconds)
    await asyncio.gather(*(_client(run, port, paths, time.perf_counter() + seconds) for _ in range(clients)))
    return run


async def _client(run: Run, port: int, paths: Iterator[str], until: float) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while (began := time.perf_counter()) < until:
        try:
            status = await _ask(reader, writer, next(paths))
        except (ConnectionError, asyncio.IncompleteReadError):  # the server closes behind an answer of 500
            status = 0
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        run.took.append(time.perf_counter() - began)
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
