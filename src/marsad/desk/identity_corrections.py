"""What people decided about identities: which are one, and which names stand for somebody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from marsad.archive.corrections.finding import entity_named
from marsad.archive.corrections.kinds import (
    KeepApart,
    MergeIdentities,
    Named,
    Passage,
    SplitIdentity,
    articles_of,
)
from marsad.archive.corrections.records import Correction
from marsad.archive.loading import by_rows
from marsad.archive.stories_schema import identity_mentions
from marsad.model.article import Article


@dataclass(slots=True)
class Decisions:
    """The corrections in force: `merged` leads from an identity to the one it belongs to.

    `away` holds, for articles' rows, the names that a person took out of an identity and the correction;
    `apart` the pairs of identities that may look like one and are two.
    """

    merged: dict[int, int] = field(default_factory=dict)
    away: dict[int, list[tuple[Passage, int]]] = field(default_factory=lambda: defaultdict(list))
    apart: set[frozenset[int]] = field(default_factory=set)

    def living(self, number: int) -> int:
        """The identity that `number` belongs to by decision."""
        seen = {number}
        while (number := self.merged.get(number, number)) not in seen:
            seen.add(number)
        return number

    def are_apart(self, one: int, other: int) -> bool:
        """Whether a person said of the two, or of what they were merged into, that they are not one."""
        return frozenset((self.living(one), self.living(other))) in self.apart

    def split_of(self, article: Article, row: int, entity_id: str) -> int | None:
        """The correction that took this entity out of the identity it was taken for."""
        for passage, correction in self.away.get(row, ()):
            found = entity_named(article, passage)
            if found is not None and found.id == entity_id:
                return correction
        return None


def splits(corrections: Iterable[Correction]) -> Decisions:
    """The decisions of the splits in force; no merges yet."""
    made = Decisions()
    for each in corrections:
        if each.undone is None and isinstance(each.change, SplitIdentity):
            for name in each.change.away:
                made.away[name.article].append((name.passage, each.id))
    return made


def merges(connection: Connection, corrections: Iterable[Correction]) -> dict[int, int]:
    """Which identity belongs to which by the merges in force, the lower number kept.

    Asks for the identities of the names as they are without any merge.
    """
    made = Decisions()
    for each in corrections:
        if each.undone is None and isinstance(each.change, MergeIdentities):
            _merge(connection, made, each.change)
    return made.merged


def pairs_apart(
    connection: Connection, corrections: Iterable[Correction], decided: Decisions
) -> set[frozenset[int]]:
    """The identities, merges in force followed, that are two by the corrections in force."""
    found: set[frozenset[int]] = set()
    for each in corrections:
        if each.undone is None and isinstance(each.change, KeepApart):
            numbers = [_identity_at(connection, name) for name in (each.change.one, each.change.other)]
            found.add(frozenset(decided.living(number) for number in numbers if number is not None))
    return {pair for pair in found if len(pair) > 1}


def touched_rows(connection: Connection, corrections: Sequence[Correction]) -> list[int]:
    """The rows of all articles that name an identity these corrections speak of."""
    rows = {row for each in corrections for row in articles_of(each.change)}
    numbers = select(identity_mentions.c.identity).where(identity_mentions.c.article.in_(rows))
    named = select(identity_mentions.c.article).where(identity_mentions.c.identity.in_(numbers)).distinct()
    return sorted(rows | set(connection.scalars(named)))


def _merge(connection: Connection, made: Decisions, change: MergeIdentities) -> None:
    one, other = (_identity_at(connection, name) for name in (change.one, change.other))
    if one is None or other is None:
        return
    kept, gone = sorted((made.living(one), made.living(other)))
    if kept != gone:
        made.merged[gone] = kept


def _identity_at(connection: Connection, name: Named) -> int | None:
    """The identity of the entity that has this mention."""
    found = by_rows(connection, [name.article])
    entity = entity_named(found[0].article, name.passage) if found else None
    if entity is None:
        return None
    number = [each.id for each in found[0].article.entities].index(entity.id)
    mention = identity_mentions.c
    query = select(mention.identity).where(mention.article == name.article, mention.entity == number)
    return connection.scalar(query)
