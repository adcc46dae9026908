"""Webhooks and the messages on their way to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ROW = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Makes the two tables."""
    op.create_table(
        "webhooks",
        sa.Column("id", _ROW, nullable=False, autoincrement=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("secret", sa.Text, nullable=False),
        sa.Column("wishes", sa.JSON, nullable=True),
        sa.Column("allow_private", sa.SmallInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_webhooks"),
    )
    op.create_table(
        "webhook_messages",
        sa.Column("id", _ROW, nullable=False, autoincrement=True),
        sa.Column("webhook", _ROW, nullable=False),
        sa.Column("message_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("tries", sa.SmallInteger, nullable=False),
        sa.Column("next_try", sa.Text, nullable=False),
        sa.Column("problem", sa.Text, nullable=True),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("ended", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_webhook_messages"),
        sa.UniqueConstraint("message_id", name="uq_webhook_messages_message_id"),
        sa.ForeignKeyConstraint(
            ["webhook"], ["webhooks.id"], name="fk_webhook_messages_webhook", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_webhook_messages_webhook", "webhook_messages", ["webhook"])
    op.create_index("ix_webhook_messages_state_next_try", "webhook_messages", ["state", "next_try"])
