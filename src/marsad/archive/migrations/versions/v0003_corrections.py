"""Corrections with their running number and every article they speak of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ROW = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Makes the tables anew: nothing could fill the first one."""
    op.drop_table("corrections")
    op.create_table(
        "corrections",
        sa.Column("id", _ROW, nullable=False, autoincrement=True),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("change", sa.JSON, nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("undone", sa.Text, nullable=True),
        sa.Column("undone_by", sa.Text, nullable=True),
        sa.Column("unmet", sa.SmallInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.UniqueConstraint("seq", name="uq_corrections_seq"),
    )
    op.create_index("ix_corrections_kind", "corrections", ["kind"])
    op.create_table(
        "correction_articles",
        sa.Column("article", _ROW, sa.ForeignKey("articles.row", ondelete="CASCADE"), nullable=False),
        sa.Column("correction", _ROW, sa.ForeignKey("corrections.id", ondelete="CASCADE"), nullable=False),
        sa.PrimaryKeyConstraint("article", "correction", name="pk_correction_articles"),
    )
    op.create_index("ix_correction_articles_correction", "correction_articles", ["correction"])
