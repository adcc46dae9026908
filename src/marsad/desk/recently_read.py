"""The articles last read, so that one who follows the archive behind another need not unpack them again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from marsad.archive.loading import Archived, by_rows
from marsad.archive.schema import articles

_MOST = 400


class RecentlyRead:
    """Articles by their rows; one that has changed since is read anew."""

    def __init__(self) -> None:
        self._held: dict[int, Archived] = {}

    def by_rows(self, connection: Connection, rows: Sequence[int]) -> list[Archived]:
        """The articles of these rows, in their order; rows that are not there are left out."""
        query = select(articles.c.row, articles.c.seq).where(articles.c.row.in_(rows))
        seq_of = {each.row: each.seq for each in connection.execute(query)}
        held = {row: self._held[row] for row in seq_of if row in self._held}
        found = {row: each for row, each in held.items() if each.seq == seq_of[row]}
        read = by_rows(connection, [row for row in rows if row not in found])
        found.update((each.row, each) for each in read)
        self._held = {**self._held, **found} if len(self._held) + len(found) <= _MOST else found
        return [found[row] for row in rows if row in found]
