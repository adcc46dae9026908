"""A merge leads to the row that is alive, over any number of steps."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert

from marsad.archive.views.merged import living

ROWS = Table(
    "rows", MetaData(), Column("id", Integer, primary_key=True), Column("merged_into", Integer, nullable=True)
)
MERGES = {1: None, 2: 1, 3: 2, 4: 5, 5: 4}


@pytest.mark.parametrize(("number", "kept"), [(1, 1), (2, 1), (3, 1), (9, None)])
def test_a_merge_is_followed_to_its_end(number: int, kept: int | None) -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        ROWS.create(connection)
        connection.execute(insert(ROWS), [{"id": own, "merged_into": into} for own, into in MERGES.items()])
        assert living(connection, ROWS, number) == kept
        assert living(connection, ROWS, 4) is None  # a circle has no living row
