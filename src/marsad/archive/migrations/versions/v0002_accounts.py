"""Users, their logins and their API tokens."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ROW = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Makes the three tables."""
    op.create_table(
        "users",
        sa.Column("id", _ROW, nullable=False, autoincrement=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("disabled", sa.SmallInteger, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("name", name="uq_users_name"),
    )
    _secrets(
        "logins", sa.Column("created", sa.Text, nullable=False), sa.Column("expires", sa.Text, nullable=False)
    )
    _secrets(
        "tokens",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("revoked", sa.Text, nullable=True),
    )


def _secrets(name: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        name,
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("user", _ROW, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("digest", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name=f"fk_{name}_user", ondelete="CASCADE"),
    )
    op.create_index(f"ix_{name}_user", name, ["user"])
