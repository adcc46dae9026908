"""Follows the archive in order of publication: what came since last time, sorted, a part at a time.

Articles may be stored in any order, years before or after one another. Whoever works over a window of time
would open and close the same days again and again; so what is new up to now is sorted first. How far the
sorted stretch has been dealt with is written with what was worked out, in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, func, select, update

from marsad.archive.archive import Archive
from marsad.archive.loading import Archived
from marsad.archive.schema import articles, followers
from marsad.archive.writing import Writing
from marsad.desk.following import reach, reached
from marsad.desk.recently_read import RecentlyRead

Take = Callable[[Writing, Sequence[Archived]], None]
_AT_A_TIME = 200


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The running numbers after what is done up to `upto`, dealt with up to an article's moment and row."""

    upto: int
    moment: int
    row: int


def take_in_time_order(
    archive: Archive,
    name: str,
    take: Take,
    most: int = _AT_A_TIME,
    told: Callable[[int], None] | None = None,
    recent: RecentlyRead | None = None,
) -> int:
    """Hands `take` every article new or changed since the follower `name` got so far; how many they were.

    A crash loses the part that was not committed, and no more. Followers that share `recent` unpack an
    article once.
    """
    taken, recent = 0, recent or RecentlyRead()
    while (stretch := _stretch(archive, name)) is not None:
        for part in _parts(archive, name, stretch, most):
            with archive.writing() as writing:
                take(writing, recent.by_rows(writing.connection, [row for _, row in part]))
                _keep(writing.connection, name, _Stretch(stretch.upto, *part[-1]))
            taken += len(part)
            if told is not None:
                told(len(part))
        with archive.writing() as writing:
            reach(writing.connection, name, stretch.upto)
            _keep(writing.connection, name, None)
    return taken


def _stretch(archive: Archive, name: str) -> _Stretch | None:
    """The stretch that is under way, or else a new one; None where nothing is new."""
    with archive.reading() as connection:
        state = connection.scalar(select(followers.c.state).where(followers.c.name == name))
        if state:
            return _Stretch(**state)
        newest = connection.scalar(select(func.max(articles.c.seq))) or 0
        return _Stretch(newest, 0, 0) if newest > reached(connection, name) else None


def _parts(archive: Archive, name: str, stretch: _Stretch, most: int) -> Iterator[Sequence[tuple[int, int]]]:
    """Moment and row of what is left of a stretch, `most` articles at a time."""
    with archive.reading() as connection:
        after = reached(connection, name)
        query = select(articles.c.moment, articles.c.row)
        found = connection.execute(query.where(articles.c.seq > after, articles.c.seq <= stretch.upto))
        done = (stretch.moment, stretch.row) if stretch.row else (-(1 << 62), 0)
        left = sorted(pair for pair in map(tuple, found) if pair > done)
    return (left[at : at + most] for at in range(0, len(left), most))


def _keep(connection: Connection, name: str, stretch: _Stretch | None) -> None:
    """Puts down how far the stretch has been dealt with."""
    reach(connection, name, reached(connection, name))
    state = asdict(stretch) if stretch else None
    connection.execute(update(followers).where(followers.c.name == name).values(state=state))
