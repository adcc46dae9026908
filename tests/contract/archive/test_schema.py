"""The migrations make the tables that the code knows, and nothing opens what it does not understand."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text, update

from marsad.archive import Archive, schema, stories_schema, webhooks_schema
from marsad.archive.columns import METADATA
from marsad.archive.migrate import HEAD
from marsad.errors import ArchiveNewer


def test_migrations_make_the_schema(archive: Archive) -> None:
    known = {schema.articles.name, stories_schema.stories.name, webhooks_schema.webhooks.name}
    assert known <= set(METADATA.tables)
    with archive.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory("src/marsad/archive/migrations").get_current_head() == HEAD


def test_opening_twice_migrates_once(place: str) -> None:
    for _ in range(2):
        with Archive.open(place, create=True) as archive:
            assert archive.count() == 0


def test_an_archive_of_a_later_marsad_is_refused(place: str) -> None:
    with Archive.open(place, create=True) as archive, archive.writing() as writing:
        writing.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(ArchiveNewer, match="9999"):
        Archive.open(place)


def test_writers_see_each_other(archive: Archive) -> None:
    with archive.writing() as writing:
        first = writing.next_seq()
    with archive.writing() as writing:
        assert writing.next_seq() == first + 1
        writing.connection.execute(update(schema.counters).values(value=first))
    assert archive.last_seq() == first + 1
