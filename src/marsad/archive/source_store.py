"""Sources, what is remembered of them, and their items: the harvest's store, in the archive."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from marsad.archive.columns import Found
from marsad.archive.keys import storable
from marsad.archive.opened import Opened
from marsad.archive.plain import from_plain, time_to_plain, to_plain
from marsad.archive.schema import source_items, sources
from marsad.archive.writing import Writing
from marsad.model.source import Push, Source, SourceState
from marsad.model.source_item import ItemStatus, SourceItem

_MOST_IN_ONE = 500
_SOURCE = ("id", "address", "kind", "name", "country", "tags", "site", "added", "enabled", "verified")


class ArchivedSources:
    """Keeps sources in an archive; `marsad.harvest.store` says what each call is for."""

    def __init__(self, archive: Opened) -> None:
        self._archive = archive

    def sources(self) -> list[Source]:
        """All sources, in the order they were added."""
        with self._archive.reading() as connection:
            return [_source(row) for row in connection.execute(select(sources).order_by(sources.c.n))]

    def source(self, source_id: str) -> Source | None:
        """The source of that id, None where there is none."""
        with self._archive.reading() as connection:
            row = connection.execute(select(sources).where(sources.c.id == source_id)).one_or_none()
        return None if row is None else _source(row)

    def put_source(self, source: Source) -> None:
        """Keeps `source`; one of the same id is replaced, its state and items stay."""
        with self._archive.writing() as writing:
            values = _source_values(source)
            change = update(sources).where(sources.c.id == source.id).values(**values)
            if not writing.connection.execute(change).rowcount:
                writing.connection.execute(insert(sources).values(**values))

    def remove_source(self, source_id: str) -> None:
        """Forgets a source, its state and its items; pages that came from it stay."""
        with self._archive.writing() as writing:
            writing.connection.execute(delete(sources).where(sources.c.id == source_id))

    def state(self, source_id: str) -> SourceState:
        """What is remembered of a source; an empty state where it was never asked."""
        with self._archive.reading() as connection:
            row = connection.execute(select(sources).where(sources.c.id == source_id)).one_or_none()
        return SourceState(source_id) if row is None else _state(row)

    def due(self, now: datetime) -> list[tuple[Source, SourceState]]:
        """The enabled sources to be asked by `now`, those never asked included, the longest due first."""
        by_now = or_(sources.c.next_check.is_(None), sources.c.next_check <= time_to_plain(now))
        query = select(sources).where(sources.c.enabled == 1, by_now)
        ordered = query.order_by(sources.c.next_check.is_not(None), sources.c.next_check, sources.c.n)
        with self._archive.reading() as connection:
            return [(_source(row), _state(row)) for row in connection.execute(ordered)]

    def ask_soon(self, source_id: str, now: datetime) -> None:
        """Makes a source due at `now`."""
        with self._archive.writing() as writing:
            self._update(writing, source_id, next_check=time_to_plain(now))

    def save_check(self, source: Source, state: SourceState, items: Iterable[SourceItem]) -> None:
        """Keeps a check's outcome: all of it, or nothing where the source was removed meanwhile.

        The state's `push` is left as the store has it.
        """
        with self._archive.writing() as writing:
            found = self._update(writing, source.id, **_source_values(source), **_state_values(state))
            for item in items if found else ():
                _put_item(writing.connection, item)

    def items(self, source_id: str, addresses: Collection[str]) -> Mapping[str, SourceItem]:
        """Those of a source's items that have one of the `addresses`, by address."""
        with self._archive.reading() as connection:
            found = [item for part in _parts(addresses) for item in _items(connection, source_id, part)]
        wanted = {storable(address): address for address in addresses}
        return {wanted[item.address]: replace(item, address=wanted[item.address]) for item in found}

    def waiting(self, now: datetime, most: int) -> list[SourceItem]:
        """Up to `most` items whose page is to be fetched and may be by `now`, the longest waiting first."""
        table = source_items.c
        by_now = or_(table.next_try.is_(None), table.next_try <= time_to_plain(now))
        query = select(source_items).where(table.status == ItemStatus.WAITING.value, by_now)
        with self._archive.reading() as connection:
            ordered = query.order_by(table.first_seen, table.address).limit(most)
            return [_item(row) for row in connection.execute(ordered)]

    def save_item(self, item: SourceItem) -> None:
        """Keeps what came of one item; nothing where its source was removed meanwhile."""
        with self._archive.writing() as writing:
            of_item = select(sources.c.id).where(sources.c.id == item.source_id)
            if writing.connection.execute(of_item).first() is not None:
                _put_item(writing.connection, item)

    def save_push(self, source_id: str, push: Push | None) -> None:
        """Keeps a source's subscription, or that it has none."""
        with self._archive.writing() as writing:
            plain = to_plain(push) if push else None
            self._update(writing, source_id, push=plain, push_token=push.token if push else None)

    def pushed(self, token: str) -> tuple[Source, Push] | None:
        """The source whose subscription has this `token`, and the subscription."""
        with self._archive.reading() as connection:
            row = connection.execute(select(sources).where(sources.c.push_token == token)).one_or_none()
        return None if row is None else (_source(row), from_plain(Push, row.push))

    def _update(self, writing: Writing, source_id: str, **values: Any) -> bool:
        """Whether there was such a source to change."""
        change = update(sources).where(sources.c.id == source_id).values(**values)
        return bool(writing.connection.execute(change).rowcount)


