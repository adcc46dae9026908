"""Keeps identities in the archive: which entity of which article is whom, with offices and doubts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from sqlalchemy import Connection, delete, func, insert, select, update

from marsad.archive.clock import day_of, now
from marsad.archive.corrections.records import Correction
from marsad.archive.loading import Archived
from marsad.archive.stories_schema import identities, identity_doubts, identity_mentions
from marsad.archive.writing import Writing
from marsad.desk.identity_corrections import merges, pairs_apart, splits
from marsad.desk.identity_rows import (
    fill_keys,
    known_by_numbers,
    next_number,
    pairs_under,
    write_identities,
    write_keys,
)
from marsad.desk.identity_tallies import Pairs, count_articles, date_offices, named_in
from marsad.desk.tellings import namings_of
from marsad.lexicon.pack import Lexicon
from marsad.model.identity import Identification, Named
from marsad.stories.identities import IdentityBook

_MOST_HELD = 30_000  # identities in memory; with more, all are let go and come back as they are named
_Naming: TypeAlias = tuple[Named, int | None]  # with the correction by which it stands for somebody else


class IdentityDesk:
    """The book of identities, with its rows in the archive."""

    def __init__(
        self, connection: Connection, lexicon: Lexicon, corrections: Sequence[Correction] = ()
    ) -> None:
        self._lexicon = lexicon
        self._book = IdentityBook(lexicon, whole=False)
        self._decided = splits(corrections)
        gone = select(identities.c.id, identities.c.merged_into).where(identities.c.merged_into.is_not(None))
        self._decided.merged = {row.id: row.merged_into for row in connection.execute(gone)}
        self._decided.apart = pairs_apart(connection, corrections, self._decided)

    def decide(self, writing: Writing, corrections: Sequence[Correction], part: Sequence[Archived]) -> None:
        """Takes in all corrections in place of those of before; `part` holds every article they speak of.

        The names are identified without any merge first, so that one whose merging was undone stands by
        itself again; then the merges in force are made.
        """
        connection = writing.connection
        connection.execute(update(identities).values(merged_into=None))
        self._decided = splits(corrections)
        self.take(writing, part)
        self._decided.merged = merges(connection, corrections)
        for gone in self._decided.merged:
            kept = self._decided.living(gone)
            connection.execute(update(identities).where(identities.c.id == gone).values(merged_into=kept))
        self._decided.apart = pairs_apart(connection, corrections, self._decided)
        self._settle_doubts(connection)

    def take(self, writing: Writing, part: Sequence[Archived]) -> dict[int, dict[int, int]]:
        """Identifies the entities of these articles; for each row, the identity of each entity by number."""
        rows = [each.row for each in part]
        before, taken = named_in(writing.connection, rows), _taken(writing.connection, rows)
        writing.connection.execute(delete(identity_mentions).where(identity_mentions.c.article.in_(rows)))
        named = {each.row: self._named(each) for each in part if not each.withdrawn}
        self._open(writing.connection, named.values(), {who for numbers in taken.values() for who in numbers})
        found = {row: self._identify(namings, taken[row]) for row, namings in named.items()}
        self._write(writing, found, before)
        if len(self._book.known) > _MOST_HELD:
            self._book.forget()
        return {row: {n: who.number for n, who in whom.items()} for row, whom in found.items()}

    def _named(self, each: Archived) -> list[_Naming]:
        """The entities of an article as namings, with the decisions that some stand for others."""
        published = each.article.published
        namings = namings_of(each.article, day_of(published.value) if published else None)
        ids = (entity.id for entity in each.article.entities)
        split = (self._decided.split_of(each.article, each.row, entity) for entity in ids)
        return list(zip(namings, split, strict=True))

    def _open(
        self, connection: Connection, named: Iterable[Sequence[_Naming]], before: Collection[int]
    ) -> None:
        """Has the book hold all identities that namings may be of."""
        fill_keys(connection)
        self._book.number_from(next_number(connection))
        flat = [naming for namings in named for naming in namings]
        keys = self._book.lacking(naming for naming, _ in flat)
        for naming, split in flat:
            keys |= self._book.lacking_apart(naming, split) if split is not None else set()
        pairs = pairs_under(connection, keys)
        numbers = {number for _, number in pairs} | {*before}
        self._book.restore(keys, pairs, known_by_numbers(connection, numbers - self._book.known.keys()))

    def _identify(self, named: Sequence[_Naming], before: Collection[int]) -> dict[int, Identification]:
        return {n: self._corrected(*naming, before) for n, naming in enumerate(named)}

    def _corrected(self, named: Named, split: int | None, before: Collection[int]) -> Identification:
        """Who is named, what a person decided coming last: a name stands for another, two are one."""
        if split is not None:
            return self._book.apart(named, split)
        found = self._book.identify(named, before)
        number = self._decided.living(found.number)
        if number == found.number:
            return found
        return Identification(number, True, "a person's correction", taken_for=found.number)

    def _write(
        self, writing: Writing, found: Mapping[int, Mapping[int, Identification]], before: Pairs
    ) -> None:
        connection = writing.connection
        after = {(who.number, row) for row, whom in found.items() for who in whom.values()}
        numbers = sorted({identity for identity, _ in before | after} & self._book.known.keys())
        write_identities(writing, [self._book.known[number] for number in numbers])
        write_keys(connection, self._book.take_fresh())
        rows = [
            {
                "article": row,
                "entity": n,
                "identity": who.number,
                "reason": who.reason,
                "taken_for": who.taken_for,
            }
            for row, whom in found.items()
            for n, who in whom.items()
        ]
        if rows:
            connection.execute(insert(identity_mentions), rows)
        self._write_doubts(connection, (who for whom in found.values() for who in whom.values()))
        count_articles(connection, before, after)
        date_offices(connection, before, after, self._lexicon)

    def _settle_doubts(self, connection: Connection) -> None:
        """Takes out the doubts that a person settled; those that are open again come with their names."""
        for one, other in connection.execute(select(identity_doubts.c.one, identity_doubts.c.other)).all():
            if self._decided.are_apart(one, other):
                pair = (identity_doubts.c.one == one, identity_doubts.c.other == other)
                connection.execute(delete(identity_doubts).where(*pair))

    def _write_doubts(self, connection: Connection, found: Iterable[Identification]) -> None:
        pairs: dict[tuple[int, int], str] = {}
        for who in found:
            for other, reason in who.doubts:
                pairs[min(who.number, other), max(who.number, other)] = reason
        table = identity_doubts.c
        query = select(table.one, table.other).where(table.one.in_(sorted({one for one, _ in pairs})))
        there = {(one, other) for one, other in connection.execute(query)}
        rows = [
            {"one": one, "other": other, "score": 0.5, "reasons": [reason], "raised": now()}
            for (one, other), reason in sorted(pairs.items())
            if one != other and (one, other) not in there and not self._decided.are_apart(one, other)
        ]
        if rows:
            connection.execute(insert(identity_doubts), rows)


def _taken(connection: Connection, rows: Sequence[int]) -> dict[int, set[int]]:
    """For each of these articles, whom its names stood for so far, without the merges of people."""
    mention = identity_mentions.c
    number = func.coalesce(mention.taken_for, mention.identity)
    found: dict[int, set[int]] = defaultdict(set)
    for row, who in connection.execute(select(mention.article, number).where(mention.article.in_(rows))):
        found[row].add(who)
    return found
