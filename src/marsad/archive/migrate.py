"""Brings an archive's schema up to this version of Marsad."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect, text

from marsad.archive.connecting import WRITES, name_of
from marsad.errors import ArchiveMissing, ArchiveNewer

# The revision of the newest file under migrations/versions; a test keeps it so.
HEAD = "0007"
_MIGRATING = 0x6D6172736164  # "marsad": PostgreSQL's lock for one migration at a time


def revision_of(connection: Connection) -> str | None:
    """The revision an archive stands at; None where the database holds no archive."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def migrate(engine: Engine, *, create: bool) -> None:
    """Runs the migrations that `engine`'s archive lacks, all or none; only with `create` from nothing.

    Raises ArchiveMissing where there is no archive to migrate, ArchiveNewer where a later Marsad made it.
    """
    with engine.connect() as connection:
        found = revision_of(connection)
    if found == HEAD:
        return
    if found is None and not create:
        raise ArchiveMissing(name_of(engine.url), "no archive here; `marsad archive init` makes one")
    if found is not None and found > HEAD:
        raise ArchiveNewer(
            name_of(engine.url), f"made by a later Marsad (schema {found}, this one knows {HEAD})"
        )
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
        if revision_of(connection) != HEAD:  # another process may have been first
            _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    from alembic import command  # loaded only where there is something to do
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "marsad:archive/migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
