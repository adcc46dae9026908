"""The tables of people who may write: users, their logins, their API tokens."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from marsad.archive.columns import METADATA, ROW, maybe, number, packed, small, text

users = Table(
    "users",
    METADATA,
    number(),
    text("name", unique=True),
    text("role"),
    text("password"),  # an argon2id hash in PHC form
    small("disabled"),
    text("created"),
)

# Only digests of what a browser or a program holds are kept: a stolen archive opens no session.
logins = Table(
    "logins",
    METADATA,
    packed("digest", primary_key=True),
    Column("user", ROW, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    text("created"),
    text("expires"),
    Index(None, "user"),
)

tokens = Table(
    "tokens",
    METADATA,
    packed("digest", primary_key=True),
    Column("user", ROW, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    text("name"),
    text("created"),
    maybe("revoked"),
    Index(None, "user"),
)
