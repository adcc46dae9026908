"""The tables of what articles say together: copies, stories, identities, the agenda.

The steps of `marsad.stories` fill them; all of it derives from articles and corrections and can be made anew.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Table

from marsad.archive.columns import (
    METADATA,
    ROW,
    maybe,
    number,
    of_article,
    offset,
    plain_data,
    small,
    text,
    whole,
)

shingles = Table(
    "shingles",
    METADATA,
    whole("hash", primary_key=True),
    of_article(primary_key=True),
    Index(None, "article"),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    METADATA,
    Column("copy", ROW, ForeignKey("articles.row", ondelete="CASCADE"), primary_key=True),
    Column("original", ROW, ForeignKey("articles.row", ondelete="CASCADE"), primary_key=True),
    Column("share", Float, nullable=False),
    Column("share_of_original", Float, nullable=False),
    text("direction"),
    plain_data("passages"),
    Index(None, "original"),
)

stories = Table(
    "stories",
    METADATA,
    number(),
    text("state"),
    Column("merged_into", ROW, ForeignKey("stories.id"), nullable=True),
    maybe("headline"),
    whole("first_moment"),
    whole("last_moment"),
    offset("articles"),
    offset("outlets"),
    Column("first_article", ROW, ForeignKey("articles.row", ondelete="SET NULL"), nullable=True),
    plain_data("facts"),
    whole("seq"),
    text("changed"),
    Index(None, "last_moment", "id"),
    Index(None, "seq"),
    Index(None, "first_article"),
    Index(None, "merged_into"),
)

story_articles = Table(
    "story_articles",
    METADATA,
    of_article(primary_key=True),
    Column("story", ROW, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("score", Float, nullable=True),
    plain_data("reasons"),
    text("added"),
    Index(None, "story"),
)

identities = Table(
    "identities",
    METADATA,
    number(),
    text("type"),
    text("name"),
    text("name_key"),
    maybe("name_latin"),
    maybe("country"),
    Column("merged_into", ROW, ForeignKey("identities.id"), nullable=True),
    offset("articles"),
    plain_data("forms"),
    plain_data("reasons"),
    whole("seq"),
    text("changed"),
    Index(None, "name_key", "type"),
    Index(None, "merged_into"),
)

# What an identity is found by: `marsad.stories.known` makes the keys.
identity_keys = Table(
    "identity_keys",
    METADATA,
    text("key", primary_key=True),
    Column("identity", ROW, ForeignKey("identities.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "identity"),
    sqlite_with_rowid=False,
)

identity_mentions = Table(
    "identity_mentions",
    METADATA,
    of_article(primary_key=True),
    small("entity", primary_key=True),
    Column("identity", ROW, ForeignKey("identities.id", ondelete="CASCADE"), nullable=False),
    Column("score", Float, nullable=True),
    maybe("reason"),
    Column("taken_for", ROW, nullable=True),
    Index(None, "identity", "article"),
)

identity_offices = Table(
    "identity_offices",
    METADATA,
    number(),
    Column("identity", ROW, ForeignKey("identities.id", ondelete="CASCADE"), nullable=False),
    text("role"),
    maybe("country"),
    maybe("first_day"),
    maybe("last_day"),
    offset("articles"),
    Index(None, "identity"),
)

# Two identities that may be one: left to a person.
identity_doubts = Table(
    "identity_doubts",
    METADATA,
    Column("one", ROW, ForeignKey("identities.id", ondelete="CASCADE"), primary_key=True),
    Column("other", ROW, ForeignKey("identities.id", ondelete="CASCADE"), primary_key=True),
    Column("score", Float, nullable=False),
    plain_data("reasons"),
    text("raised"),
    Index(None, "other"),
)

happenings = Table(
    "happenings",
    METADATA,
    number(),
    text("type"),
    maybe("mode"),
    text("status"),
    maybe("day"),
    Column("place", ROW, ForeignKey("identities.id", ondelete="SET NULL"), nullable=True),
    Column("story", ROW, ForeignKey("stories.id", ondelete="SET NULL"), nullable=True),
    offset("tellers"),
    plain_data("parties"),
    plain_data("conflicts"),
    whole("seq"),
    text("changed"),
    Index(None, "type", "day"),
    Index(None, "story"),
    Index(None, "place"),
)

happening_events = Table(
    "happening_events",
    METADATA,
    of_article(primary_key=True),
    small("event", primary_key=True),
    Column("happening", ROW, ForeignKey("happenings.id", ondelete="CASCADE"), nullable=False),
    Index(None, "happening"),
)

agenda = Table(
    "agenda",
    METADATA,
    number(),
    text("state"),
    text("type"),
    maybe("mode"),
    text("title"),
    maybe("value"),
    maybe("first_day"),
    maybe("last_day"),
    text("precision"),
    Column("place", ROW, ForeignKey("identities.id", ondelete="SET NULL"), nullable=True),
    Column("story", ROW, ForeignKey("stories.id", ondelete="SET NULL"), nullable=True),
    of_article(),
    small("event"),
    plain_data("parties"),
    Column("closed_by", ROW, ForeignKey("articles.row", ondelete="SET NULL"), nullable=True),
    small("closing_event", nullable=True),
    maybe("closed"),
    plain_data("history"),
    whole("seq"),
    text("changed"),
    Index(None, "state", "first_day"),
    Index(None, "first_day"),
    Index(None, "article"),
    Index(None, "story"),
    Index(None, "place"),
    Index(None, "closed_by"),
)
