"""Follows merges: which row of a table holds now what another one held."""

from __future__ import annotations

from sqlalchemy import Connection, Table, select


def living(connection: Connection, table: Table, number: int) -> int | None:
    """`number`, or the number that it was merged into, however often; None where no row has it.

    `table` has `id` and `merged_into`.
    """
    seen: set[int] = set()
    while number not in seen:
        seen.add(number)
        query = select(table.c.id, table.c.merged_into).where(table.c.id == number)
        row = connection.execute(query).first()
        if row is None or row.merged_into is None:
            return None if row is None else number
        number = row.merged_into
    return None
