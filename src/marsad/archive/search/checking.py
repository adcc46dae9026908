"""Proves that the index and the archive agree: the same articles, each indexed as it is now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import tantivy
from tantivy import FieldType, Query

from marsad.archive.search.documents import Documents, Followed, Indexed, documents_of
from marsad.archive.search.fields import schema
from marsad.archive.search.index import Progress, SearchIndex
from marsad.archive.search.paging import whole_numbers

_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Agreement:
    """How index and archive compare, up to the change that the index has come to.

    `articles` were compared; `missing` rows are in the archive alone, `surplus` ones in the index alone,
    `different` ones are indexed as they are no more; `behind` counts the changes still to be indexed.
    """

    articles: int = 0
    missing: tuple[int, ...] = ()
    surplus: tuple[int, ...] = ()
    different: tuple[int, ...] = ()
    behind: int = 0

    @property
    def agrees(self) -> bool:
        """Whether nothing is wrong; to be behind is not wrong."""
        return not (self.missing or self.surplus or self.different)


def check(index: SearchIndex, archive: Followed, progress: Progress | None = None) -> Agreement:
    """Compares every article of `archive` with what `index` has of it.

    Each is made into a document again and compared by digest, so that it proves the contents and not only the
    numbers. Nothing may write to the archive's old rows meanwhile; new ones are harmless.
    """
    documents, last = documents_of(index.lexicon), index.last_seq()
    found = _Found(index.searcher())
    seq, behind = 0, set[int]()
    while rows := archive.since(seq, _AT_A_TIME):
        current = [row for row in rows if row.seq <= last]
        behind.update(row.row for row in rows if row.seq > last)
        found.compare(seq, max(rows[-1].seq, seq), current, documents)
        seq = rows[-1].seq
        if progress is not None:
            progress(found.articles)
    found.compare(seq, last, (), documents)
    surplus = tuple(row for row in found.surplus if row not in behind)
    return Agreement(found.articles, tuple(found.missing), surplus, tuple(found.different), len(behind))


class _Found:
    """What comparing has brought up so far."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self.articles = 0
        self.missing: list[int] = []
        self.surplus: list[int] = []
        self.different: list[int] = []

    def compare(self, after: int, to: int, rows: Iterable[Indexed], documents: Documents) -> None:
        """Compares the changes `(after, to]` of the archive with those of the index."""
        indexed = self._indexed(after, to)
        for row in rows:
            if row.withdrawn:
                continue
            self.articles += 1
            digest = indexed.pop(row.row, None)
            if digest is None:
                self.missing.append(row.row)
            elif digest != documents.contents(row).digest:
                self.different.append(row.row)
        self.surplus += sorted(indexed)

    def _indexed(self, after: int, to: int) -> dict[int, int]:
        """The digests of the index's rows whose last change lies in `(after, to]`; a row twice is surplus."""
        if to <= after:
            return {}
        from_seq = Query.range_query(
            schema(), "seq", FieldType.Unsigned, after, to, include_lower=False, include_upper=True
        )
        most = max(self._searcher.num_docs, 1)
        addresses = [address for _, address in self._searcher.search(from_seq, most, count=False).hits]
        rows = whole_numbers(self._searcher, "row", addresses)
        digests = whole_numbers(self._searcher, "digest", addresses)
        seen: dict[int, int] = {}
        for row, digest in zip(rows, digests, strict=True):
            if row in seen:
                self.surplus.append(row)
            seen[row] = digest
        return seen
