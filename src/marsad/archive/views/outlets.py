"""Outlets: how much each publishes, how much of it is its own, who feeds whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from marsad.archive.schema import articles, credited, sources
from marsad.archive.stories_schema import copies


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet: its articles, those that copy another, those that credit a source, its last day."""

    name: str
    articles: int
    copied: int
    credited: int
    last: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """`source` was credited by `outlet` in so many articles."""

    source: str
    outlet: str
    articles: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source that is harvested, and how it does."""

    name: str
    kind: str
    address: str
    state: str
    last_success: str | None
    last_new: str | None
    failures: int
    error_kind: str | None
    error: str | None


def source_rows(connection: Connection) -> list[SourceRow]:
    """Every source, those in trouble first."""
    query = select(sources.c.name, sources.c.kind, sources.c.address, sources.c.enabled, sources.c.state)
    rows = [_source_row(row) for row in connection.execute(query)]
    return sorted(rows, key=lambda row: (-row.failures, row.name))


def _source_row(row: Any) -> SourceRow:
    state = row.state or {}
    return SourceRow(
        row.name,
        row.kind,
        row.address,
        "on" if row.enabled else "off",
        state.get("last_success"),
        state.get("last_new"),
        state.get("failures", 0),
        state.get("error_kind"),
        state.get("error"),
    )


def outlet_rows(connection: Connection) -> list[OutletRow]:
    """Every outlet, the busiest first."""
    live = (articles.c.withdrawn == 0) & articles.c.outlet.is_not(None)
    query = (
        select(articles.c.outlet, func.count(), func.max(articles.c.day))
        .where(live)
        .group_by(articles.c.outlet)
    )
    copied, credited = _copied(connection), _credited(connection)
    rows = [
        OutletRow(name, count, copied[name], credited[name], last)
        for name, count, last in connection.execute(query)
    ]
    return sorted(rows, key=lambda row: (-row.articles, row.name))


def feeds(connection: Connection, limit: int = 60, outlet: str | None = None) -> list[Feed]:
    """Who feeds whom, the strongest first; only those of or to `outlet` where given."""
    count = func.count(func.distinct(articles.c.row))
    apart = (
        articles.c.outlet.is_not(None) & (credited.c.name != articles.c.outlet) & (articles.c.withdrawn == 0)
    )
    query = select(credited.c.name, articles.c.outlet, count).join(
        articles, articles.c.row == credited.c.article
    )
    query = query.where(apart).group_by(credited.c.name, articles.c.outlet)
    if outlet is not None:
        query = query.where((credited.c.name == outlet) | (articles.c.outlet == outlet))
    query = query.order_by(count.desc(), credited.c.name, articles.c.outlet).limit(limit)
    return [Feed(*row) for row in connection.execute(query)]


def _copied(connection: Connection) -> Counter[str]:
    query = select(articles.c.outlet, func.count(func.distinct(copies.c.copy)))
    query = query.join(copies, copies.c.copy == articles.c.row).group_by(articles.c.outlet)
    return Counter({name: count for name, count in connection.execute(query) if name})


def _credited(connection: Connection) -> Counter[str]:
    query = select(articles.c.outlet, func.count(func.distinct(credited.c.article)))
    query = query.join(credited, credited.c.article == articles.c.row).group_by(articles.c.outlet)
    return Counter({name: count for name, count in connection.execute(query) if name})
