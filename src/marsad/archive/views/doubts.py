"""Doubts: pairs of people, bodies or places that may be one, which nothing settles and nobody has decided."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Select, case, func, select

from marsad.archive.stories_schema import identities, identity_doubts
from marsad.archive.views.identities import IdentityRow, identities_of

_one, _other = identities.alias("one"), identities.alias("other")
_first = func.coalesce(_one.c.merged_into, _one.c.id)
_second = func.coalesce(_other.c.merged_into, _other.c.id)
_lower = case((_first < _second, _first), else_=_second)
_higher = case((_first < _second, _second), else_=_first)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two identities that may be one, and why they may."""

    one: IdentityRow
    other: IdentityRow
    reasons: tuple[str, ...]


def open_doubts(connection: Connection, limit: int = 50, of: int | None = None) -> list[Doubt]:
    """Doubts between identities that are named at all, those that concern most articles first.

    Those of `of` alone where it is given. Two that were merged are no doubt any more; one that was merged
    into another leaves its doubts to that one.
    """
    query = _pairs().limit(limit)
    if of is not None:
        query = query.where((_first == of) | (_second == of))
    pairs = connection.execute(query).all()
    rows = identities_of(connection, {number for pair in pairs for number in (pair.lower, pair.higher)})
    return [
        Doubt(rows[pair.lower], rows[pair.higher], _reasons(connection, pair.lower, pair.higher))
        for pair in pairs
    ]


def count_doubts(connection: Connection) -> int:
    """How many pairs wait for a person."""
    return connection.scalar(select(func.count()).select_from(_pairs().order_by(None).subquery())) or 0


def _pairs() -> Select[tuple[int, int]]:
    """Living pairs, once each; the rarer name of a pair tells how much hangs on it."""
    kept, peer = identities.alias("kept"), identities.alias("peer")
    return (
        select(_lower.label("lower"), _higher.label("higher"))
        .select_from(identity_doubts)
        .join(_one, _one.c.id == identity_doubts.c.one)
        .join(_other, _other.c.id == identity_doubts.c.other)
        .join(kept, kept.c.id == _first)
        .join(peer, peer.c.id == _second)
        .where(_first != _second, kept.c.articles > 0, peer.c.articles > 0)
        .group_by(_lower, _higher)
        .order_by(func.max(kept.c.articles * peer.c.articles).desc(), _lower, _higher)
    )


def _reasons(connection: Connection, one: int, other: int) -> tuple[str, ...]:
    query = (
        select(identity_doubts.c.reasons)
        .join(_one, _one.c.id == identity_doubts.c.one)
        .join(_other, _other.c.id == identity_doubts.c.other)
        .where(_lower == one, _higher == other)
    )
    return tuple(dict.fromkeys(str(reason) for found in connection.scalars(query) for reason in found or ()))
