"""A fresh archive for every test, on SQLite and, where a server is named, on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from marsad.archive import Archive
from marsad.archive.connecting import url_of

# bin/test starts a server of its own and names it here; without it only SQLite is tested.
SERVER = os.environ.get("MARSAD_TEST_POSTGRESQL")
NO_SERVER = "no PostgreSQL: bin/test starts one, or name a server in MARSAD_TEST_POSTGRESQL"
ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.skipif(not SERVER, reason=NO_SERVER))]


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an archive can be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "news.db")
        return
    name = f"marsad_{uuid4().hex}"
    server = create_engine(url_of(SERVER or ""), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0"))
    yield url_of(SERVER or "").set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """An empty archive."""
    with Archive.open(place, create=True) as opened:
        yield opened
