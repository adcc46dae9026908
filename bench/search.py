"""Search times over an archive, SQLite FTS5 beside it in the same run.

Words are drawn from the archive itself by how many articles hold them (rare: 2 to 20 articles, medium: 0.1 to
1 %, common: from 5 %), phrases are two words that stand side by side. FTS5 gets the same search keys in a
table of its own, is asked for the same 20 hits and, as our search always gives it, for the number of all.

    python bench/search.py [--archive PATH | --articles 5000] [--queries 100]

Without `--archive` a sample of `../shared/corpora/raw` is ingested first, without facts. Each figure is the
middle (p50) or the 95th of a hundred (p95) over different queries, in milliseconds of the clock; `CPU` is the
p95 of CPU time, which a busy machine spoils less. `whole` also loads the articles found and marks the words.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chain import raw_pages
from marsad.archive import Archive
from marsad.archive.search.beside import ArchiveSearch
from marsad.archive.search.documents import Contents, documents_of
from marsad.archive.search.index import SearchIndex
from marsad.archive.search.searching import Order, Request, search
from marsad.archive.search.words import words_of
from marsad.lexicon.pack import load
from marsad.lexicon.search_vocabulary import search_keys
from marsad.model.entity import EntityType
from marsad.model.facet import Facet
from marsad.running.ingest import ingest
from marsad.running.pages import ReadingRules
from marsad.text.search_keys import SearchKeys

AIM_MS = 20
HITS = 20
_WARM_UP = 20
_LONG = 4  # letters of a word worth searching


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--archive", help="one that is there; bench/archive.py --keep leaves some")
    parser.add_argument("--articles", type=int, default=5000, help="of the sample")
    parser.add_argument("--queries", type=int, default=100, help="for each figure")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="marsad-search-") as folder:
        place = args.archive or sample(Path(folder) / "sample.db", args.articles)
        with Archive.open(place) as archive:
            compare(archive, Path(folder) / "fts.db", args.queries)


def sample(place: Path, articles: int) -> Path:
    """An archive of some of the corpora, without facts."""
    with Archive.open(place, create=True) as archive:
        ingest(archive, raw_pages(articles), ReadingRules(facts=False), 2, lambda *_heard: None)
    return place


def compare(archive: Archive, fts: Path, queries: int) -> None:
    """Both engines over one archive."""
    beside = ArchiveSearch(archive)
    beside.catch_up()
    index = SearchIndex.open(beside.folder)
    corpus = Corpus.of(archive)
    keys = index.lexicon.derive(search_keys)
    table = fts_table(fts, archive, index)
    asked = Questions(corpus, random.Random(1), queries)
    print(
        f"{len(corpus.texts):,} articles, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; milliseconds"
    )
    print(f"{'':34}{'tantivy':^24}{'whole':^24}{'SQLite FTS5':^24}")
    print(
        f"{'':34}"
        + f"{'p50':>8}{'p95':>8}{'CPU':>8}"
        + f"{'p50':>8}{'p95':>8}"
        + f"{'p50':>8}{'p95':>8}{'CPU':>8}"
    )
    slowest = slowest_cpu = 0.0
    for name, requests in asked.all():
        ours = timed(requests, lambda request: search(index, request))
        whole = timed(requests, beside.find)
        theirs = timed(requests, lambda request: ask_fts(table, request, keys))
        slowest, slowest_cpu = max(slowest, whole.p95), max(slowest_cpu, whole.cpu)
        print(f"{name:34}{ours.line()}{whole.line()}{theirs.line()}", flush=True)
    print(f"slowest p95 of the whole: {slowest:.1f} ms, {slowest_cpu:.1f} of CPU (aim: below {AIM_MS})")


# What is asked


@dataclass(frozen=True)
class Corpus:
    """The words of each article's body, in how many articles a word is, outlets and people by frequency."""

    texts: list[tuple[str, ...]]
    frequency: Counter[str]
    outlets: list[str]
    people: list[str]

    @classmethod
    def of(cls, archive: Archive) -> Corpus:
        """Of all articles."""
        texts: list[tuple[str, ...]] = []
        outlets, people, frequency = Counter[str](), Counter[str](), Counter[str]()
        seq = 0
        while part := archive.since(seq, 500):
            for held in part:
                words = words_of(held.article.body)
                texts.append(words)
                frequency.update(set(words))
                outlets.update([held.article.outlet] if held.article.outlet else [])
                people.update({each.name for each in held.article.entities if each.type is EntityType.PERSON})
            seq = part[-1].seq
        return cls(
            texts,
            frequency,
            [name for name, _ in outlets.most_common(5)],
            list(dict(people.most_common(300))),
        )


