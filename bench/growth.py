"""What an article costs, and what memory stays in use, while an archive grows.

Articles of `../shared/corpora/raw` are read once; the archive then takes copies of them in, each with another
date and with most of its words outside names changed for words of the same length, so that copies tell other
stories of the same people. The desk follows as it does in a watch up to `--grown` articles. A larger archive
is that one with its rows copied to later days (`growth_filling.py`): sizes are multiples of the grown one.
The table has, for each size, the milliseconds of one core an article over the 2,000 articles after it, in a
process of its own.

    python bench/growth.py [--sizes 10000 30000 100000 300000] [--grown 10000] [--folder F]

What is read and grown stays in the folder, so that a second run need not do it again.
"""

from __future__ import annotations

import argparse
import pickle
import random
import resource
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from chain import raw_pages
from growth_filling import add_names, fill
from marsad.archive.adding import ReadPage
from marsad.archive.archive import Archive
from marsad.desk.desk import Desk
from marsad.lexicon.pack import load
from marsad.model.article import Article, Published
from marsad.model.page import Page
from marsad.pipeline import read
from marsad.running.loading import load_ahead

READ = 2_000  # articles read; all others are copies of them
A_DAY = 1_000  # articles published on each day
AT_A_TIME = 200  # articles between two times that the desk catches up
OPENED = 400  # articles by which a new desk has its windows open
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
    parser.add_argument("--grown", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = args.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{len(kept_articles(folder)):,} articles read, {A_DAY:,} a day", flush=True)
        grow(folder, args.grown)
        print(
            f"{'articles':>9} {'adding':>8} {'desk':>8} {'memory':>9} {'archive':>9} {'opened in':>9}",
            flush=True,
        )
        for size in args.sizes:
            child = get_context("spawn").Process(target=measure, args=(folder, args.grown, size))
            child.start()
            child.join()


def kept_articles(folder: Path) -> list[Article]:
    """The articles that are copied, with their facts; read once."""
    kept = folder / "articles.pickle"
    if not kept.exists():
        lexicon = load()
        found = [article for page in raw_pages(READ) for article in read(page, lexicon)]
        kept.write_bytes(pickle.dumps(found))
    articles: list[Article] = pickle.loads(kept.read_bytes())
    return articles


def grow(folder: Path, grown: int) -> None:
    """An archive of so many copies that the desk has followed."""
    place = folder / f"grown{grown}.db"
    if place.exists():
        return
    growing = copies(kept_articles(folder))
    with Archive.open(place, create=True) as archive:
        desk = Desk(archive)
        for _ in range(grown // AT_A_TIME):
            archive.add(islice(growing, AT_A_TIME))
            desk.catch_up()


def measure(folder: Path, grown: int, size: int) -> None:
    """Prints the line of a size."""
    place = folder / "measured.db"
    shutil.copy(folder / f"grown{grown}.db", place)
    fill(place, grown, size, A_DAY)
    load_ahead()  # as a watch does
    growing = copies(kept_articles(folder), size)
    with Archive.open(place) as archive:
        add_names(archive, size - grown)
        desk, costs = Desk(archive), Costs()
        opened = time.process_time()
        for n in range((OPENED + MEASURED) // AT_A_TIME):
            if n == OPENED // AT_A_TIME:
                opened = time.process_time() - opened
                costs = Costs()
            take(archive, desk, growing, costs)
        print(line(size, costs, archive, opened), flush=True)
    place.unlink()


def take(archive: Archive, desk: Desk, growing: Iterator[ReadPage], costs: Costs) -> None:
    """Adds one part and lets the desk follow."""
    part = list(islice(growing, AT_A_TIME))
    clock = time.process_time()
    archive.add(part)
    added = time.process_time()
    desk.catch_up()
    costs.take(added - clock, time.process_time() - added)


@dataclass(slots=True)
class Costs:
    """Seconds and articles of the parts so far."""

    adding: float = 0.0
    desk: float = 0.0
    articles: int = 0

    def take(self, adding: float, desk: float) -> None:
        """Takes in one part."""
        self.adding += adding
        self.desk += desk
        self.articles += AT_A_TIME


def line(size: int, costs: Costs, archive: Archive, opened: float) -> str:
    """A line of the table."""
    adding, desk = (1000 * seconds / costs.articles for seconds in (costs.adding, costs.desk))
    megabytes = Path(archive.name).stat().st_size / 1e6
    memory = f"{memory_used():>6,.0f} MB {megabytes:>6,.0f} MB"
    return f"{size:>9,} {adding:>5.2f} ms {desk:>5.2f} ms {memory} {opened:>7.1f} s"


def memory_used() -> float:
    """Megabytes of memory that the process has now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def copies(articles: list[Article], number: int = 0) -> Iterator[ReadPage]:
    """Copies without end, one after the other in time, behind those up to `number`."""
    words = words_by_length(articles)
    random.seed(1 + number)
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
