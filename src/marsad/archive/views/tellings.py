"""One event or one saying that several articles tell, shown once with all its tellers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from marsad.archive.stories_schema import happening_events
from marsad.archive.views.events import EventRow
from marsad.archive.views.quotes import QuoteRow
from marsad.text.normalise import fold


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event in its fullest telling, and all its tellings in the order of the rows they came from."""

    event: EventRow
    tellings: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class ToldQuote:
    """The same words of the same speaker, in the first of the rows, and every row that has them."""

    quote: QuoteRow
    tellings: tuple[QuoteRow, ...]


_HAPPENINGS = select(happening_events).where(
    happening_events.c.article.in_(bindparam("rows", expanding=True))
)


def told_once(connection: Connection, rows: Sequence[EventRow]) -> list[ToldEvent]:
    """Rows of one happening as one event, where the first of them stands."""
    of = _happenings(connection, {row.article for row in rows})
    groups: dict[object, list[EventRow]] = {}
    for row in rows:
        key = (row.article, row.n)
        groups.setdefault(of.get(key, key), []).append(row)
    return [ToldEvent(max(group, key=_fullness), tuple(group)) for group in groups.values()]


def each_told(rows: Iterable[EventRow]) -> list[ToldEvent]:
    """Every row as an event of its own, for tables that show each telling."""
    return [ToldEvent(row, (row,)) for row in rows]


def said_once(rows: Iterable[QuoteRow]) -> list[ToldQuote]:
    """Rows with the same words of the same speaker as one quote, where the first of them stands."""
    groups: dict[tuple[object, str], list[QuoteRow]] = {}
    for row in rows:
        speaker = row.speaker_identity or row.speaker
        groups.setdefault((speaker, fold(row.text)), []).append(row)
    return [ToldQuote(group[0], tuple(group)) for group in groups.values()]


def _happenings(connection: Connection, articles: set[int]) -> dict[tuple[int, int], int]:
    found = connection.execute(_HAPPENINGS, {"rows": list(articles)})
    return {(row.article, row.event): row.happening for row in found}


def _fullness(row: EventRow) -> tuple[int, int]:
    """How much a telling says; of equals the earliest."""
    return (len(row.parties) + (row.time is not None) + (row.place is not None), -row.moment)
