"""The desk at work: people, events and the agenda worked out for every article the archive gains."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marsad.archive.archive import Archive
from marsad.archive.loading import Archived
from marsad.archive.writing import Writing
from marsad.desk.agenda_desk import AgendaDesk
from marsad.desk.following import catch_up
from marsad.desk.identity_desk import IdentityDesk
from marsad.lexicon.pack import Lexicon, load

FOLLOWER = "desk"


class Desk:
    """Follows one archive; one process at a time may hold it."""

    def __init__(self, archive: Archive, lexicon: Lexicon | None = None) -> None:
        self._archive = archive
        with archive.reading() as connection:
            self._identities = IdentityDesk(connection, lexicon or load())
            self._agenda = AgendaDesk(connection)

    def catch_up(self, told: Callable[[int], None] | None = None) -> int:
        """Works through what is new; how many articles that was."""
        return catch_up(self._archive, FOLLOWER, self._take, told=told)

    def _take(self, writing: Writing, part: Sequence[Archived]) -> None:
        who = self._identities.take(writing, part)
        self._agenda.take(writing, part, who)
