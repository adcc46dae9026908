"""Whom a name stood for before people merged that one into another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ROW = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Adds the column: the merges of before come apart as they did then."""
    op.add_column("identity_mentions", sa.Column("taken_for", _ROW, nullable=True))
