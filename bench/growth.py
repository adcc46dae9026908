"""What an article costs, and what memory stays in use, while an archive grows.

Articles of `../shared/corpora/raw` are read once; the archive then takes copies of them in, each with another
date and with most of its words outside names changed for words of the same length, so that copies tell other
stories of the same people. The desk follows as it does in a watch. The table has, for each size, the
milliseconds of one core an article over the last articles before it.

    PYTHONPATH=. python bench/growth.py [--sizes 10000 30000 100000 300000] [--minutes 15]
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chain import raw_pages
from marsad.archive.adding import ReadPage
from marsad.archive.archive import Archive
from marsad.desk.desk import Desk
from marsad.lexicon.pack import Lexicon, load
from marsad.model.article import Article, Published
from marsad.model.page import Page
from marsad.pipeline import read

READ = 2_000  # articles read; all others are copies of them
A_DAY = 1_000  # articles published on each day
AT_A_TIME = 200  # articles between two times that the desk catches up
MEASURED = 2_000  # articles that each line of the table is measured over
KEPT_WORDS = 0.4  # of the words outside names
START = datetime(2019, 1, 1, tzinfo=UTC)
Words = dict[int, list[str]]


def main() -> None:
    """Lets an archive grow and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000, 300_000])
    parser.add_argument("--minutes", type=float, default=15.0, help="ends behind the size reached by then")
    args = parser.parse_args()
    articles = read_articles(load())
    print(f"{len(articles):,} articles read, {A_DAY:,} a day", flush=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(Path(folder) / "growth.db", create=True) as held,
    ):
        grow(held, articles, sorted(args.sizes), time.monotonic() + 60 * args.minutes)


def read_articles(lexicon: Lexicon) -> list[Article]:
    """The articles that are copied, with their facts."""
    return [article for page in raw_pages(READ) for article in read(page, lexicon)]


def grow(archive: Archive, articles: list[Article], sizes: list[int], end: float) -> None:
    """Adds copies until the last size or the end of the time, and prints a line at each size."""
    desk, growing, costs = Desk(archive), copies(articles), Costs()
    size = 0
    print(f"{'articles':>9} {'adding':>8} {'desk':>8} {'memory':>9} {'archive':>9} {'new desk':>9}")
    while sizes and time.monotonic() < end:
        part = [next(growing) for _ in range(AT_A_TIME)]
        clock = time.process_time()
        archive.add(part)
        added = time.process_time()
        desk.catch_up()
        costs.take(added - clock, time.process_time() - added)
        size += len(part)
        if size >= sizes[0]:
            del sizes[0]
            print(line(size, costs, archive), flush=True)
    if sizes:
        print(f"time is up at {size:,}\n{line(size, costs, archive)}")


@dataclass(slots=True)
class Costs:
    """Seconds that the last parts took."""

    adding: tuple[float, ...] = ()
    desk: tuple[float, ...] = ()

    def take(self, adding: float, desk: float) -> None:
        """Takes in one part."""
        most = MEASURED // AT_A_TIME
        self.adding, self.desk = (*self.adding, adding)[-most:], (*self.desk, desk)[-most:]

    def an_article(self) -> tuple[float, float]:
        """Milliseconds an article of adding and of the desk."""
        articles = AT_A_TIME * len(self.desk)
        return 1000 * sum(self.adding) / articles, 1000 * sum(self.desk) / articles


def line(size: int, costs: Costs, archive: Archive) -> str:
    """A line of the table."""
    adding, desk = costs.an_article()
    memory = memory_used()
    megabytes = Path(archive.name).stat().st_size / 1e6
    clock = time.process_time()
    Desk(archive)
    fresh = time.process_time() - clock
    figures = f"{adding:>5.2f} ms {desk:>5.2f} ms {memory:>6,.0f} MB {megabytes:>6,.0f} MB {fresh:>7.1f} s"
    return f"{size:>9,} {figures}"


def memory_used() -> float:
    """Megabytes of memory that the process has now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def copies(articles: list[Article]) -> Iterator[ReadPage]:
    """Copies without end, one after the other in time."""
    words = words_by_length(articles)
    random.seed(1)
    number = 0
    while True:
        for article in random.sample(articles, len(articles)):
            number += 1
            yield copied(article, number, words)


def words_by_length(articles: list[Article]) -> Words:
    """The words of all bodies, as often as they stand there, by their length."""
    found: Words = defaultdict(list)
    for article in articles:
        for word in article.body.split():
            found[len(word)].append(word)
    return found


def copied(article: Article, number: int, words: Words) -> ReadPage:
    """The article on its day, in other words around the same names at the same places."""
    moment = START + timedelta(days=number / A_DAY)
    stamp = moment.isoformat(timespec="seconds")
    text = f"{article.headline or ''}\n{article.body}"
    body = reworded(article.body, names_in(article), words)
    headline = reworded(article.headline or "", frozenset(), words)
    page = Page(f"copy{number}", f"{number} {text}", url=f"https://growth.example/{number}", fetched=moment)
    made = replace(
        article,
        id=f"{number:016x}",
        page=replace(article.page, id=page.id, url=page.url, fetched=stamp),
        published=Published(stamp, "corpus", stamp),
        headline=headline,
        body=body,
    )
    return ReadPage(page, (made,), None)


def names_in(article: Article) -> frozenset[int]:
    """The characters of the body that mentions cover."""
    mentions = (mention for entity in article.entities for mention in entity.mentions)
    return frozenset(at for mention in mentions for at in range(mention.start, mention.end))


def reworded(text: str, kept: frozenset[int], words: Words) -> str:
    """The text with most of its words changed for others of their length."""
    made, at = [], 0
    for piece in text.split(" "):
        outside = at not in kept and "\n" not in piece and len(piece) in words
        changed = outside and random.random() > KEPT_WORDS
        made.append(random.choice(words[len(piece)]) if changed else piece)
        at += len(piece) + 1
    return " ".join(made)


if __name__ == "__main__":
    main()