def _source_values(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "address": storable(source.address),
        "kind": source.kind.value,
        "name": storable(source.name),
        "country": source.country,
        "tags": [storable(tag) for tag in source.tags],
        "site": storable(source.site) if source.site else None,
        "added": time_to_plain(source.added) if source.added else None,
        "enabled": int(source.enabled),
        "verified": int(source.verified),
    }


def _source(row: Found) -> Source:
    data = {name: row._mapping[name] for name in _SOURCE}
    switches = {name: bool(data[name]) for name in ("enabled", "verified")}
    return from_plain(Source, {**data, **switches})


def _state_values(state: SourceState) -> dict[str, Any]:
    next_check = time_to_plain(state.next_check) if state.next_check else None
    return {"next_check": next_check, "state": to_plain(replace(state, push=None, next_check=None))}


def _state(row: Found) -> SourceState:
    state = from_plain(SourceState, row.state) if row.state else SourceState(row.id)
    push = from_plain(Push, row.push) if row.push else None
    next_check = datetime.fromisoformat(row.next_check) if row.next_check else None
    return replace(state, push=push, next_check=next_check)


def _put_item(connection: Connection, item: SourceItem) -> None:
    values = _item_values(item)
    key = (source_items.c.source == item.source_id, source_items.c.address == values["address"])
    if not connection.execute(update(source_items).where(*key).values(**values)).rowcount:
        connection.execute(insert(source_items).values(**values))


def _item_values(item: SourceItem) -> dict[str, Any]:
    empty = {"title": None, "published": None, "next_try": None, "problem": None, "tries": 0}
    plain = {
        name: storable(value) if isinstance(value, str) else value for name, value in to_plain(item).items()
    }
    source = plain.pop("source_id")
    return {**empty, "status": item.status.value, **plain, "source": source}


def _items(connection: Connection, source_id: str, addresses: list[str]) -> Iterator[SourceItem]:
    of_these = (source_items.c.source == source_id, source_items.c.address.in_(addresses))
    for row in connection.execute(select(source_items).where(*of_these)):
        yield _item(row)


def _item(row: Found) -> SourceItem:
    data = dict(row._mapping)
    return from_plain(SourceItem, {"source_id": data.pop("source"), **data})


def _parts(addresses: Collection[str]) -> Iterator[list[str]]:
    wanted = [storable(address) for address in addresses]
    for at in range(0, len(wanted), _MOST_IN_ONE):
        yield wanted[at : at + _MOST_IN_ONE]
