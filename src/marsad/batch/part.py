"""Reads one file of pages into one Parquet part, whole or not at all.

The part is written under a temporary name and renamed when it is whole. Whatever ends a run, a killed
process or a lost machine, running it again makes what is missing and nothing twice.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from marsad.errors import MarsadError
from marsad.export.parquet import parquet_parts
from marsad.harvest.limits import Limits
from marsad.harvest.sources import open_pages
from marsad.model.article import Article
from marsad.running.pages import Outcome, ReadingRules, read_all

PART = ".parquet"
UNREAD = ".unread.jsonl"
_KEY = 8  # hex digits that tell two files of one name apart


@dataclass(frozen=True, slots=True)
class PartDone:
    """What became of one file: its part, how many pages and articles it held, how many could not be read.

    `known` says that the part was there before; `error` why there is none.
    """

    source: str
    part: str
    pages: int = 0
    articles: int = 0
    unread: int = 0
    known: bool = False
    error: str | None = None


def read_to_part(source: Path, folder: Path, rules: ReadingRules, limits: Limits | None = None) -> PartDone:
    """The part of `source` (a WARC file, a page or a manifest) in `folder`, made unless it is there.

    Pages that could not be read are listed beside it, one JSON object a line. A file of which nothing
    can be read gives no part and an `error`, so that the next run tries again.
    """
    part = folder / part_name(source)
    if part.exists():
        return PartDone(str(source), part.name, known=True)
    run = _Run(source, limits or Limits(), rules)
    try:
        _write_whole(part, run)
    except (MarsadError, OSError) as error:
        return PartDone(str(source), part.name, run.pages, error=str(error))
    return PartDone(str(source), part.name, run.pages, run.articles, len(run.unread))


def part_name(source: Path) -> str:
    """The name of a file's part: its own and a key of where it lies.

    >>> part_name(Path("/crawls/2024/news.warc.gz"))
    'news.warc.gz-8b94135d.parquet'
    """
    key = sha256(os.fsencode(source.absolute())).hexdigest()[:_KEY]
    return f"{source.name}-{key}{PART}"


class _NothingRead(MarsadError):
    """No page of a file could be read."""


class _Run:
    """The articles of one file, counted while they are written."""

    def __init__(self, source: Path, limits: Limits, rules: ReadingRules) -> None:
        self.pages = self.articles = 0
        self.unread: list[dict[str, str]] = []
        self._source, self._limits, self._rules = source, limits, rules

    def all_articles(self) -> Iterator[Article]:
        """Every article, in page order."""
        for outcome in read_all(open_pages([str(self._source)], self._limits), self._rules):
            self._count(outcome)
            if outcome.reading is not None:
                self.articles += len(outcome.reading.articles)
                yield from outcome.reading.articles
        if self.pages and len(self.unread) == self.pages and not self.articles:
            raise _NothingRead(self.unread[0]["reason"])

    def _count(self, outcome: Outcome) -> None:
        self.pages += 1
        if outcome.error is not None:
            self.unread.append({"page": outcome.name, "reason": outcome.error.reason})
        elif outcome.reading is not None and outcome.reading.page.damage is not None:
            self.unread.append({"page": outcome.name, "reason": outcome.reading.page.damage})


def _write_whole(part: Path, run: _Run) -> None:
    """Writes the part and the list of pages not read; the part gets its name last."""
    unread = part.with_name(part.name.removesuffix(PART) + UNREAD)
    temporary = part.with_name(f".{part.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as out:
            out.writelines(parquet_parts(run.all_articles()))
            out.flush()
            os.fsync(out.fileno())
        _write_unread(unread, run.unread)
        temporary.replace(part)
    finally:
        temporary.unlink(missing_ok=True)


def _write_unread(path: Path, rows: list[dict[str, str]]) -> None:
    if rows:
        path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    else:
        path.unlink(missing_ok=True)


def to_json(done: PartDone) -> str:
    """What became of a file as one line: what goes from the engine's workers to whoever asked."""
    return json.dumps(asdict(done), ensure_ascii=False)


def from_json(line: str) -> PartDone:
    """The way back from `to_json`."""
    return PartDone(**json.loads(line))
