"""How far the followers of an archive have got, by its running number; written with what they worked out."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from marsad.archive.clock import now
from marsad.archive.schema import followers


def reached(connection: Connection, name: str) -> int:
    """The running number that the follower `name` has dealt with; 0 at the start."""
    return connection.scalar(select(followers.c.seq).where(followers.c.name == name)) or 0


def reach(connection: Connection, name: str, seq: int) -> None:
    """Puts down, within a transaction, how far the follower `name` has got."""
    values = {"seq": seq, "changed": now()}
    if connection.execute(update(followers).where(followers.c.name == name).values(values)).rowcount == 0:
        connection.execute(insert(followers).values(name=name, **values))
