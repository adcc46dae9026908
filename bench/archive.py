"""Fills an archive with the raw corpora: articles a second, CPU seconds and bytes of each, facts or none.

Reads `../shared/corpora/raw` (43,500 articles, or every n-th with `--articles`) as text pages and ingests
them as `marsad archive add` does, in a process of its own, then indexes them for search. The clock runs from
the first pages read on; the CPU time of a run that reads these alone is taken off. CPU seconds are those of
all processes, user and system: on a busy machine they say more than the clock; the load beside them is the
machine's average over the last minute.

    python bench/archive.py [--articles 43500] [--facts with|without|both] [--jobs 2] [--keep FOLDER]

`--keep` leaves the archives there: `bench/search.py` searches them.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from chain import CORPUS_SIZE, raw_pages
from marsad.archive import Archive
from marsad.archive.overview import size_of
from marsad.archive.search.beside import ArchiveSearch
from marsad.running.ingest import Progress, ingest
from marsad.running.pages import Outcome, ReadingRules

AIMS = {"without": 400, "with": 80}
_START_UP = 80  # pages of the run whose costs are the start-up's
_FEWEST = 1000
_SET_CHILD_SUBREAPER = 36


def main() -> None:
    """Runs what was asked for and prints a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=CORPUS_SIZE)
    parser.add_argument("--facts", choices=("with", "without", "both"), default="both")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="a folder for the archives")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        fill(args.one, args.articles, args.jobs, facts=args.facts == "with")
        return
    if args.articles < _FEWEST:
        parser.error(f"--articles: at least {_FEWEST:,}, or the start-up drowns them")
    with tempfile.TemporaryDirectory(prefix="marsad-archive-") as folder:
        place = args.keep or Path(folder)
        place.mkdir(exist_ok=True)
        for facts in ("without", "with") if args.facts == "both" else (args.facts,):
            report(facts, place, args.articles, args.jobs)


def report(facts: str, folder: Path, articles: int, jobs: int) -> None:
    """One run, its index, its table."""
    start = measured(folder / "start.db", _START_UP, facts, jobs)
    run = measured(folder / f"{facts}.db", articles, facts, jobs)
    with Archive.open(folder / f"{facts}.db") as archive:
        held = archive.count()
        cpu = run.cpu - start.cpu
        machine = f"{jobs} processes, {os.cpu_count()} cores, load {run.load:.1f}"
        print(f"\n{facts} facts: {held:,} articles, {machine}")
        rate = run.pages / run.seconds
        print(f"  {rate:8.0f} pages/s, {rate * held / run.whole:.0f} articles/s (aim {AIMS[facts]})")
        two_free = 2 * held / cpu
        print(f"  {1000 * cpu / held:8.2f} CPU ms an article: {two_free:.0f} articles/s were two cores free")
        print_sizes(archive, held)
        index(archive, held)


@dataclass(frozen=True)
class Cost:
    """What a run took.

    `pages` of the `whole` were read in `seconds`, once all processes were at it; `cpu` are the seconds of all
    processes from their start on; `load` is the machine's at the end.
    """

    pages: int
    seconds: float
    whole: int
    cpu: float
    load: float


def measured(place: Path, articles: int, facts: str, jobs: int) -> Cost:
    """Fills a new archive in a process of its own."""
    for old in place.parent.glob(f"{place.name}*"):
        if old.is_file():
            old.unlink()
    # Readers outlive who asked for them by a moment: they come to this process then, and are counted too.
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1)
    before = cpu_of_children()
    options = ["--articles", str(articles), "--facts", facts, "--jobs", str(jobs)]
    command = [sys.executable, __file__, "--one", str(place), *options]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    pages, seconds, whole = json.loads(told)
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    return Cost(pages, seconds, whole, cpu_of_children() - before, os.getloadavg()[0])


def cpu_of_children() -> float:
    """CPU seconds of all processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def fill(place: str, articles: int, jobs: int, *, facts: bool) -> None:
    """Ingests the corpora; prints how many pages behind the first ones took how many seconds, of how many."""
    began = 0.0

    def heard(progress: Progress, _outcome: Outcome | None) -> None:
        nonlocal began
        if progress.pages == _START_UP:
            began = time.monotonic()

    with Archive.open(place, create=True) as archive:
        done = ingest(archive, raw_pages(articles), ReadingRules(facts=facts), jobs, heard)
    print(json.dumps([done.pages - _START_UP, time.monotonic() - began, done.pages]))


def print_sizes(archive: Archive, held: int) -> None:
    """Bytes an article, and what they go to."""
    query = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 8"
    with archive.reading() as connection:
        size = size_of(connection)
        parts = connection.execute(text(query)).all()
    print(f"  {size / held / 1000:8.2f} kB an article, {size / 1e6:,.0f} MB in all")
    print("           " + ", ".join(f"{name} {part / held / 1000:.2f}" for name, part in parts))


def index(archive: Archive, held: int) -> None:
    """Makes the search index and says what it took."""
    started, used = time.monotonic(), time.process_time()
    search = ArchiveSearch(archive)
    search.catch_up()
    seconds, cpu = time.monotonic() - started, time.process_time() - used
    size = sum(path.stat().st_size for path in search.folder.rglob("*") if path.is_file())
    found = search.disagreements()
    agrees = "yes" if found.agrees and not found.behind else "NO"
    print(f"  {held / seconds:8.0f} articles/s indexed, {1000 * cpu / held:.2f} CPU ms an article")
    print(f"  {size / held / 1000:8.2f} kB an article in the index; it agrees with the archive: {agrees}")


if __name__ == "__main__":
    main()
