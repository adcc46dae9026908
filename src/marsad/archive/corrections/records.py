"""Corrections as rows: made, undone, read back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select, update

from marsad.archive.columns import Found
from marsad.archive.corrections.kinds import KINDS, OF_IDENTITIES, Change, OfArticle, articles_of, kind_of
from marsad.archive.plain import from_plain, to_plain
from marsad.archive.schema import correction_articles, corrections
from marsad.archive.stories_schema import identity_mentions
from marsad.archive.writing import Writing

_MOST_IN_ONE = 500
_OF_ARTICLE = ("fix speaker", "fix place", "reject fact")


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction: what it changes, who made it when and why.

    `seq` is when it was made or undone in the archive's running numbers. An `undone` one is kept and changes
    nothing. `unmet` says that the article no longer holds what it speaks of.
    """

    id: int
    seq: int
    kind: str
    change: Change
    reason: str
    made_by: str
    made: str
    undone: str | None
    undone_by: str | None
    unmet: bool


def insert_correction(
    writing: Writing, change: Change, made_by: str, reason: str, times: Mapping[str, str | None] | None = None
) -> int:
    """Writes a correction; gives its id. `times` has `made`, `undone`, `undone_by` of one made elsewhere."""
    row = {
        "seq": writing.next_seq(),
        "kind": kind_of(change),
        "change": to_plain(change),
        "reason": reason,
        "made_by": made_by,
        "made": writing.stamp,
        "unmet": 0,
        **(times or {}),
    }
    made = insert(corrections).values(**row).returning(corrections.c.id)
    number: int = writing.connection.execute(made).scalar_one()
    named = [{"correction": number, "article": row} for row in sorted(set(articles_of(change)))]
    writing.connection.execute(insert(correction_articles), named)
    return number


def mark_undone(writing: Writing, number: int, undone_by: str) -> None:
    """Takes a correction out of force."""
    values = {"undone": writing.stamp, "undone_by": undone_by, "seq": writing.next_seq(), "unmet": 0}
    writing.connection.execute(update(corrections).where(corrections.c.id == number).values(**values))


def mark_unmet(writing: Writing, numbers: dict[int, bool]) -> None:
    """Writes for each correction whether its fact is missing."""
    for number, unmet in numbers.items():
        change = update(corrections).where(corrections.c.id == number, corrections.c.unmet != int(unmet))
        writing.connection.execute(change.values(unmet=int(unmet)))


def all_corrections(connection: Connection, *conditions: ColumnElement[bool]) -> list[Correction]:
    """The corrections that meet the conditions, in the order they were made."""
    query = select(corrections).where(*conditions).order_by(corrections.c.id)
    return [_correction(row) for row in connection.execute(query)]


def of_articles(
    connection: Connection, rows: Sequence[int], *conditions: ColumnElement[bool]
) -> dict[int, list[Correction]]:
    """For each of these articles that has any, the corrections that speak of it, in the order of making."""
    found: dict[int, list[Correction]] = {}
    table = correction_articles
    query = select(table.c.article, *corrections.c).join(corrections, corrections.c.id == table.c.correction)
    for at in range(0, len(rows), _MOST_IN_ONE):
        named = query.where(table.c.article.in_(rows[at : at + _MOST_IN_ONE]), *conditions)
        for row in connection.execute(named.order_by(corrections.c.id)):
            found.setdefault(row.article, []).append(_correction(row))
    return found


def of_identity(connection: Connection, number: int) -> list[Correction]:
    """Those in force about identities whose articles name the identity of that number, the newest first.

    They may speak of another that the same article names: who asks looks at the names.
    """
    table, mention = correction_articles.c, identity_mentions.c
    named = select(table.correction).join(identity_mentions, mention.article == table.article)
    held = (corrections.c.undone.is_(None), corrections.c.kind.in_(OF_IDENTITIES))
    return all_corrections(connection, corrections.c.id.in_(named.where(mention.identity == number)), *held)[
        ::-1
    ]


def in_force(connection: Connection, rows: Sequence[int]) -> dict[int, dict[int, OfArticle]]:
    """For each of these articles that has any, the changes to its own facts that hold, by correction."""
    if not rows:
        return {}
    held = (corrections.c.undone.is_(None), corrections.c.kind.in_(_OF_ARTICLE))
    found = of_articles(connection, rows, *held)
    return {row: _changes(each) for row, each in found.items()}


def _changes(found: Iterable[Correction]) -> dict[int, OfArticle]:
    return {each.id: each.change for each in found if isinstance(each.change, OfArticle)}


def _correction(row: Found) -> Correction:
    kind: Any = KINDS[row.kind]
    return Correction(
        id=row.id,
        seq=row.seq,
        kind=row.kind,
        change=from_plain(kind, row.change),
        reason=row.reason,
        made_by=row.made_by,
        made=row.made,
        undone=row.undone,
        undone_by=row.undone_by,
        unmet=bool(row.unmet),
    )
