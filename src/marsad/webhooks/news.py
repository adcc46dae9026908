"""What happened in the archive between two running numbers, as subscribers want to hear of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from marsad.archive.clock import stamp
from marsad.archive.schema import articles
from marsad.archive.stories_schema import identity_mentions, story_articles
from marsad.archive.views.agenda import AgendaRow, agenda_changed
from marsad.archive.views.cards import CARDS, ArticleCard, card
from marsad.archive.views.identities import identity
from marsad.archive.views.stories import story_cards
from marsad.archive.webhooks import Wish, WishKind

_AT_A_TIME = 400

# Gives the rows of the articles that a query finds among those new or changed since a running number.
Found = Callable[[str, int], list[int]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of the archive's course that is told of: what came after `after`, up to and with `upto`."""

    after: int
    upto: int


class NewsFinder:
    """Finds news in one state of the archive; `base` is the site's address, `found` searches."""

    def __init__(self, connection: Connection, base: str, found: Found) -> None:
        self._connection = connection
        self._base = base.rstrip("/")
        self._found = found
        self._of: dict[WishKind, Callable[[Stretch, str], Iterator[dict[str, Any]]]] = {
            WishKind.STORY_NEW: self._new_stories,
            WishKind.STORY_GROWN: self._grown_stories,
            WishKind.AGENDA_CHANGED: self._agenda,
            WishKind.ARTICLE_NAMING: self._naming,
            WishKind.ARTICLE_FOUND: self._searched,
        }

    def news(self, wish: Wish, stretch: Stretch) -> Iterator[dict[str, Any]]:
        """What `wish` asks for, as plain data. Raises QueryError where its query is not understood."""
        return self._of[wish.kind](stretch, wish.subject or "")

    def _new_stories(self, stretch: Stretch, _subject: str) -> Iterator[dict[str, Any]]:
        return self._stories(stretch, new=True)

    def _grown_stories(self, stretch: Stretch, _subject: str) -> Iterator[dict[str, Any]]:
        return self._stories(stretch, new=False)

    def _stories(self, stretch: Stretch, new: bool) -> Iterator[dict[str, Any]]:
        """Stories with articles that came in the stretch: those of nothing else are new, the others grew."""
        came = self._newcomers(stretch)
        numbers = [number for number in sorted(came) if (self._oldest(number) > stretch.after) is new]
        for at in range(0, len(numbers), _AT_A_TIME):
            for told in story_cards(self._connection, numbers[at : at + _AT_A_TIME]):
                yield {
                    "id": told.id,
                    "headline": told.headline,
                    "articles": told.articles,
                    "outlets": told.outlets,
                    "first_outlet": told.first_outlet,
                    "first": _moment(told.first_moment),
                    "last": _moment(told.last_moment),
                    "url": f"{self._base}/story/{told.id}",
                    "new_articles": [self._article(each) for each in came[told.id]],
                }

    def _newcomers(self, stretch: Stretch) -> dict[int, list[ArticleCard]]:
        query = CARDS.where(*_came_in(stretch), story_articles.c.story.is_not(None))
        found: dict[int, list[ArticleCard]] = {}
        for row in self._connection.execute(query.order_by(articles.c.row)):
            found.setdefault(row.story, []).append(card(row))
        return found

    def _oldest(self, story: int) -> int:
        query = select(func.min(story_articles.c.article)).where(story_articles.c.story == story)
        return int(self._connection.execute(query).scalar_one())

    def _naming(self, stretch: Stretch, subject: str) -> Iterator[dict[str, Any]]:
        """New articles that name the identity, or the one that it was merged into."""
        living = identity(self._connection, int(subject))
        number = living.id if living else int(subject)
        named = select(identity_mentions.c.article).where(identity_mentions.c.identity == number)
        query = CARDS.where(*_came_in(stretch), articles.c.row.in_(named)).order_by(articles.c.row)
        for row in self._connection.execute(query):
            yield {"identity": number, **self._article(card(row))}

    def _searched(self, stretch: Stretch, subject: str) -> Iterator[dict[str, Any]]:
        """New articles that a query finds."""
        found = self._found(subject, stretch.after)
        wanted = sorted(row for row in found if stretch.after < row <= stretch.upto)
        for at in range(0, len(wanted), _AT_A_TIME):
            part = CARDS.where(articles.c.row.in_(wanted[at : at + _AT_A_TIME]))
            for row in self._connection.execute(part.order_by(articles.c.row)):
                yield {"query": subject, **self._article(card(row))}

    def _agenda(self, stretch: Stretch, _subject: str) -> Iterator[dict[str, Any]]:
        for entry in agenda_changed(self._connection, stretch.after, stretch.upto):
            yield self._entry(entry)

    def _entry(self, entry: AgendaRow) -> dict[str, Any]:
        told = asdict(entry)
        announced_by, _, closed_by = told.pop("article_id"), told.pop("announced"), told.pop("closed_by")
        told["announced_by"] = {"id": announced_by, "url": self._link(announced_by)}
        told["closed_by"] = {"id": closed_by, "url": self._link(closed_by)} if closed_by else None
        return told

    def _article(self, told: ArticleCard) -> dict[str, Any]:
        values = {"id": told.id, "headline": told.headline, "outlet": told.outlet}
        return {**values, "published": told.published, "story": told.story, "url": self._link(told.id)}

    def _link(self, article: str) -> str:
        return f"{self._base}/article/{article}"


def _came_in(stretch: Stretch) -> tuple[Any, ...]:
    """An article's row is the running number that it came with."""
    column = articles.c.row
    return (column > stretch.after, column <= stretch.upto, articles.c.withdrawn == 0)


def _moment(seconds: int) -> str:
    return stamp(datetime.fromtimestamp(seconds, UTC))
