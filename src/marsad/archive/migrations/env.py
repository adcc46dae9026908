"""Alembic's entry: runs the migrations on the connection that `migrate.py` hands over.

For `alembic revision --autogenerate` see `docs/reference/archive.md`.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from marsad.archive import (  # noqa: F401  # all add their tables to METADATA
    accounts_schema,
    schema,
    stories_schema,
    webhooks_schema,
)
from marsad.archive.columns import METADATA
from marsad.archive.connecting import engine_for


def run(connection: Connection) -> None:
    """Runs what was asked for on `connection`, whose transaction the caller keeps."""
    context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with engine_for(context.get_x_argument(as_dictionary=True)["archive"]).begin() as opened:
        run(opened)
