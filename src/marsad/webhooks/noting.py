"""Notes what each subscriber is to be told, as the archive and what follows it grow."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, func, select

from marsad.archive.archive import Archive
from marsad.archive.loading import last_seq
from marsad.archive.schema import articles
from marsad.archive.search.beside import ArchiveSearch
from marsad.archive.search.searching import MOST_HITS, Order, Request
from marsad.archive.webhooks import (
    Draft,
    Webhook,
    WebhookState,
    Wish,
    WishKind,
    all_webhooks,
    note_messages,
    webhook_of,
)
from marsad.desk import desk, story_desk
from marsad.desk.following import reached
from marsad.errors import QueryError
from marsad.webhooks.news import NewsFinder, Stretch
from marsad.webhooks.wording import message_body

_REFUSED = "query.refused"
_FOLLOWERS = (desk.FOLLOWER, story_desk.FOLLOWER)


class NewsNoter:
    """Follows one archive for all of its subscribers; `base` is the site's address in links."""

    def __init__(self, archive: Archive, base: str = "") -> None:
        self._archive = archive
        self._base = base
        self._search: ArchiveSearch | None = None

    def note(self) -> None:
        """Writes down what subscribers are to be told since the last time."""
        with self._archive.reading() as connection:
            hooks, upto = all_webhooks(connection), settled(connection)
        behind = [hook for hook in hooks if hook.seq < upto and hook.state is not WebhookState.PAUSED]
        if any(map(_searches, behind)):
            self._searching().catch_up()
        for hook in behind:
            with self._archive.writing() as writing:
                self._note_for(writing.connection, hook.id, upto)

    def _note_for(self, connection: Connection, number: int, settled_upto: int) -> None:
        """Notes one subscriber's messages; its row is read anew, for others may have noted or removed it."""
        hook = webhook_of(connection, number)
        if hook is None or hook.state is WebhookState.PAUSED:
            return
        upto = min(settled_upto, self._indexed(connection)) if _searches(hook) else settled_upto
        if upto <= hook.seq:
            return
        finder = NewsFinder(connection, self._base, self._found)
        drafts = [draft for wish in hook.wishes for draft in _drafts(finder, wish, Stretch(hook.seq, upto))]
        note_messages(connection, hook, drafts, upto)

    def _indexed(self, connection: Connection) -> int:
        """How far searching knows the archive, where another process is still filling the index."""
        live = articles.c.withdrawn == 0
        return _before_first(connection, articles.c.seq > self._searching().last_seq(), live)

    def _found(self, query: str, after_seq: int) -> list[int]:
        """The rows that a query finds among articles new or changed since. Raises QueryError."""
        rows: list[int] = []
        cursor: str | None = None
        while True:
            request = Request(query, order=Order.NEWEST, limit=MOST_HITS, cursor=cursor, after_seq=after_seq)
            results = self._searching().search(request)
            rows.extend(hit.row for hit in results.hits)
            cursor = results.cursor
            if cursor is None:
                return rows

    def _searching(self) -> ArchiveSearch:
        if self._search is None:
            self._search = ArchiveSearch(self._archive)
        return self._search


def settled(connection: Connection) -> int:
    """How far the archive is worked out: the running number before the first article still to be taken."""
    done = min(reached(connection, name) for name in _FOLLOWERS)
    return _before_first(connection, articles.c.seq > done)


def _before_first(connection: Connection, *waiting: ColumnElement[bool]) -> int:
    """The last running number before the first article that is still waited for."""
    first = connection.scalar(select(func.min(articles.c.seq)).where(*waiting))
    return last_seq(connection) if first is None else int(first) - 1


def _searches(hook: Webhook) -> bool:
    return any(wish.kind is WishKind.ARTICLE_FOUND for wish in hook.wishes)


def _drafts(finder: NewsFinder, wish: Wish, stretch: Stretch) -> Iterator[Draft]:
    try:
        for data in finder.news(wish, stretch):
            yield Draft(wish.kind, message_body(wish.kind, data))
    except QueryError as error:
        # Rules of queries changed under it: the subscriber hears so, rather than nothing for ever.
        refused = {"query": wish.subject, "reason": str(error)}
        yield Draft(_REFUSED, message_body(_REFUSED, refused))
