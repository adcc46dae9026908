"""The keys that identities are found by, so that no process need hold all of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ROW = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Makes the table; the desk fills it when it works next."""
    op.create_table(
        "identity_keys",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("identity", _ROW, sa.ForeignKey("identities.id", ondelete="CASCADE"), nullable=False),
        sa.PrimaryKeyConstraint("key", "identity", name="pk_identity_keys"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_identity_keys_identity", "identity_keys", ["identity"])
