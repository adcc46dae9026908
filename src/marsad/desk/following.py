"""Follows the archive by its running number: what is worked out and how far it got are one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, insert, select, update

from marsad.archive.archive import Archive
from marsad.archive.clock import now
from marsad.archive.loading import Archived
from marsad.archive.schema import followers
from marsad.archive.writing import Writing

Take = Callable[[Writing, Sequence[Archived]], None]
_AT_A_TIME = 200


def catch_up(
    archive: Archive, name: str, take: Take, most: int = _AT_A_TIME, told: Callable[[int], None] | None = None
) -> int:
    """Hands `take` every article that is new or changed since `name` last got so far; how many they were.

    A crash loses the part that was not committed, and no more: the next call takes it up. `told` is called
    with the number of articles of each part.
    """
    taken = 0
    while True:
        part = _take_part(archive, name, take, most)
        taken += part
        if told is not None:
            told(part)
        if part < most:
            return taken


def reached(connection: Connection, name: str) -> int:
    """The running number that the follower `name` has dealt with; 0 at the start."""
    return connection.scalar(select(followers.c.seq).where(followers.c.name == name)) or 0


def _take_part(archive: Archive, name: str, take: Take, most: int) -> int:
    with archive.reading() as connection:
        seq = reached(connection, name)
    part = archive.since(seq, most)
    if not part:
        return 0
    with archive.writing() as writing:
        take(writing, part)
        reach(writing.connection, name, part[-1].seq)
    return len(part)


def reach(connection: Connection, name: str, seq: int) -> None:
    """Puts down, within a transaction, how far the follower `name` has got."""
    values = {"seq": seq, "changed": now()}
    if connection.execute(update(followers).where(followers.c.name == name).values(values)).rowcount == 0:
        connection.execute(insert(followers).values(name=name, **values))
