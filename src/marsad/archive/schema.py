"""The tables of the archive: what was fetched, what was read from it, and what people made of it.

Times of Marsad's own (`stored`, `changed`, …) are ISO 8601 in UTC, `2024-05-24T10:00:00Z`; what pages state
stays as they state it. `docs/reference/archive.md` describes every table.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text, UniqueConstraint

from marsad.archive.columns import (
    METADATA,
    ROW,
    maybe,
    number,
    of_article,
    offset,
    own_number,
    packed,
    plain_data,
    small,
    text,
    whole,
)

# How far each running number has come. Writers take their row's lock first, so numbers become visible
# in the order they were given.
counters = Table("counters", METADATA, text("name", primary_key=True), whole("value"))

pages = Table(
    "pages",
    METADATA,
    own_number("id"),
    whole("address"),  # key of url, or of name where there is none: archive/keys.py
    text("name"),
    maybe("url"),
    maybe("path"),
    text("form"),
    maybe("encoding"),
    maybe("damage"),
    maybe("fetched"),
    text("how"),
    small("status", nullable=True),
    maybe("content_type"),
    plain_data("headers"),
    maybe("source"),
    small("articles"),
    maybe("why_empty"),
    text("stored"),
    text("seen"),
    offset("times_seen"),
    text("read_with"),
    packed("digest"),
    text("payload_kind"),
    offset("payload_bytes"),
    packed("payload"),
    Index(None, "address"),
    Index(None, "source"),
)

articles = Table(
    "articles",
    METADATA,
    own_number("row"),
    whole("seq", unique=True),
    text("id", unique=True),
    Column("page", ROW, ForeignKey("pages.id"), nullable=False),
    whole("address"),
    small("position"),
    small("version"),
    maybe("headline"),
    text("language"),
    maybe("published"),
    whole("moment"),
    maybe("day"),
    maybe("outlet"),
    maybe("dateline_place"),
    maybe("dateline_source"),
    offset("characters"),
    small("corrections"),
    small("withdrawn"),
    text("stored"),
    text("changed"),
    packed("content"),
    Index(None, "moment", "row"),
    Index(None, "outlet", "moment", "row"),
    Index(None, "day", "outlet"),
    Index(None, "address"),
    Index(None, "page"),
)

versions = Table(
    "versions",
    METADATA,
    number(),
    of_article(),
    small("version"),
    text("article_id"),
    text("reason"),
    Column("page", ROW, ForeignKey("pages.id"), nullable=False),
    text("replaced"),
    plain_data("diff"),
    packed("content"),
    UniqueConstraint("article", "version"),
    Index(None, "article_id"),
    Index(None, "page"),
)

credited = Table(
    "credits",
    METADATA,
    of_article(primary_key=True),
    small("n", primary_key=True),
    text("name"),
    text("kind"),
    offset("start", nullable=True),
    offset("end", nullable=True),
    Index(None, "name"),
    sqlite_with_rowid=False,
)

entities = Table(
    "entities",
    METADATA,
    of_article(primary_key=True),
    small("n", primary_key=True),
    text("id"),
    text("type"),
    text("name"),
    text("name_key"),
    maybe("name_latin"),
    maybe("country"),
    maybe("role"),
    Index(None, "name_key", "type"),
    sqlite_with_rowid=False,
)

mentions = Table(
    "mentions",
    METADATA,
    of_article(primary_key=True),
    offset("start", primary_key=True),
    offset("end", primary_key=True),
    small("entity", primary_key=True),
    text("text"),
    sqlite_with_rowid=False,
)

times = Table(
    "times",
    METADATA,
    of_article(primary_key=True),
    small("n", primary_key=True),
    offset("start"),
    offset("end"),
    text("text"),
    text("type"),
    text("value"),
    sqlite_with_rowid=False,
)

quotes = Table(
    "quotes",
    METADATA,
    of_article(primary_key=True),
    small("n", primary_key=True),
    offset("start"),
    offset("end"),
    text("kind"),
    text("verb"),
    small("speaker", nullable=True),
    small("addressee", nullable=True),
    maybe("via"),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    METADATA,
    of_article(primary_key=True),
    small("n", primary_key=True),
    text("type"),
    maybe("mode"),
    text("status"),
    small("place", nullable=True),
    maybe("time"),
    plain_data("contexts"),
    offset("start"),
    offset("end"),
    offset("trigger_start"),
    offset("trigger_end"),
    text("trigger_text"),
    Index(None, "type", "status", "article"),
    Index(None, "time"),
    sqlite_with_rowid=False,
)

event_parties = Table(
    "event_parties",
    METADATA,
    of_article(primary_key=True),
    small("event", primary_key=True),
    text("part", primary_key=True),
    small("n", primary_key=True),
    small("entity"),
    sqlite_with_rowid=False,
)

problems = Table(
    "problems",
    METADATA,
    number(),
    Column("article", ROW, ForeignKey("articles.row", ondelete="CASCADE"), nullable=True),
    Column("page", ROW, ForeignKey("pages.id", ondelete="CASCADE"), nullable=True),
    maybe("source"),
    text("step"),
    text("reason"),
    offset("start", nullable=True),
    offset("end", nullable=True),
    text("stored"),
    Index(None, "article"),
    Index(None, "page"),
    Index(None, "source"),
    Index(None, "step"),
)

sources = Table(
    "sources",
    METADATA,
    number("n"),
    text("id", unique=True),
    text("address"),
    text("kind"),
    text("name"),
    maybe("country"),
    plain_data("tags"),
    maybe("site"),
    maybe("added"),
    small("enabled"),
    small("verified"),
    maybe("next_check"),
    plain_data("state"),
    plain_data("push"),
    Column("push_token", Text, nullable=True, unique=True),
    Index(None, "enabled", "next_check"),
)

source_items = Table(
    "source_items",
    METADATA,
    Column("source", Text, ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True),
    text("address", primary_key=True),
    text("fingerprint"),
    text("first_seen"),
    text("last_seen"),
    maybe("title"),
    maybe("published"),
    text("status"),
    offset("tries"),
    maybe("next_try"),
    maybe("problem"),
    Index(None, "status", "first_seen"),
    sqlite_with_rowid=False,
)

corrections = Table(
    "corrections",
    METADATA,
    number(),
    whole("seq", unique=True),
    text("kind"),
    plain_data("change"),
    text("reason"),
    text("made_by"),
    text("made"),
    maybe("undone"),
    maybe("undone_by"),
    small("unmet"),
    Index(None, "kind"),
)

correction_articles = Table(
    "correction_articles",
    METADATA,
    Column("article", ROW, ForeignKey("articles.row", ondelete="CASCADE"), primary_key=True),
    Column("correction", ROW, ForeignKey("corrections.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "correction"),
)

saved_searches = Table(
    "saved_searches",
    METADATA,
    number(),
    text("name"),
    text("query"),
    plain_data("filters"),
    maybe("owner"),
    text("created"),
    whole("seen_seq"),
    UniqueConstraint("owner", "name"),
)

# What derives from articles says here how far it has come: the search index, stories, alerts.
followers = Table(
    "followers",
    METADATA,
    text("name", primary_key=True),
    whole("seq"),
    plain_data("state"),
    text("changed"),
)

FACT_TABLES = (credited, entities, mentions, times, quotes, events, event_parties)

__all__ = [
    "FACT_TABLES",
    "METADATA",
    "articles",
    "correction_articles",
    "corrections",
    "counters",
    "credited",
    "entities",
    "event_parties",
    "events",
    "followers",
    "mentions",
    "pages",
    "problems",
    "quotes",
    "saved_searches",
    "source_items",
    "sources",
    "times",
    "versions",
]
