"""Keeps identities in the archive: which entity of which article is whom, with offices and doubts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from marsad.archive.clock import day_of, now
from marsad.archive.corrections.records import Correction
from marsad.archive.loading import Archived
from marsad.archive.stories_schema import identities, identity_doubts, identity_mentions
from marsad.archive.writing import Writing
from marsad.desk.identity_corrections import merges, pairs_apart, splits
from marsad.desk.identity_tallies import Pairs, count_articles, date_offices, named_in
from marsad.desk.tellings import namings_of
from marsad.lexicon.pack import Lexicon
from marsad.model.entity import EntityType
from marsad.model.identity import Identification, Named
from marsad.stories.identities import IdentityBook, Known
from marsad.text.normalise import fold


class IdentityDesk:
    """The book of identities, with its rows in the archive."""

    def __init__(
        self, connection: Connection, lexicon: Lexicon, corrections: Sequence[Correction] = ()
    ) -> None:
        self._lexicon = lexicon
        self._book = IdentityBook(lexicon)
        self._book.restore(_known(row._mapping) for row in connection.execute(select(identities)))
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
        found = {each.row: self._identify(each, taken[each.row]) for each in part if not each.withdrawn}
        self._write(writing, found, before)
        return {row: {n: who.number for n, who in whom.items()} for row, whom in found.items()}

    def _identify(self, each: Archived, before: Collection[int]) -> dict[int, Identification]:
        published = each.article.published
        day = day_of(published.value) if published else None
        namings = enumerate(namings_of(each.article, day))
        return {n: self._corrected(each, n, named, before) for n, named in namings}

    def _corrected(self, each: Archived, n: int, named: Named, before: Collection[int]) -> Identification:
        """Who is named, what a person decided coming last: a name stands for another, two are one."""
        split = self._decided.split_of(each.article, each.row, each.article.entities[n].id)
        if split is not None:
            return self._book.apart(named, f"split {split}")
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
        self._write_identities(writing, {identity for identity, _ in before | after})
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

    def _write_identities(self, writing: Writing, touched: Iterable[int]) -> None:
        connection = writing.connection
        numbers = sorted(touched)
        there = set(connection.scalars(select(identities.c.id).where(identities.c.id.in_(numbers))))
        rows = [_row(self._book.known[number], writing) for number in numbers if number in self._book.known]
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
    )


def _row(known: Known, writing: Writing) -> dict[str, Any]:
    kept = {
        "canonical": known.canonical,
        "forms": dict(known.forms.most_common()),
        "countries": dict(known.countries.most_common()),
        "roles": dict(known.roles.most_common(20)),
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
