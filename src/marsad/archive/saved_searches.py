"""Searches that users keep: a name, the query and its filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from marsad.archive.accounts import User
from marsad.archive.clock import now
from marsad.archive.keys import storable
from marsad.archive.loading import last_seq
from marsad.archive.schema import saved_searches
from marsad.errors import ArchiveError, NotArchived

MOST = 200  # searches of one user


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that its owner can ask again; `filters` are the fields of the search form by name."""

    id: int
    name: str
    query: str
    filters: Mapping[str, str]
    created: str


def save_search(
    connection: Connection, owner: User, name: str, query: str, filters: Mapping[str, str]
) -> SavedSearch:
    """Keeps a search; one of the same name gives way to it. Raises ArchiveError where there are too many."""
    kept = storable(name)
    connection.execute(delete(saved_searches).where(_of(owner), saved_searches.c.name == kept))
    if connection.scalar(select(func.count()).select_from(saved_searches).where(_of(owner))) == MOST:
        raise ArchiveError("searches", f"{owner.name} keeps {MOST} already: delete one first")
    asked = {key: storable(value) for key, value in filters.items() if value}
    row = {"name": kept, "query": storable(query), "filters": asked, "owner": owner.name}
    stamps = {"created": now(), "seen_seq": last_seq(connection)}
    connection.execute(insert(saved_searches).values({**row, **stamps}))
    return next(each for each in searches_of(connection, owner) if each.name == kept)


def searches_of(connection: Connection, owner: User) -> list[SavedSearch]:
    """The searches of a user, by name."""
    query = select(saved_searches).where(_of(owner)).order_by(saved_searches.c.name)
    return [
        SavedSearch(row.id, row.name, row.query, row.filters or {}, row.created)
        for row in connection.execute(query)
    ]


def delete_search(connection: Connection, owner: User, number: int) -> None:
    """Forgets a search. Raises NotArchived where the user has none of that number."""
    if (
        connection.execute(delete(saved_searches).where(_of(owner), saved_searches.c.id == number)).rowcount
        == 0
    ):
        raise NotArchived("searches", f"{owner.name} has no search {number}")


def _of(owner: User) -> ColumnElement[bool]:
    return saved_searches.c.owner == owner.name
