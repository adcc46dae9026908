"""The tables of subscribers that are told of news by webhook, and of the messages on their way to them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from marsad.archive.columns import METADATA, ROW, maybe, number, plain_data, small, text, whole

webhooks = Table(
    "webhooks",
    METADATA,
    number(),
    text("address"),
    text("secret"),
    plain_data("wishes"),
    small("allow_private"),
    text("state"),
    whole("seq"),
    text("created"),
)

# A message stays here until it is delivered or given up, and some days longer to be looked at.
webhook_messages = Table(
    "webhook_messages",
    METADATA,
    number(),
    Column("webhook", ROW, ForeignKey("webhooks.id", ondelete="CASCADE"), nullable=False),
    text("message_id", unique=True),
    text("kind"),
    text("body"),
    text("state"),
    small("tries"),
    text("next_try"),
    maybe("problem"),
    text("made"),
    maybe("ended"),
    Index(None, "webhook"),
    Index(None, "state", "next_try"),
)
