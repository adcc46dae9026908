"""An open archive: what the rest of Marsad asks it and gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from marsad.archive import backup, checking, kept_pages, listing, loading
from marsad.archive.adding import Added, Adding, Reading, ReadPage, known_captures
from marsad.archive.checking import Finding
from marsad.archive.connecting import WRITES, engine_for, name_of
from marsad.archive.corrections.book import Corrections
from marsad.archive.kept_pages import KeptPage
from marsad.archive.listing import Cursor, Filter, Listed
from marsad.archive.loading import Archived, Version
from marsad.archive.migrate import migrate
from marsad.archive.overview import size_of
from marsad.archive.rereading import Reread, Rereading
from marsad.archive.rules import reading_rules, without_facts
from marsad.archive.source_store import ArchivedSources
from marsad.archive.vacuuming import Vacuumed, drop_unreferred, pack
from marsad.archive.writing import Writing
from marsad.errors import ArchiveError, ArchiveMissing, NotArchived
from marsad.model.article import Article
from marsad.model.page import Page

_AT_A_TIME = 200
# SQLite's transactions see one state; PostgreSQL's do when asked.
_ONE_STATE: dict[str, dict[str, Any]] = {
    "sqlite": {},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


class Archive:
    """Pages, articles and facts in one SQLite file or PostgreSQL database.

    Safe to share among threads; every process opens its own. Readers never wait; writers wait for each other.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, place: str | Path, *, create: bool = False) -> Archive:
        """The archive at `place`, a file's path or a `postgresql://` address, its schema brought up to date.

        With `create` one is made where there is none. Raises ArchiveMissing, ArchiveNewer, ArchiveError.
        """
        engine = engine_for(place)
        try:
            with _errors_named(engine):
                _check_file(engine, create)
                migrate(engine, create=create)
        except ArchiveError:
            engine.dispose()
            raise
        return cls(engine)

    def close(self) -> None:
        """Closes its connections."""
        self.engine.dispose()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """What messages call it: the path, or the address without its password."""
        return name_of(self.engine.url)

    @property
    def sources(self) -> ArchivedSources:
        """The sources that it is fed from: the harvest's store."""
        return ArchivedSources(self)

    @property
    def corrections(self) -> Corrections:
        """What people put right."""
        return Corrections(self)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the archive. Database errors become ArchiveError."""
        with _errors_named(self.engine), self.engine.connect() as opened:
            options = _ONE_STATE[self.engine.dialect.name]
            connection = opened.execution_options(**options) if options else opened
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction that writes: all of it or, on any error, nothing."""
        with _errors_named(self.engine), self.engine.connect() as opened:
            connection = opened.execution_options(**{WRITES: True})
            with connection.begin():
                writing = Writing(connection)
                yield writing
                writing.flush()

    def add_page(self, page: Page, articles: Sequence[Article], why_empty: str | None = None) -> Added:
        """Takes in a page and its articles in one transaction; the same page again changes nothing."""
        return self.add([ReadPage(page, tuple(articles), why_empty)])[0]

    def add(
        self, readings: Iterable[Reading], source: str | None = None, *, facts: bool = True
    ) -> list[Added]:
        """Takes in several pages in one transaction: what each of them changed, in order.

        `source` is the id of the source that they were harvested from. Readings without `facts` are
        outdated from the start: a reread finds theirs.
        """
        read_with = reading_rules() if facts else without_facts(reading_rules())
        with self.writing() as writing:
            return Adding(writing, read_with, source).add(readings)

    def reread(
        self, readings: Iterable[tuple[KeptPage, Reading]], result: Reread, *, dry: bool = False
    ) -> None:
        """Puts new readings of kept pages in the place of the old ones, in one transaction.

        What changed is added to `result`; with `dry` that is all. People's corrections stay in force.
        """
        with self.writing() as writing:
            rereading = Rereading(writing, reading_rules(), result, dry)
            for page, reading in readings:
                rereading.reread(page, reading)

    def check(self, progress: Callable[[int], None] = lambda done: None) -> Iterator[Finding]:
        """What is wrong with it, nothing where all is well; `progress` hears how much more was looked at."""
        with self.reading() as connection:
            yield from checking.check_database(connection)
            yield from checking.check_numbers(connection)
        for look in (checking.check_pages, checking.check_articles):
            after: int | None = 0
            while after is not None:
                with self.reading() as connection:
                    found, after = look(connection, after)
                yield from found
                progress(checking.AT_A_TIME)

    def backup(self, path: str | Path, progress: backup.Progress = lambda done, whole: None) -> int:
        """Copies a SQLite archive as it is now to the new file `path` while others write; gives its bytes.

        `progress` hears how much of how much is copied. Raises ArchiveError.
        """
        return backup.back_up(self.engine, Path(path), progress)

    def vacuum(self, *, full: bool = False) -> Vacuumed:
        """Drops what nothing refers to and gives back its room; what came of it. Raises ArchiveError.

        `full` is for PostgreSQL: it rewrites the tables, which are locked meanwhile.
        """
        with self.reading() as connection:
            before = size_of(connection)
        with self.writing() as writing:
            dropped = drop_unreferred(writing)
        with _errors_named(self.engine):
            pack(self.engine, full=full)
        with self.reading() as connection:
            return Vacuumed(before, size_of(connection), dropped)

    def knows(self, pages: Sequence[Page]) -> list[bool]:
        """For each page whether that very capture of it is here, so that it need not be read again."""
        with self.reading() as connection:
            return known_captures(connection, pages)

    def article(self, article: str) -> Article:
        """The article with that id, the current version where an earlier one had it, as people corrected it.

        Raises NotArchived.
        """
        return self.archived(article).article

    def archived(self, article: str) -> Archived:
        """As `article`, with row, seq, version and page."""
        with self.reading() as connection:
            found = loading.by_id(connection, article)
        if found is None:
            raise NotArchived(self.name, f"no article {article!r}")
        return found

    def by_rows(self, rows: Sequence[int]) -> list[Archived]:
        """The articles of these rows, in their order; rows that are not there are left out."""
        with self.reading() as connection:
            return loading.by_rows(connection, rows)

    def texts_by_rows(self, rows: Sequence[int], *, names: bool = True) -> list[Article]:
        """The texts of the articles of these rows, in their order, uncorrected; with the names in them."""
        with self.reading() as connection:
            return loading.texts_by_rows(connection, rows, names=names)

    def listed_by_rows(self, rows: Sequence[int]) -> list[Listed]:
        """As `by_rows`, without texts and facts: what a list shows."""
        with self.reading() as connection:
            return loading.listed_by_rows(connection, rows)

    def versions(self, row: int) -> list[Version]:
        """The texts that an article had before, first to last."""
        with self.reading() as connection:
            return loading.versions_of(connection, row)

    def since(self, seq: int, most: int = _AT_A_TIME) -> list[Archived]:
        """At most `most` articles that are new or changed after `seq`, in the order of change.

        Withdrawn ones are among them. Whoever follows the archive keeps the last `seq` it dealt with.
        """
        with self.reading() as connection:
            return loading.since(connection, seq, most)

    def last_seq(self) -> int:
        """The running number of the last change."""
        with self.reading() as connection:
            return loading.last_seq(connection)

    def newest(
        self, wanted: Filter | None = None, after: Cursor | None = None, most: int = 50
    ) -> list[Listed]:
        """At most `most` articles, newest first; the last one's `cursor` says where the list goes on."""
        with self.reading() as connection:
            return listing.newest(connection, wanted or Filter(), after, most)

    def count(self, wanted: Filter | None = None) -> int:
        """How many articles there are."""
        with self.reading() as connection:
            return listing.count(connection, wanted or Filter())

    def count_by_day(self, wanted: Filter | None = None) -> list[tuple[str, int]]:
        """How many articles were published each day, in order."""
        with self.reading() as connection:
            return listing.count_by_day(connection, wanted or Filter())

    def count_by_outlet(self, wanted: Filter | None = None) -> list[tuple[str | None, int]]:
        """How many articles each outlet has, most first; None stands for those without one."""
        with self.reading() as connection:
            return listing.count_by_outlet(connection, wanted or Filter())

    def page(self, row: int) -> KeptPage:
        """The page of that row with its bytes. Raises NotArchived."""
        with self.reading() as connection:
            found = kept_pages.kept_page(connection, row)
        if found is None:
            raise NotArchived(self.name, f"no page {row}")
        return found

    def count_pages(self, *, outdated: bool = False) -> int:
        """How many pages `pages` gives."""
        with self.reading() as connection:
            return kept_pages.count_pages(connection, reading_rules() if outdated else None)

    def pages_at(self, address: str) -> list[int]:
        """The rows of the pages that were fetched at `address`, first to last."""
        with self.reading() as connection:
            return kept_pages.captures_of(connection, address)

    def pages(self, after: int = 0, *, outdated: bool = False) -> Iterator[KeptPage]:
        """All pages in the order they were stored, those after the row `after`.

        With `outdated` those only that other rules than today's have read, or none yet.
        """
        not_by = reading_rules() if outdated else None
        while True:
            with self.reading() as connection:
                part = kept_pages.kept_pages(connection, after, _AT_A_TIME, not_by)
            yield from part
            if not part:
                return
            after = part[-1].row


def _check_file(engine: Engine, create: bool) -> None:
    """Says what is wrong with a path before SQLite makes an empty file of it."""
    if engine.dialect.name != "sqlite":
        return
    path = Path(engine.url.database or "")
    if path.is_dir():
        raise ArchiveError(str(path), "a folder; an archive is one file, name.db in it")
    if create and not path.parent.is_dir():
        raise ArchiveError(str(path), "there is no such folder")
    if not create and not path.exists():
        raise ArchiveMissing(str(path), "no archive here; `marsad archive init` makes one")


@contextmanager
def _errors_named(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else str(error)
        raise ArchiveError(name_of(engine.url), reason) from error
