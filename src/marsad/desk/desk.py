"""The desk at work: stories, people, events and the agenda worked out for every article the archive gains."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marsad.archive.archive import Archive
from marsad.archive.corrections.kinds import OF_IDENTITIES
from marsad.archive.loading import Archived, by_rows
from marsad.archive.writing import Writing
from marsad.desk.agenda_desk import AgendaDesk
from marsad.desk.following import catch_up, reach, reached
from marsad.desk.identity_corrections import touched_rows
from marsad.desk.identity_desk import IdentityDesk
from marsad.desk.story_desk import StoryDesk
from marsad.lexicon.pack import Lexicon, load

FOLLOWER = "desk"
_DECISIONS = "desk decisions"


class Desk:
    """Follows one archive; one process at a time may hold it."""

    def __init__(self, archive: Archive, lexicon: Lexicon | None = None) -> None:
        self._archive = archive
        self._stories = StoryDesk(archive, lexicon)
        corrections = archive.corrections.since(0, OF_IDENTITIES)
        with archive.reading() as connection:
            self._identities = IdentityDesk(connection, lexicon or load(), corrections)
            self._agenda = AgendaDesk(connection)

    def catch_up(self, told: Callable[[int], None] | None = None) -> int:
        """Works through new corrections and new articles; how many articles were new.

        `told` is called with the number of articles of each part: first for stories, then for the rest.
        """
        self._stories.catch_up(told)
        self._take_corrections()
        return catch_up(self._archive, FOLLOWER, self._take, told=told)

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
