"""Writes the CREATE statements of today's schema, one file a dialect, for a migration to run.

    python -m tools.archive.freeze_ddl src/marsad/archive/migrations/versions/v0001_first

makes `v0001_first.sqlite.sql` and `v0001_first.postgresql.sql`. Only the first migration is made so: it must
stay what it was when later ones change the tables.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

import marsad.archive.schema
import marsad.archive.stories_schema  # noqa: F401  # adds its tables to METADATA
from marsad.archive.columns import METADATA

_DIALECTS: tuple[Dialect, ...] = (sqlite.dialect(), postgresql.dialect())  # type: ignore[no-untyped-call]


def main() -> None:
    """Writes the files."""
    for dialect in _DIALECTS:
        path = Path(f"{sys.argv[1]}.{dialect.name}.sql")
        path.write_text("".join(f"{each};\n" for each in _statements(dialect)), encoding="utf-8")


def _statements(dialect: Dialect) -> Iterator[str]:
    for table in METADATA.sorted_tables:
        yield _tidy(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield _tidy(str(CreateIndex(index).compile(dialect=dialect)))


def _tidy(statement: str) -> str:
    lines = (line.rstrip().replace("\t", "    ") for line in statement.strip().splitlines())
    return "\n".join(line for line in lines if line)


if __name__ == "__main__":
    main()
