"""One transaction that writes: running numbers in the order of commits, rows inserted in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from marsad.archive.clock import now
from marsad.archive.schema import FACT_TABLES, articles, counters, pages, problems, versions

# Parents before children: the order in which pending rows may be inserted.
_ORDER = (pages, articles, versions, *FACT_TABLES, problems)
_SEQ = counters.c.name == "seq"


class Writing:
    """What a transaction has yet to write, and the numbers it gives out.

    Taking the counter's row makes writers wait for one another, so that who follows the archive by `seq`
    never sees a number before a smaller one.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.stamp = now()
        self._seq: int = connection.execute(
            select(counters.c.value).where(_SEQ).with_for_update()
        ).scalar_one()
        self._pending: dict[Table, list[dict[str, Any]]] = defaultdict(list)

    def next_seq(self) -> int:
        """The next running number: of a change, or of a new page or article."""
        self._seq += 1
        return self._seq

    def reserve(self, last: int) -> bool:
        """Leaves the numbers up to `last` to rows of another archive; False where some are given out."""
        if self._seq not in (0, last):
            return False
        self._seq = last
        return True

    def insert(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        """Rows to be inserted with the next flush; all of a table have the same columns."""
        self._pending[table].extend(rows)

    def flush(self) -> None:
        """Inserts what is pending and puts the counter down."""
        for table in _ORDER:
            if rows := self._pending.pop(table, None):
                self.connection.execute(insert(table), rows)
        self.connection.execute(update(counters).where(_SEQ).values(value=self._seq))
