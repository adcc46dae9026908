"""Proves that an archive is whole: the database, every page's bytes, every article, its rows and versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from marsad.archive.article_rows import described
from marsad.archive.columns import Found
from marsad.archive.corrections.applying import corrected
from marsad.archive.corrections.kinds import OfArticle
from marsad.archive.corrections.records import in_force
from marsad.archive.fact_rows import fact_rows
from marsad.archive.keys import digest_of
from marsad.archive.loading import last_seq
from marsad.archive.packing import unpack_article, unpack_bytes
from marsad.archive.schema import FACT_TABLES, articles, followers, pages, versions
from marsad.errors import ArchiveDamaged
from marsad.model.article import Article

AT_A_TIME = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and where: `article 7`, `page 3`, `database`, …"""

    where: str
    what: str


def check_database(connection: Connection) -> Iterator[Finding]:
    """What the database itself finds wrong; PostgreSQL looks after that on its own."""
    if connection.dialect.name == "sqlite":
        for (answer,) in connection.execute(text("PRAGMA integrity_check")):
            if answer != "ok":
                yield Finding("database", str(answer))
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield Finding("database", f"row {row[1]} of {row[0]} names a row of {row[2]} that is not there")


def check_numbers(connection: Connection) -> Iterator[Finding]:
    """Running numbers that are ahead of their counter."""
    last = last_seq(connection)
    highest = {
        "articles": connection.scalar(select(func.max(articles.c.seq))),
        "pages": connection.scalar(select(func.max(pages.c.id))),
        **{f"follower {row.name}": row.seq for row in connection.execute(select(followers))},
    }
    for where, number in highest.items():
        if (number or 0) > last:
            yield Finding(where, f"number {number} was never given out (the last one is {last})")


def check_pages(connection: Connection, after: int) -> tuple[list[Finding], int | None]:
    """What is wrong with some pages behind the row `after`, and the last one's row; None at the end."""
    query = select(pages.c.id, pages.c.digest, pages.c.payload).where(pages.c.id > after)
    rows = connection.execute(query.order_by(pages.c.id).limit(AT_A_TIME)).all()
    found = [Finding(f"page {row.id}", what) for row in rows for what in _wrong_with_page(row)]
    return found, rows[-1].id if rows else None


def check_articles(connection: Connection, after: int) -> tuple[list[Finding], int | None]:
    """As `check_pages`, of articles: content, columns, fact rows and earlier versions."""
    query = select(articles).where(articles.c.row > after).order_by(articles.c.row).limit(AT_A_TIME)
    rows = connection.execute(query).all()
    numbers = [row.row for row in rows]
    changes, stored = in_force(connection, numbers), _stored_facts(connection, numbers)
    found = [
        Finding(f"article {row.row}", what)
        for row in rows
        for what in _wrong_with_article(row, changes.get(row.row, {}), stored)
    ]
    return found + list(_wrong_with_versions(connection, numbers)), numbers[-1] if numbers else None


def _wrong_with_page(row: Found) -> Iterator[str]:
    try:
        if digest_of(unpack_bytes(row.payload)) != row.digest:
            yield "its bytes are not those that were stored"
    except ArchiveDamaged as error:
        yield error.reason


def _wrong_with_article(
    row: Found, changes: dict[int, OfArticle], stored: dict[Table, dict[int, list[Any]]]
) -> Iterator[str]:
    try:
        article = unpack_article(row.content)
    except ArchiveDamaged as error:
        yield error.reason
        return
    yield from _wrong_columns(row, article)
    if row.corrections != len(changes):
        yield f"says {row.corrections} corrections, {len(changes)} are in force"
    for table, made in fact_rows(corrected(article, changes.values()), row.row).items():
        if _sorted(made, table) != stored[table].get(row.row, []):
            yield f"its rows in {table.name} are not what its content says"


def _wrong_columns(row: Found, article: Article) -> Iterator[str]:
    for name, value in described(article).items():
        if row._mapping[name] != value:
            yield f"its {name} is {row._mapping[name]!r} where its content says {value!r}"


def _stored_facts(connection: Connection, numbers: Sequence[int]) -> dict[Table, dict[int, list[Any]]]:
    return {table: _by_article(connection, table, numbers) for table in FACT_TABLES}


def _by_article(connection: Connection, table: Table, numbers: Sequence[int]) -> dict[int, list[Any]]:
    rows: dict[int, list[dict[str, Any]]] = {}
    for row in connection.execute(select(table).where(table.c.article.in_(numbers))):
        rows.setdefault(row.article, []).append(dict(row._mapping))
    return {number: _sorted(each, table) for number, each in rows.items()}


def _sorted(rows: Iterable[dict[str, Any]], table: Table) -> list[Any]:
    names = [column.name for column in table.primary_key]
    return sorted(rows, key=lambda row: [row[name] for name in names])


def _wrong_with_versions(connection: Connection, numbers: Sequence[int]) -> Iterator[Finding]:
    query = select(versions.c.article, versions.c.version, versions.c.article_id, versions.c.content)
    for row in connection.execute(query.where(versions.c.article.in_(numbers))):
        where = f"article {row.article}, version {row.version}"
        try:
            if unpack_article(row.content).id != row.article_id:
                yield Finding(where, "its content is another article's")
        except ArchiveDamaged as error:
            yield Finding(where, error.reason)
