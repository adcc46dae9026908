"""Writes happenings, and which events of articles tell of them, as rows of the archive."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from marsad.archive.stories_schema import happening_events, happenings
from marsad.archive.writing import Writing
from marsad.model.happening import Happening
from marsad.stories.happenings import conflicts

_MOST_IN_ONE = 500


def next_number(connection: Connection) -> int:
    """The number of the next happening."""
    return (connection.scalar(select(func.max(happenings.c.id))) or 0) + 1


def write_happenings(
    writing: Writing, changed: Sequence[Happening], first_new: int, rows: Collection[int]
) -> None:
    """Rows of happenings, new ones from `first_new` on, and of what the articles `rows` tell of them."""
    connection = writing.connection
    values = [_values(happening, writing) for happening in changed]
    new = [row for row in values if row["id"] >= first_new]
    if new:
        connection.execute(insert(happenings), new)
    _rewrite(connection, [row for row in values if row["id"] < first_new])
    told = [(happening.number, each) for happening in changed for each in happening.tellings]
    joined = [
        {"article": each.article, "event": each.n, "happening": number}
        for number, each in told
        if each.article in rows
    ]
    if joined:
        connection.execute(insert(happening_events), joined)


def forget_tellings(connection: Connection, rows: Sequence[int]) -> None:
    """Takes away what these articles tell of happenings."""
    connection.execute(delete(happening_events).where(happening_events.c.article.in_(rows)))


def forget_happenings(connection: Connection, numbers: Collection[int]) -> None:
    """Takes away happenings that no article tells of any more."""
    ordered = sorted(numbers)
    for at in range(0, len(ordered), _MOST_IN_ONE):
        part = ordered[at : at + _MOST_IN_ONE]
        connection.execute(delete(happenings).where(happenings.c.id.in_(part)))


def _rewrite(connection: Connection, values: Sequence[dict[str, Any]]) -> None:
    """Brings rows up to date, save their story, which follows their articles by itself."""
    if not values:
        return
    names = [name for name in values[0] if name not in ("id", "story")]
    change = update(happenings).where(happenings.c.id == bindparam("number"))
    connection.execute(
        change.values({name: bindparam(f"b_{name}") for name in names}),
        [{"number": row["id"], **{f"b_{name}": row[name] for name in names}} for row in values],
    )


def _values(happening: Happening, writing: Writing) -> dict[str, Any]:
    first = happening.tellings[0]
    dated = next((told for told in happening.tellings if told.days and told.days.precision == "day"), None)
    place = next((told.place for told in happening.tellings if told.place is not None), None)
    return {
        "id": happening.number,
        "type": first.type.value,
        "mode": first.mode,
        "status": happening.tellings[-1].status.value,
        "day": dated.days.first if dated and dated.days else None,
        "place": place,
        "story": first.story,
        "tellers": len({told.article for told in happening.tellings}),
        "parties": sorted(happening.parties),
        "conflicts": conflicts(happening) or None,
        "seq": writing.next_seq(),
        "changed": writing.stamp,
    }
