"""A vacuum gives back room and takes nothing that anybody can reach."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, func, insert, select

from marsad.archive import Archive, schema
from marsad.archive.accounts import Role, add_user
from marsad.archive.accounts_schema import logins
from marsad.model.source import Source, SourceKind

from .pages import HARVEST, VISIT, VISIT_EDITED, read


@pytest.mark.parametrize("full", [False, True])
def test_what_nothing_refers_to_goes_and_all_else_stays(archive: Archive, full: bool) -> None:
    archive.add(
        [read(VISIT, hour=8), read(VISIT_EDITED, hour=9), read(HARVEST, "https://news.example/cotton")]
    )
    archive.sources.put_source(Source("s1", "https://news.example/feed", SourceKind.FEED, "n"))
    with archive.writing() as writing:
        connection = writing.connection
        user = add_user(connection, "huda", Role.EDITOR, "x").id
        row = {"user": user, "created": "2020-01-01T00:00:00Z"}
        in_a_year = f"{datetime.now(UTC).year + 1}-01-01T00:00:00Z"
        connection.execute(insert(logins).values(**row, digest=b"old", expires="2020-02-01T00:00:00Z"))
        connection.execute(insert(logins).values(**row, digest=b"new", expires=in_a_year))
        problem = {"step": "harvest", "reason": "x", "stored": "2020-01-01T00:00:00Z"}
        for source in ("s1", "gone"):
            connection.execute(insert(schema.problems).values(**problem, source=source))
    before = (archive.since(0), list(archive.pages()), archive.versions(archive.since(0)[0].row))
    done = archive.vacuum(full=full)
    assert done.dropped == {"logins that have run out": 1, "problems of removed sources": 1}
    assert (archive.since(0), list(archive.pages()), archive.versions(archive.since(0)[0].row)) == before
    with archive.reading() as connection:
        assert list(connection.scalars(select(logins.c.digest))) == [b"new"]
        kept = select(func.count()).select_from(schema.problems).where(schema.problems.c.source.is_not(None))
        assert connection.scalar(kept) == 1
    assert list(archive.check()) == []


def test_room_is_given_back(archive: Archive) -> None:
    archive.add([read(HARVEST, f"https://news.example/{number}") for number in range(300)])
    with archive.writing() as writing:
        writing.connection.execute(delete(schema.articles))
        writing.connection.execute(delete(schema.pages))
    done = archive.vacuum(full=True)
    assert done.after < done.before - 200_000
