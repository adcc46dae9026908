"""The kinds of columns that the tables share, each with its spelling on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Any, TypeAlias

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, MetaData, Row, SmallInteger, Text
from sqlalchemy.types import JSON

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
# One list of all tables: schema.py and stories_schema.py add theirs to it.
METADATA = MetaData(naming_convention=NAMES)

# A row that a query found, whatever its columns.
Found: TypeAlias = Row[*tuple[Any, ...]]

# SQLite numbers rows by itself in a column that is INTEGER to the letter.
ROW = BigInteger().with_variant(Integer, "sqlite")


def number(name: str = "id") -> Column[Any]:
    """A primary key that the database counts up."""
    return Column(name, ROW, primary_key=True, autoincrement=True)


def own_number(name: str) -> Column[Any]:
    """A primary key that the writer gives out from the counter (`writing.py`)."""
    return Column(name, BigInteger, primary_key=True, autoincrement=False)


def whole(name: str, **more: Any) -> Column[Any]:
    """A whole number of any size; needed unless `nullable=True`."""
    return Column(name, BigInteger, **{"nullable": False, **more})


def small(name: str, **more: Any) -> Column[Any]:
    """A whole number below 32,768; needed unless `nullable=True`."""
    return Column(name, SmallInteger, **{"nullable": False, **more})


def offset(name: str, **more: Any) -> Column[Any]:
    """An offset into a body in code points; needed unless `nullable=True`."""
    return Column(name, Integer, **{"nullable": False, **more})


def text(name: str, **more: Any) -> Column[Any]:
    """Text; needed unless `nullable=True`."""
    return Column(name, Text, **{"nullable": False, **more})


def maybe(name: str) -> Column[Any]:
    """Text or nothing."""
    return Column(name, Text, nullable=True)


def packed(name: str, **more: Any) -> Column[Any]:
    """Bytes, compressed by Marsad; needed unless `nullable=True`."""
    return Column(name, LargeBinary, **{"nullable": False, **more})


def plain_data(name: str) -> Column[Any]:
    """Lists, objects, texts and numbers as JSON, or nothing."""
    return Column(name, JSON(none_as_null=True), nullable=True)


def of_article(**more: Any) -> Column[Any]:
    """The article that a row belongs to and goes with."""
    return Column("article", ROW, ForeignKey("articles.row", ondelete="CASCADE"), nullable=False, **more)
