"""Has the desk catch up with an archive, or says that it should."""

from __future__ import annotations

from sqlalchemy import Connection

from marsad.archive.archive import Archive
from marsad.cli.lines import say
from marsad.cli.progress import shown_progress
from marsad.desk.desk import FOLLOWER, Desk
from marsad.desk.following import reached


def work_out(archive: Archive) -> None:
    """Works out stories, people, events and the agenda of all that is new, and shows how far it is."""
    done = 0

    def tell(number: int) -> None:
        nonlocal done
        done += number
        shown.update(done, {})

    with shown_progress("working out", "steps") as shown:
        Desk(archive).catch_up(tell)


def tell_of_new(archive: Archive, connection: Connection) -> None:
    """Says where articles came since the desk last caught up."""
    if archive.since(reached(connection, FOLLOWER), 1):
        say("there are articles that are not worked out yet: marsad stories --update")
