"""The desk at work: stories, people, events and the agenda worked out for every article the archive gains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, select

from marsad.archive.archive import Archive
from marsad.archive.corrections.kinds import OF_IDENTITIES, OF_STORIES
from marsad.archive.loading import Archived, by_rows
from marsad.archive.schema import followers
from marsad.archive.writing import Writing
from marsad.desk import story_desk
from marsad.desk.agenda_desk import AgendaDesk
from marsad.desk.following import reach, reached
from marsad.desk.identity_corrections import touched_rows
from marsad.desk.identity_desk import IdentityDesk
from marsad.desk.recently_read import RecentlyRead
from marsad.desk.story_desk import StoryDesk
from marsad.desk.time_order import take_in_time_order
from marsad.desk.turns import turn
from marsad.lexicon.pack import Lexicon, load

FOLLOWER = "desk"
_DECISIONS = "desk decisions"
_FOLLOWERS = (FOLLOWER, _DECISIONS, story_desk.FOLLOWER, story_desk.DECISIONS)

# Names of followers with how far they are.
Standing: TypeAlias = dict[str, tuple[int, Any]]


def followed(connection: Connection) -> dict[str, int]:
    """For each kind of correction that the desk works in, how far it has: up to which `seq`."""
    names, stories = reached(connection, _DECISIONS), reached(connection, story_desk.DECISIONS)
    return dict.fromkeys(OF_IDENTITIES, names) | dict.fromkeys(OF_STORIES, stories)


class Desk:
    """Follows one archive. Several processes may: they take turns, and each sees what others worked out."""

    def __init__(self, archive: Archive, lexicon: Lexicon | None = None) -> None:
        self._archive = archive
        self._lexicon = lexicon or load()
        self._open()

    def _open(self) -> None:
        """Builds what is in memory from the archive's rows."""
        self._left: Standing | None = self._standing()
        self._recent = RecentlyRead()
        self._stories = StoryDesk(self._archive, self._lexicon, self._recent)
        corrections = self._archive.corrections.since(0, OF_IDENTITIES)
        with self._archive.reading() as connection:
            self._identities = IdentityDesk(connection, self._lexicon, corrections)
            self._agenda = AgendaDesk(connection)

    def catch_up(self, told: Callable[[int], None] | None = None) -> int:
        """Works through new corrections and new articles; how many articles were new.

        `told` is called with the number of articles of each part: first for stories, then for the rest.
        """
        with turn(self._archive.engine):
            if self._standing() != self._left:
                self._open()  # another process was here, or our last turn broke off
            self._left = None
            taken = self._work(told)
            self._left = self._standing()
        return taken

    def _standing(self) -> Standing:
        """How far the desk's followers are."""
        with self._archive.reading() as connection:
            query = select(followers.c.name, followers.c.seq, followers.c.state)
            found = connection.execute(query.where(followers.c.name.in_(_FOLLOWERS)))
            return {row.name: (row.seq, row.state) for row in found}

    def _work(self, told: Callable[[int], None] | None) -> int:
        self._stories.catch_up(told)
        self._take_corrections()
        return take_in_time_order(self._archive, FOLLOWER, self._take, told=told, recent=self._recent)

    def _take_corrections(self) -> None:
        """Works the articles again that new corrections, or corrections undone, speak of."""
        with self._archive.reading() as connection:
            decided = reached(connection, _DECISIONS)
        fresh = self._archive.corrections.since(decided, OF_IDENTITIES)
        if not fresh:
            return
        with self._archive.writing() as writing:
            every = self._archive.corrections.since(0, OF_IDENTITIES)
            part = by_rows(writing.connection, touched_rows(writing.connection, every))
            self._identities.decide(writing, every, part)
            self._take(writing, part)
            reach(writing.connection, _DECISIONS, max(each.seq for each in fresh))

    def _take(self, writing: Writing, part: Sequence[Archived]) -> None:
        who = self._identities.take(writing, part)
        self._agenda.take(writing, part, who)
