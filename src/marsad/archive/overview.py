"""What an archive holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, func, select, text

from marsad.archive.columns import METADATA
from marsad.archive.loading import last_seq
from marsad.archive.migrate import revision_of
from marsad.archive.schema import articles, corrections, followers, pages, problems, sources


@dataclass(frozen=True, slots=True)
class Overview:
    """What an archive holds.

    Sizes are bytes; `first_day` and `last_day` are of publication; `followers` have the `seq` they came to.
    """

    schema: str | None
    size: int
    seq: int
    pages: int
    unread_pages: int
    payload_bytes: int
    articles: int
    withdrawn: int
    outlets: int
    first_day: str | None
    last_day: str | None
    rows: dict[str, int]
    corrections_unmet: int
    problems: dict[str, int]
    sources: int
    behind: dict[str, int]
    rules: dict[str, int]


def overview(connection: Connection) -> Overview:
    """What the archive holds now."""
    first, last, outlets = connection.execute(
        select(func.min(articles.c.day), func.max(articles.c.day), func.count(articles.c.outlet.distinct()))
    ).one()
    return Overview(
        schema=revision_of(connection),
        size=size_of(connection),
        seq=last_seq(connection),
        pages=_count(connection, pages),
        unread_pages=_count(connection, pages, pages.c.read_with == ""),
        payload_bytes=connection.scalar(select(func.sum(pages.c.payload_bytes))) or 0,
        articles=_count(connection, articles, articles.c.withdrawn == 0),
        withdrawn=_count(connection, articles, articles.c.withdrawn == 1),
        outlets=outlets,
        first_day=first,
        last_day=last,
        rows={name: _count(connection, table) for name, table in sorted(METADATA.tables.items())},
        corrections_unmet=_count(connection, corrections, corrections.c.unmet == 1),
        problems=_groups(connection, problems, problems.c.step),
        sources=_count(connection, sources),
        behind=_behind(connection),
        rules=_groups(connection, pages, pages.c.read_with),
    )


def size_of(connection: Connection) -> int:
    """Bytes on disk."""
    if connection.dialect.name == "postgresql":
        return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    path = Path(connection.engine.url.database or "")
    parts = (path, path.with_name(f"{path.name}-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())


def _behind(connection: Connection) -> dict[str, int]:
    """For each follower, how many articles are new or changed since it last caught up."""
    later = select(func.count()).select_from(articles).where(articles.c.seq > followers.c.seq)
    query = select(followers.c.name, later.scalar_subquery()).order_by(followers.c.name)
    return {row[0]: row[1] for row in connection.execute(query)}


def _count(connection: Connection, table: Table, *conditions: object) -> int:
    query = select(func.count()).select_from(table)
    for condition in conditions:
        query = query.where(condition)  # type: ignore[arg-type]
    return connection.scalar(query) or 0


def _groups(connection: Connection, table: Table, column: object) -> dict[str, int]:
    query = select(column, func.count()).select_from(table).group_by(column)  # type: ignore[call-overload]
    return dict(sorted((row[0], row[1]) for row in connection.execute(query)))
