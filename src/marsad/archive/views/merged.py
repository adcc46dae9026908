"""Follows merges: which row of a table holds now what another one held."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select


def living(connection: Connection, table: Table, number: int) -> int | None:
    """`number`, or the number that it was merged into, however often; None where no row has it.

    `table` has `id` and `merged_into`.
    """
    seen: set[int] = set()
    while number not in seen:
        seen.add(number)
        row = connection.execute(_standing(table), {"number": number}).first()
        if row is None or row.merged_into is None:
            return None if row is None else number
        number = row.merged_into
    return None


@cache
def _standing(table: Table) -> Select[Any]:
    return select(table.c.id, table.c.merged_into).where(table.c.id == bindparam("number"))
