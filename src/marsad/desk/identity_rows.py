"""Identities as rows of the archive: found by their keys, written in bulk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from marsad.archive.stories_schema import identities, identity_keys
from marsad.archive.writing import Writing
from marsad.model.entity import EntityType
from marsad.stories.known import Known
from marsad.text.normalise import fold

_MOST_IN_ONE = 500


def next_number(connection: Connection) -> int:
    """The number of the next identity."""
    return (connection.scalar(select(func.max(identities.c.id))) or 0) + 1


def pairs_under(connection: Connection, keys: Collection[str]) -> list[tuple[str, int]]:
    """The identities that are found by these keys, each with the key."""
    query = select(identity_keys.c.key, identity_keys.c.identity)
    parts = (connection.execute(query.where(identity_keys.c.key.in_(part))) for part in _parts(sorted(keys)))
    return [(key, number) for found in parts for key, number in found]


def known_by_numbers(connection: Connection, numbers: Collection[int]) -> list[Known]:
    """What was kept of these identities."""
    parts = (select(identities).where(identities.c.id.in_(part)) for part in _parts(sorted(numbers)))
    return [_known(row._mapping) for query in parts for row in connection.execute(query)]


def write_identities(writing: Writing, touched: Iterable[Known]) -> None:
    """Brings rows up to date, save how many articles name each."""
    connection, rows = writing.connection, [_row(known, writing) for known in touched]
    numbers = [row["id"] for row in rows]
    there = {
        number
        for part in _parts(numbers)
        for number in connection.scalars(select(identities.c.id).where(identities.c.id.in_(part)))
    }
    new = [row for row in rows if row["id"] not in there]
    old = [{f"b_{name}": value for name, value in row.items()} for row in rows if row["id"] in there]
    if new:
        connection.execute(insert(identities), new)
    if old:
        names = [name for name in old[0] if name not in ("b_id", "b_articles")]
        values: dict[str, Any] = {name.removeprefix("b_"): bindparam(name) for name in names}
        connection.execute(
            update(identities).where(identities.c.id == bindparam("b_id")).values(values),
            [{name: row[name] for name in (*names, "b_id")} for row in old],
        )


def write_keys(connection: Connection, fresh: Collection[tuple[str, int]]) -> None:
    """Adds those keys of identities that are not there."""
    there = {*pairs_under(connection, {key for key, _ in fresh})}
    rows = [{"key": key, "identity": number} for key, number in sorted({*fresh} - there)]
    if rows:
        connection.execute(insert(identity_keys), rows)


def fill_keys(connection: Connection) -> None:
    """Makes the keys of identities that an earlier Marsad wrote without any."""
    if connection.scalar(select(identity_keys.c.identity).limit(1)) is None:
        numbers = connection.scalars(select(identities.c.id).order_by(identities.c.id)).all()
        for part in _parts(numbers):
            held = known_by_numbers(connection, part)
            write_keys(connection, {(key, known.number) for known in held for key in known.keys})


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[at : at + _MOST_IN_ONE] for at in range(0, len(values), _MOST_IN_ONE))


def _known(row: Mapping[Any, Any]) -> Known:
    kept = row["forms"] or {}
    return Known(
        row["id"],
        EntityType(row["type"]),
        row["name"],
        kept.get("canonical"),
        Counter(kept.get("forms", {})),
        Counter(kept.get("countries", {})),
        Counter(kept.get("roles", {})),
        row["name_latin"],
        list(row["reasons"] or ()),
    )


def _row(known: Known, writing: Writing) -> dict[str, Any]:
    kept = {
        "canonical": known.canonical,
        "forms": dict(known.forms.most_common()),
        "countries": dict(known.countries.most_common()),
        "roles": dict(known.roles.most_common()),
    }
    return {
        "id": known.number,
        "type": known.type.value,
        "name": known.name,
        "name_key": fold(known.name),
        "name_latin": known.name_latin,
        "country": known.country,
        "articles": 0,
        "forms": kept,
        "reasons": known.reasons,
        "seq": writing.next_seq(),
        "changed": writing.stamp,
    }
