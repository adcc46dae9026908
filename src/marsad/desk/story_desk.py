"""Keeps stories and copies in the archive: worked out in order of publication, corrected, kept up to date."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from sqlalchemy import Connection, func, select

from marsad.archive.archive import Archive
from marsad.archive.corrections.kinds import OF_STORIES, MergeStories, SplitStory, articles_of
from marsad.archive.corrections.records import Correction
from marsad.archive.loading import Archived, by_rows
from marsad.archive.schema import articles
from marsad.archive.stories_schema import stories, story_articles
from marsad.archive.writing import Writing
from marsad.desk.following import reach, reached
from marsad.desk.recently_read import RecentlyRead
from marsad.desk.story_rows import (
    end_stories,
    follow_places,
    forget_copies,
    forget_places,
    make_rows,
    members_of,
    merged_stories,
    write_copies,
    write_places,
    write_stories,
)
from marsad.desk.story_window import StoryWindow
from marsad.desk.time_order import take_in_time_order
from marsad.lexicon.pack import Lexicon, load
from marsad.model.story import Copy, Link, Member, Story
from marsad.stories.lead_facts import lead_facts
from marsad.stories.linking import link_of
from marsad.stories.passages import passages
from marsad.stories.rulings import Apart, Ruling, Together
from marsad.stories.words import story_words

FOLLOWER = "stories"
DECISIONS = "story decisions"
_MOST_ORIGINALS = 5  # of a new article's copies and originals, the closest are kept


class StoryDesk:
    """Follows one archive with its stories; one process at a time may hold it."""

    def __init__(
        self, archive: Archive, lexicon: Lexicon | None = None, recent: RecentlyRead | None = None
    ) -> None:
        self._archive = archive
        self._lexicon = lexicon or load()
        self._recent = recent or RecentlyRead()
        self._window: StoryWindow | None = None

    def catch_up(self, told: Callable[[int], None] | None = None) -> int:
        """Works through new corrections and new articles; how many articles were new."""
        try:
            self._take_decisions()
            return take_in_time_order(self._archive, FOLLOWER, self._take, told=told, recent=self._recent)
        except BaseException:
            self._window = None  # what is in memory may be ahead of what was written
            raise

    def _take(self, writing: Writing, part: Sequence[Archived]) -> None:
        """Works out the stories and copies of these articles, which are in time order."""
        connection, window = writing.connection, self._open_window(writing.connection)
        left = _stories_of(connection, [each.row for each in part])
        forget_copies(connection, [each.row for each in part])
        found: list[Copy] = []
        for each in part:
            window.open_around(connection, each.moment)
            if each.withdrawn:
                window.drop(each.row)
            else:
                found += _closest(window.add(each, left.get(each.row)))
        withdrawn = [each.row for each in part if each.withdrawn]
        forget_places(connection, withdrawn)
        self._settle(writing, window, {*left.values()})
        _write_copies(connection, found, part)
        window.close_old()

    def _settle(self, writing: Writing, window: StoryWindow, touched: Collection[int]) -> None:
        """Groups anew what changed and writes all stories that gained, lost or hold changed articles."""
        settled = window.stories.settle()
        connection = writing.connection
        before = _stories_of(connection, list(settled.story_of))
        numbers = {*touched, *before.values(), *settled.story_of.values()}
        make_rows(writing, numbers)
        write_places(writing, settled.story_of, self._links(window, settled.story_of))
        members = members_of(connection, numbers)
        held = {number: told for number, told in members.items() if told}
        write_stories(writing, (_story(window, connection, *each) for each in held.items()))
        end_stories(writing, {number: settled.ended.get(number) for number in numbers if number not in held})
        follow_places(connection, list(settled.story_of))

    def _links(self, window: StoryWindow, rows: Iterable[int]) -> dict[int, Link | None]:
        words = self._lexicon.derive(story_words)
        links: dict[int, Link | None] = {}
        for row in rows:
            likest = window.stories.likest(row)
            if likest is not None:
                other, odds = likest
                links[row] = link_of(window.stories.report(row), window.stories.report(other), odds, words)
        return links

    def _take_decisions(self) -> None:
        """Groups anew the stories that new corrections, or corrections undone, speak of."""
        with self._archive.reading() as connection:
            decided = reached(connection, DECISIONS)
        fresh = self._archive.corrections.since(decided, OF_STORIES)
        if not fresh:
            return
        named = {row for each in fresh for row in articles_of(each.change)}
        with self._archive.writing() as writing:
            connection, window = writing.connection, self._open_window(writing.connection)
            for moment in _moments(connection, named):
                window.open_around(connection, moment)
            window.stories.rule(_rulings(self._archive.corrections.holding(OF_STORIES)))
            window.stories.touch(named)
            window.stories.remember_merged(merged_stories(connection))
            self._settle(writing, window, ())
            reach(connection, DECISIONS, max(each.seq for each in fresh))
        window.close_old()

    def _open_window(self, connection: Connection) -> StoryWindow:
        if self._window is None:
            last = connection.scalar(select(func.max(stories.c.id))) or 0
            self._window = StoryWindow(self._lexicon, last + 1)
            self._window.stories.rule(_rulings(self._archive.corrections.holding(OF_STORIES)))
        return self._window


def _rulings(held: Iterable[Correction]) -> list[Ruling]:
    """Corrections of stories as the book of stories takes them, in the order they were made."""
    found: list[Ruling] = []
    for each in held:
        if isinstance(each.change, MergeStories):
            found.append(Together(each.change.one, each.change.other))
        elif isinstance(each.change, SplitStory):
            found.append(Apart(frozenset(each.change.away), frozenset(each.change.stay)))
    return found


def _story(window: StoryWindow, connection: Connection, number: int, members: list[Member]) -> Story:
    rows = [member.row for member in members]
    central = window.stories.central(rows)
    chosen = next((member for member in members if member.row == central), members[0])
    headline = chosen.headline or next((member.headline for member in members if member.headline), None)
    facts = lead_facts(window.tellings(connection, rows)) if len(rows) > 1 else ()
    return Story(number, headline, tuple(members), facts)


def _closest(found: list[Copy]) -> list[Copy]:
    ranked = sorted(found, key=lambda copy: (not copy.whole, -copy.share, copy.original, copy.copy))
    return ranked[:_MOST_ORIGINALS]


def _write_copies(connection: Connection, found: Sequence[Copy], part: Sequence[Archived]) -> None:
    bodies = {each.row: each.article.body for each in part}
    named = {row for copy in found for row in (copy.copy, copy.original)}
    bodies |= {each.row: each.article.body for each in by_rows(connection, sorted(named - bodies.keys()))}
    told = [(copy, passages(bodies[copy.original], bodies[copy.copy])) for copy in found]
    write_copies(connection, told, bodies)


def _stories_of(connection: Connection, rows: Sequence[int]) -> dict[int, int]:
    """The stories that articles are in so far."""
    found: dict[int, int] = {}
    for at in range(0, len(rows), 500):
        query = select(story_articles.c.article, story_articles.c.story)
        of_part = story_articles.c.article.in_(rows[at : at + 500])
        found.update({each.article: each.story for each in connection.execute(query.where(of_part))})
    return found


def _moments(connection: Connection, rows: Iterable[int]) -> list[int]:
    """When the articles of the stories that these articles are in were published, each day once."""
    numbers = select(story_articles.c.story).where(story_articles.c.article.in_(sorted(rows)))
    query = select(articles.c.moment).join(story_articles, story_articles.c.article == articles.c.row)
    found = connection.scalars(query.where(story_articles.c.story.in_(numbers)).distinct())
    return sorted({moment // 86_400 * 86_400 for moment in found})
