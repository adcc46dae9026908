"""Lists articles newest first, filtered, a page of the list at a time, and counts them by day and outlet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select, tuple_

from marsad.archive.clock import moment_of
from marsad.archive.columns import Found
from marsad.archive.keys import name_key
from marsad.archive.schema import articles, entities, events
from marsad.archive.stories_schema import identity_mentions, story_articles
from marsad.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles: every field that is given must hold.

    `since` and `until` are days (`2024-05-24`, both included) or date-times, compared with when an article
    was published, or else fetched; `person`, `organisation` and `place` are names in any spelling that folds
    to the entity's name; `identity` and `story` are ids of those tables; `event` is a PLOVER type, and
    `status` that of such an event.
    """

    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    language: str | None = None
    person: str | None = None
    organisation: str | None = None
    place: str | None = None
    identity: int | None = None
    story: int | None = None
    event: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a list goes on: after the article of this moment and row."""

    moment: int
    row: int

    def __str__(self) -> str:
        return f"{self.moment}.{self.row}"

    @classmethod
    def of(cls, text: str) -> Cursor:
        """The cursor that `str` gave. Raises ArchiveError of other text."""
        try:
            moment, row = text.split(".")
            return cls(int(moment), int(row))
        except ValueError as error:
            raise ArchiveError("cursor", f"{text!r} does not come from this archive") from error


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows of an article, without its text and facts.

    `moment` is seconds since 1970: of `published`, or else of the fetch.
    """

    row: int
    seq: int
    id: str
    headline: str | None
    outlet: str | None
    published: str | None
    moment: int
    language: str
    version: int
    characters: int

    @property
    def cursor(self) -> Cursor:
        """Where a list goes on after this article."""
        return Cursor(self.moment, self.row)


SHOWN = tuple(articles.c[name] for name in Listed.__dataclass_fields__)
_CURRENT = articles.c.withdrawn == 0
_NEWEST_FIRST = (articles.c.moment.desc(), articles.c.row.desc())
_DAY_SECONDS = 86_400


def newest(connection: Connection, wanted: Filter, after: Cursor | None, most: int) -> list[Listed]:
    """At most `most` articles, newest first, those after `after`."""
    query = select(*SHOWN).where(_CURRENT, *_conditions(wanted)).order_by(*_NEWEST_FIRST).limit(most)
    if after is not None:
        query = query.where(tuple_(articles.c.moment, articles.c.row) < (after.moment, after.row))
    return [listed(row) for row in connection.execute(query)]


def listed(row: Found) -> Listed:
    """A row of the columns `SHOWN`."""
    return Listed(*row)


def count(connection: Connection, wanted: Filter) -> int:
    """How many articles there are."""
    return connection.scalar(_counting(func.count(), wanted)) or 0


def count_by_outlet(connection: Connection, wanted: Filter) -> list[tuple[str | None, int]]:
    """How many articles each outlet has, most first; None stands for those without one."""
    number = func.count().label("number")
    query = _counting(articles.c.outlet, wanted).add_columns(number).group_by(articles.c.outlet)
    rows = connection.execute(query).all()
    return sorted(((row[0], row[1]) for row in rows), key=lambda pair: (-pair[1], pair[0] or ""))


def count_by_day(connection: Connection, wanted: Filter) -> list[tuple[str, int]]:
    """How many articles each day of publication has, in order; those without a date are in none."""
    query = _counting(articles.c.day, wanted).add_columns(func.count()).group_by(articles.c.day)
    rows = connection.execute(query.where(articles.c.day.is_not(None))).all()
    return sorted((row[0], row[1]) for row in rows)


def _counting(what: Any, wanted: Filter) -> Select[Any]:
    return select(what).select_from(articles).where(_CURRENT, *_conditions(wanted))


def _conditions(wanted: Filter) -> Sequence[ColumnElement[bool]]:
    return [
        *_columns(wanted),
        *_span(wanted.since, wanted.until),
        *_named(wanted),
        *_events(wanted),
        *_derived(wanted),
    ]


def _columns(wanted: Filter) -> list[ColumnElement[bool]]:
    pairs = ((articles.c.outlet, wanted.outlet), (articles.c.language, wanted.language))
    return [column == value for column, value in pairs if value is not None]


def _span(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if since is not None:
        conditions.append(articles.c.moment >= _moment(since))
    if until is not None:
        whole_day = _DAY_SECONDS - 1 if len(until) == len("2024-05-24") else 0
        conditions.append(articles.c.moment <= _moment(until) + whole_day)
    return conditions


def _moment(text: str) -> int:
    moment = moment_of(text)
    if moment is None:
        raise ArchiveError("dates", f"{text!r} is no ISO 8601 date or date-time")
    return moment


def _named(wanted: Filter) -> list[ColumnElement[bool]]:
    named = (
        (wanted.person, ("PERSON",)),
        (wanted.organisation, ("ORG",)),
        (wanted.place, ("GPE", "LOC", "FAC")),
    )
    return [_holds(name, types) for name, types in named if name is not None]


def _holds(name: str, types: tuple[str, ...]) -> ColumnElement[bool]:
    found = and_(entities.c.name_key == name_key(name), entities.c.type.in_(types))
    return articles.c.row.in_(select(entities.c.article).where(found))


def _events(wanted: Filter) -> list[ColumnElement[bool]]:
    pairs = ((events.c.type, wanted.event), (events.c.status, wanted.status))
    conditions = [column == value for column, value in pairs if value is not None]
    return [exists().where(events.c.article == articles.c.row, *conditions)] if conditions else []


def _derived(wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.identity is not None:
        of_identity = identity_mentions.c.identity == wanted.identity
        conditions.append(articles.c.row.in_(select(identity_mentions.c.article).where(of_identity)))
    if wanted.story is not None:
        of_story = story_articles.c.story == wanted.story
        conditions.append(articles.c.row.in_(select(story_articles.c.article).where(of_story)))
    return conditions