@dataclass(frozen=True)
class Questions:
    """Draws queries."""

    corpus: Corpus
    choose: random.Random
    number: int

    def all(self) -> Iterator[tuple[str, list[Request]]]:
        """The figures of the table, each with its queries."""
        articles = len(self.corpus.texts)
        rare = self.words(2, 20)
        medium = self.words(max(articles // 1000, 2), max(articles // 100, 4))
        common = self.words(articles // 20, articles)
        yield "rare word", requests(rare)
        yield "medium word", requests(medium)
        yield "common word", requests(common)
        yield "common word, newest first", [replace(each, order=Order.NEWEST) for each in requests(common)]
        yield "two words", requests([f"{one} {other}" for one, other in zip(medium, common, strict=False)])
        yield "one word or the other", requests([f"{a} OR {b}" for a, b in zip(common, medium, strict=False)])
        yield "phrase", requests(self.phrases())
        yield "beginning of a word", requests([f"{word[:4]}*" for word in medium])
        if self.corpus.outlets:
            outlet = self.corpus.outlets[0]
            yield "common word, one outlet", [replace(each, outlet=outlet) for each in requests(common)]
        in_months = [replace(each, first="2018-05", last="2018-06") for each in requests(common)]
        yield "common word, two months", in_months
        if self.corpus.people:
            yield "one person", [Request(person=name) for name in self.corpus.people[: self.number]]
        by_outlet = [replace(each, facets=(Facet.OUTLET,)) for each in requests(common)]
        yield "common word, counts by outlet", by_outlet
        yield "common word, counts by day", [replace(each, facets=(Facet.DAY,)) for each in by_outlet]
        yield "everything, counts by outlet", [Request(facets=(Facet.OUTLET,))] * self.number

    def words(self, least: int, most: int) -> list[str]:
        """Words that so many articles hold."""
        found = [
            word
            for word, articles in self.corpus.frequency.items()
            if least <= articles <= most and len(word) >= _LONG and word.isalpha()
        ]
        return self.choose.sample(sorted(found), min(self.number, len(found)))

    def phrases(self) -> list[str]:
        """Two words side by side."""
        found: list[str] = []
        while len(found) < self.number:
            text = self.choose.choice(self.corpus.texts)
            at = self.choose.randrange(max(len(text) - 1, 1))
            pair = text[at : at + 2]
            if len(pair) == 2 and all(len(word) >= _LONG and word.isalpha() for word in pair):
                found.append(f'"{pair[0]} {pair[1]}"')
        return found


def requests(queries: Sequence[str]) -> list[Request]:
    """Each query for a page of hits, best first."""
    return [Request(query, limit=HITS) for query in queries]


# SQLite FTS5


def fts_table(path: Path, archive: Archive, index: SearchIndex) -> sqlite3.Connection:
    """A table with the keys that our index has, its rows numbered by time: newest first needs no sorting."""
    connection = sqlite3.connect(path)
    columns = "headline, body, person, content='', prefix='4', tokenize='unicode61'"
    connection.execute(f"CREATE VIRTUAL TABLE words USING fts5({columns})")
    connection.execute("CREATE TABLE told (rowid INTEGER PRIMARY KEY, outlet TEXT, day INTEGER)")
    documents = documents_of(index.lexicon)
    seq = 0
    while part := archive.since(seq, 500):
        contents = [documents.contents(held) for held in part if not held.withdrawn]
        connection.executemany(
            "INSERT INTO words(rowid, headline, body, person) VALUES (?, ?, ?, ?)", map(_texts, contents)
        )
        connection.executemany("INSERT INTO told VALUES (?, ?, ?)", map(_told, contents))
        seq = part[-1].seq
    connection.execute("INSERT INTO words(words) VALUES ('optimize')")
    connection.execute("CREATE INDEX by_outlet ON told (outlet)")
    connection.commit()
    connection.execute("ANALYZE")
    return connection


def _texts(contents: Contents) -> tuple[int, str, str, str]:
    texts = contents.texts
    return contents.numbers["order"], texts["headline"], texts["body"], texts["person"]


def _told(contents: Contents) -> tuple[int, str | None, int]:
    outlet = next(iter(contents.codes["outlet_name"]), None)
    return contents.numbers["order"], outlet, contents.numbers["day"]


def ask_fts(table: sqlite3.Connection, request: Request, keys: SearchKeys) -> None:
    """The same of FTS5: the hits, how many there are in all, and the counts asked for."""
    where, values = fts_condition(request, keys)
    best_first = request.query and request.order is Order.RELEVANCE
    order = "rank" if best_first else "words.rowid DESC"
    from_words = (
        "FROM words JOIN told ON told.rowid = words.rowid"
        if "told." in where or request.facets
        else "FROM words"
    )
    table.execute(
        f"SELECT words.rowid {from_words} WHERE {where} ORDER BY {order} LIMIT {HITS}", values
    ).fetchall()
    table.execute(f"SELECT count(*) {from_words} WHERE {where}", values).fetchone()
    for facet in request.facets:
        counted = f"SELECT told.{facet.value}, count(*) {from_words} WHERE {where}"
        table.execute(f"{counted} GROUP BY 1 ORDER BY 2 DESC LIMIT 20", values).fetchall()


def fts_condition(request: Request, keys: SearchKeys) -> tuple[str, list[str | int]]:
    """The request as a condition of FTS5 and of the table beside it."""
    conditions: list[str] = []
    values: list[str | int] = []
    if request.query:
        conditions.append("words MATCH ?")
        values.append(" ".join(_fts_word(word, keys) for word in request.query.split()))
    if request.person:
        conditions.append("words MATCH ?")
        values.append(f'person : "{" ".join(words_of(request.person, names=True))}"')
    if request.outlet:
        conditions.append("told.outlet = ?")
        values.append(request.outlet)
    if request.first and request.last:
        conditions.append("told.day BETWEEN ? AND ?")
        values += [int(request.first.replace("-", "") + "01"), int(request.last.replace("-", "") + "31")]
    return " AND ".join(conditions) or "1", values


def _fts_word(word: str, keys: SearchKeys) -> str:
    if word in ("OR",):
        return word
    bare = word.strip('"*')
    key = bare if word.endswith("*") else keys.folded_key(bare)
    opening, closing = '"' if word[0] == '"' or word[-1] != '"' else "", '"' if word[0] != '"' else ""
    return f"{opening}{key}{closing}" + "*" * word.endswith("*")


# Times


@dataclass(frozen=True)
class Times:
    """Milliseconds: the middle, the 95th of a hundred, and that of CPU time."""

    p50: float
    p95: float
    cpu: float

    def line(self) -> str:
        """The three in their columns."""
        return f"{self.p50:8.2f}{self.p95:8.2f}{self.cpu:8.2f}"


def timed(asked: list[Request], ask: Callable[[Request], object]) -> Times:
    """The times of all, some asked before the clock starts."""
    for request in asked[:_WARM_UP]:
        ask(request)
    clock, cpu = [], []
    for request in asked:
        started, used = time.perf_counter(), time.thread_time()
        ask(request)
        cpu.append(1000 * (time.thread_time() - used))
        clock.append(1000 * (time.perf_counter() - started))
    return Times(percentile(clock, 50), percentile(clock, 95), percentile(cpu, 95))


def percentile(values: list[float], percent: int) -> float:
    """The value that so many of a hundred do not exceed."""
    return sorted(values)[min(len(values) * percent // 100, len(values) - 1)]


if __name__ == "__main__":
    load()
    main()
