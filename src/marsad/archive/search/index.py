"""The search index in its folder: opened, caught up with the archive, rebuilt.

Everything in it derives from the archive. How far it has come is the greatest `seq` of its own documents,
committed with them, so a crash at any moment leaves it at an earlier state that catching up cures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import tantivy
from tantivy import Query

from marsad.archive.search.documents import Documents, Followed, Indexed, documents_of
from marsad.archive.search.fields import register_words, schema
from marsad.archive.search.folder import check_note, replacing, write_note
from marsad.errors import SearchIndexBusy, SearchIndexError, SearchIndexMissing
from marsad.lexicon.pack import Lexicon, load

_HEAP = 64_000_000  # bytes that the writer fills before it writes a segment
_AT_A_TIME = 500
_COMMIT_EVERY = 10_000
_LOCKED = "LockBusy"

Progress = Callable[[int], None]


class SearchIndex:
    """An index of an archive. Safe among threads; several processes may read while one writes."""

    def __init__(self, folder: Path, index: tantivy.Index, lexicon: Lexicon) -> None:
        self.folder = folder
        self.lexicon = lexicon
        self.index = index
        self._seen_meta = 0
        register_words(index)

    @classmethod
    def open(cls, folder: Path, lexicon: Lexicon | None = None) -> SearchIndex:
        """The index in `folder`. Raises SearchIndexMissing, SearchIndexOutdated, SearchIndexError."""
        check_note(folder)
        try:
            index = tantivy.Index.open(str(folder))
        except ValueError as error:
            raise SearchIndexError(str(folder), f"{error}; run `marsad search --rebuild`") from error
        return cls(folder, index, lexicon or load())

    @classmethod
    def create(cls, folder: Path, lexicon: Lexicon | None = None) -> SearchIndex:
        """The index in `folder`, an empty one where there is none. Raises as `open`."""
        try:
            return cls.open(folder, lexicon)
        except SearchIndexMissing:
            folder.mkdir(parents=True, exist_ok=True)
            tantivy.Index(schema(), path=str(folder))
            write_note(folder)
        return cls.open(folder, lexicon)

    @property
    def schema(self) -> tantivy.Schema:
        """Its schema, to make queries with."""
        return self.index.schema

    def searcher(self) -> tantivy.Searcher:
        """What searches the last committed state, another process's commits included."""
        meta = (self.folder / "meta.json").stat().st_mtime_ns
        if meta != self._seen_meta:
            self.index.reload()
            self._seen_meta = meta
        return self.index.searcher()

    def last_seq(self) -> int:
        """The running number up to which the archive is indexed."""
        searcher = self.searcher()
        found = searcher.search(Query.all_query(), 1, count=False, order_by_field="seq").hits
        return int(found[0][0]) if found else 0

    def catch_up(self, archive: Followed, progress: Progress | None = None) -> int:
        """Indexes what `archive` has new or changed; how many rows that were.

        Raises SearchIndexBusy where another process does it already.
        """
        last = self.last_seq()
        if archive.last_seq() <= last:
            return 0
        with Filling(self, documents_of(self.lexicon)) as filling:
            return filling.fill(archive, last, progress)


def rebuild(
    folder: Path, archive: Followed, lexicon: Lexicon | None = None, progress: Progress | None = None
) -> int:
    """Makes the index in `folder` anew from `archive` while the old one serves; how many rows it has read.

    Raises SearchIndexBusy where another process does the same.
    """
    with replacing(folder) as new:
        index = SearchIndex(new, tantivy.Index(schema(), path=str(new)), lexicon or load())
        with Filling(index, documents_of(index.lexicon), fresh_until=archive.last_seq()) as filling:
            return filling.fill(archive, 0, progress)


class Filling:
    """Writes rows into an index; they are seen after a commit. One process at a time.

    Rows up to the number `fresh_until` come once each and replace nothing, which fills an index faster.
    """

    def __init__(self, index: SearchIndex, documents: Documents, *, fresh_until: int = 0) -> None:
        self._index = index
        self._documents = documents
        self._fresh_until = fresh_until
        self._writer: tantivy.IndexWriter | None = None

    def __enter__(self) -> Filling:
        try:
            self._writer = self._index.index.writer(_HEAP, 1)
        except ValueError as error:
            folder = str(self._index.folder)
            if _LOCKED in str(error):
                raise SearchIndexBusy(folder, "another process writes it") from error
            raise SearchIndexError(folder, str(error)) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._writer is not None
        if kind is None:
            self._writer.commit()
        else:
            self._writer.rollback()
        self._writer.wait_merging_threads()
        self._writer = None

    def fill(self, archive: Followed, seq: int, progress: Progress | None = None) -> int:
        """Takes in what `archive` has after `seq`, committing now and then; how many rows that were."""
        assert self._writer is not None
        done = committed = 0
        while rows := archive.since(seq, _AT_A_TIME):
            self.put(rows)
            seq = rows[-1].seq
            done += len(rows)
            if done - committed >= _COMMIT_EVERY:
                self._writer.commit()
                committed = done
            if progress is not None:
                progress(done)
        return done

    def put(self, rows: Sequence[Indexed]) -> None:
        """Takes in rows, in place of what the index had of them."""
        assert self._writer is not None
        for row in rows:
            if row.seq > self._fresh_until:
                # By term, this version of tantivy finds no unsigned numbers; by query it does.
                self._writer.delete_documents_by_query(Query.term_query(schema(), "row", row.row))
            if not row.withdrawn:
                self._writer.add_document(self._documents.contents(row).document())
