"""Kills an ingest at random moments, again and again, and proves that the archive and its index bear it.

An ingest (two processes that read, all facts, the search index caught up as it goes) runs as a process of its
own, is killed with SIGKILL at a random moment and started again, as many times as asked. Pages are composed
here; every address comes again with an edited text, so that versions and replaced index entries are among
what is hit. After every kill:

  * all that the ingest said was committed is there, and all that was there after the kill before still is;
  * no page and no article is there twice;
  * archive and index agree on everything the index has come to.

At the end the ingest is let run to the furthest page begun, and the archive must equal, row for row and but
for the times of writing, one that was filled without a kill; `marsad archive check` must find nothing.

    python bench/kill.py [--times 50] [--seed 1] [--most-seconds 5]

Ends with 1 where anything is wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from marsad.archive import Archive, schema
from marsad.archive.adding import Added, Reading
from marsad.archive.search.beside import ArchiveSearch
from marsad.archive.search.checking import Agreement, check
from marsad.archive.search.index import SearchIndex
from marsad.errors import ArchiveMissing, SearchIndexMissing
from marsad.model.page import Capture, Page
from marsad.running.ingest import ingest
from marsad.running.pages import ReadingRules

ADDRESSES = 400  # so many pages, then the same addresses with edited texts
BATCH = 40  # small, so that many transactions are hit
START = datetime(2024, 5, 1, tzinfo=UTC)
PEOPLE = ("وسام العبادي", "هدى الرفاعي", "صلاح المهدي", "ليلى حمدان", "نزار قاسم")
OFFICES = ("وزير النقل", "وزيرة الصحة", "رئيس اتحاد المزارعين", "محافظ البصرة", "وزير المالية الأردني")
PLACES = ("بغداد", "عمّان", "الخرطوم", "تونس", "مسقط", "البصرة", "صنعاء")
SUBJECTS = ("الربط السككي", "موسم القطن", "أسعار القمح", "مياه الري", "رسوم الموانئ", "لقاحات الأطفال")
COMPARED = (schema.pages, schema.articles, schema.versions, *schema.FACT_TABLES, schema.counters)
# Times of writing, and numbers that SQLite counts by itself.
LEFT_OUT = {"stored", "changed", "seen", "replaced"}


def main() -> int:
    """Kills as often as asked, prints a line a kill and the proof; gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=50, help="how many kills")
    parser.add_argument("--seed", type=int, default=1, help="of the moments and nothing else")
    parser.add_argument("--most-seconds", type=float, default=5.0, help="the longest life after the start-up")
    parser.add_argument("--ingest", nargs=2, metavar=("ARCHIVE", "PAGES"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.ingest:
        run_ingest(args.ingest[0], int(args.ingest[1]))
        return 0
    with tempfile.TemporaryDirectory(prefix="marsad-kill-") as folder:
        return prove(Path(folder), args.times, random.Random(args.seed), args.most_seconds)


def prove(folder: Path, times: int, moments: random.Random, most_seconds: float) -> int:
    """All lives, then the whole; the exit code."""
    place = folder / "killed.db"
    known, faults = Held({}, {}, 0), 0
    print(f"{'kill':>4} {'seconds':>8} {'commits':>8} {'pages':>7} {'articles':>9} {'versions':>9}  behind")
    for number in range(1, times + 1):
        life = live_and_die(place, moments.uniform(0.0, most_seconds))
        held = Held.of(place)
        index = compared(place)
        wrong = [*life.missing_in(held), *held.lost_since(known), *held.doubled(), *index_faults(index)]
        faults += len(wrong)
        known = held
        print(
            f"{number:>4} {life.seconds:>8.1f} {len(life.committed):>8} {len(held.pages):>7,} "
            f"{len(held.articles):>9,} {held.versions:>9,} {index.behind:>7,}  {'; '.join(wrong) or 'whole'}",
            flush=True,
        )
    faults += len(final_faults(folder, place, len(known.pages) + 2 * BATCH))
    print(f"{times} kills: {faults} faults")
    return 1 if faults else 0


# The ingest that is killed


class Telling(Archive):
    """Says on standard output what was committed, and has the index catch up now and then."""

    search: ArchiveSearch

    def add(
        self, readings: Iterable[Reading], source: str | None = None, *, facts: bool = True
    ) -> list[Added]:
        """As the archive's; one line once it is committed."""
        added = super().add(readings, source, facts=facts)
        print(json.dumps([each.page for each in added if each.stored]), flush=True)
        self.search.catch_up()
        return added


def run_ingest(place: str, pages: int) -> None:
    """Ingests the first `pages` pages, all that come where that is 0."""
    with Telling.open(place, create=True) as archive:
        assert isinstance(archive, Telling)
        archive.search = ArchiveSearch(archive)
        ingest(archive, islice(composed(), pages or None), ReadingRules(), 2, lambda *_heard: None, BATCH)


def composed() -> Iterator[Page]:
    """Pages without end, the same every time."""
    for number in count():
        address, edition = number % ADDRESSES, number // ADDRESSES
        choose = random.Random(address)
        person, office = choose.choice(PEOPLE), choose.choice(OFFICES)
        place, subject = choose.choice(PLACES), choose.choice(SUBJECTS)
        day = START + timedelta(days=address % 28)
        text = (
            f"{office} يبحث {subject} في {place} ({address})\n"
            f"تاريخ النشر: {day:%Y-%m-%d}\n"
            f"{place} – بحث {office} {person}، الثلاثاء، ملف {subject} مع وفد من {address % 9 + 3} خبراء.\n"
            f"وقال {person} في تصريحات صحفية إن المباحثات حول {subject} ستستأنف يوم الأحد المقبل.\n"
            + "".join(f"وأضاف أن الجولة رقم {each} انتهت إلى اتفاق جديد.\n" for each in range(1, edition + 1))
        )
        yield Page(
            f"page-{number}",
            text,
            url=f"https://news.example/{address}",
            fetched=day + timedelta(hours=edition),
            capture=Capture(text.encode()),
        )


# A life


@dataclass(frozen=True)
class Life:
    """How long an ingest lived, and the pages of each transaction that it said was committed."""

    seconds: float
    committed: list[list[int]]

    def missing_in(self, held: Held) -> list[str]:
        """What was said to be committed and is not there."""
        lost = {page for pages in self.committed for page in pages} - held.pages.keys()
        return [f"{len(lost)} committed pages lost"] if lost else []


def live_and_die(place: Path, seconds: float) -> Life:
    """Starts an ingest and kills it `seconds` after its first commit; a short life may end before that."""
    started = time.monotonic()
    said = place.with_suffix(".said")
    complaints = place.with_suffix(".complaints")
    with said.open("w") as out, complaints.open("w") as errors:
        command = [sys.executable, __file__, "--ingest", str(place), "0"]
        process = subprocess.Popen(command, stdout=out, stderr=errors)
        while seconds > 0.5 and said.stat().st_size == 0 and process.poll() is None:
            time.sleep(0.02)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
    if process.returncode != -signal.SIGKILL:
        raise SystemExit(f"the ingest ended by itself with {process.returncode}:\n{complaints.read_text()}")
    lines = said.read_text().split("\n")[:-1]  # what follows the last line end was cut by the kill
    return Life(time.monotonic() - started, [json.loads(line) for line in lines])


# What there is after it


@dataclass(frozen=True)
class Held:
    """What an archive holds: pages by number, the id of the article in each row, how many versions."""

    pages: dict[int, tuple[Any, ...]]
    articles: dict[int, str]
    versions: int

    @classmethod
    def of(cls, place: Path) -> Held:
        """What the archive at `place` holds; nothing where none was made yet."""
        try:
            with Archive.open(place) as archive, archive.reading() as connection:
                table = schema.pages.c
                pages = connection.execute(select(table.id, table.address, table.digest, table.fetched)).all()
                articles = connection.execute(select(schema.articles.c.row, schema.articles.c.id)).all()
                versions = len(connection.execute(select(schema.versions.c.id)).all())
        except ArchiveMissing:
            return cls({}, {}, 0)
        return cls({row.id: tuple(row[1:]) for row in pages}, {row.row: row.id for row in articles}, versions)

    def lost_since(self, before: Held) -> list[str]:
        """What was there after the kill before and is there no more."""
        pages = [number for number, page in before.pages.items() if self.pages.get(number) != page]
        rows = before.articles.keys() - self.articles.keys()
        return [f"{len(pages)} pages lost"] * bool(pages) + [f"{len(rows)} articles lost"] * bool(rows)

    def doubled(self) -> list[str]:
        """What is there twice."""
        pages = len(self.pages) - len(set(self.pages.values()))
        rows = len(self.articles) - len(set(self.articles.values()))
        return [f"{pages} pages doubled"] * bool(pages) + [f"{rows} articles doubled"] * bool(rows)


def compared(place: Path) -> Agreement:
    """How archive and index agree as the kill left them."""
    folder = Path(f"{place}.search")
    try:
        index = SearchIndex.open(folder)
    except SearchIndexMissing:
        return Agreement()
    with Archive.open(place) as archive:
        return check(index, archive)


def index_faults(found: Agreement) -> list[str]:
    """Where archive and index disagree."""
    kinds = {"missing": found.missing, "surplus": found.surplus, "outdated": found.different}
    return [f"{len(rows)} {what} in the index" for what, rows in kinds.items() if rows]


# The whole


def final_faults(folder: Path, place: Path, pages: int) -> list[str]:
    """Lets the ingest run to its end and compares with one that nobody killed; what is wrong is printed."""
    whole = folder / "whole.db"
    for each in (place, whole):
        subprocess.run(
            [sys.executable, __file__, "--ingest", str(each), str(pages)],
            stdout=subprocess.DEVNULL,
            check=True,
        )
    faults = [f"{table.name}: {different} rows differ" for table, different in differences(place, whole)]
    with Archive.open(place) as archive:
        faults += [f"{finding.where}: {finding.what}" for finding in archive.check()]
        held = ArchiveSearch(archive).disagreements()
        print(
            f"then to its end: {archive.count_pages():,} pages of {pages:,}, {archive.count():,} articles, "
            f"{held.articles:,} in the index, {held.behind} behind"
        )
        faults += index_faults(held)
        faults += [f"{archive.count_pages()} pages of {pages}"] * (archive.count_pages() != pages)
    print(
        "\n".join(faults)
        or f"equal, row for row in {len(COMPARED)} tables, to an archive that was never killed"
    )
    return faults


def differences(one: Path, other: Path) -> Iterator[tuple[Table, int]]:
    """The tables in which two archives differ, and in how many rows."""
    with Archive.open(one) as first, Archive.open(other) as second:
        for table in COMPARED:
            if different := len(rows_of(first, table) ^ rows_of(second, table)):
                yield table, different


def rows_of(archive: Archive, table: Table) -> set[str]:
    """The rows of a table as text, without times of writing."""
    kept = [
        column
        for column in table.columns
        if column.name not in LEFT_OUT and column is not schema.versions.c.id
    ]
    with archive.reading() as connection:
        return {repr(tuple(row)) for row in connection.execute(select(*kept))}


if __name__ == "__main__":
    sys.exit(main())
