"""The days of the archive whose reports are held in memory, as many as the work at hand needs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from marsad.archive.loading import Archived, by_rows
from marsad.archive.schema import articles
from marsad.archive.stories_schema import story_articles
from marsad.lexicon.pack import Lexicon
from marsad.model.story import Copy
from marsad.stories.copies import CopyBook
from marsad.stories.deeds import find_deeds
from marsad.stories.figures import find_figures
from marsad.stories.joining import joining
from marsad.stories.lead_facts import Telling
from marsad.stories.report import report_of
from marsad.stories.story_book import StoryBook
from marsad.stories.words import story_words

_DAY = 86_400
AROUND = 4  # days before and after an article that its story may reach into
MOST_DAYS = 14  # days kept when a part is done: those last worked on


class StoryWindow:
    """Reports, texts and statements of the days that are open."""

    def __init__(self, lexicon: Lexicon, first_number: int) -> None:
        self._lexicon = lexicon
        self.stories = StoryBook(lexicon.derive(story_words), lexicon.derive(joining), first_number)
        self._copies = CopyBook()
        self._tellings: dict[int, Telling] = {}
        self._days: OrderedDict[int, set[int]] = OrderedDict()

    def open_around(self, connection: Connection, moment: int) -> None:
        """Loads the days around a moment that are not open, with the stories known so far."""
        middle = moment // _DAY
        for day in range(middle - AROUND, middle + AROUND + 1):
            if day not in self._days:
                self._days[day] = set()
                self._load(connection, day)
            self._days.move_to_end(day)

    def add(self, each: Archived, story: int | None) -> list[Copy]:
        """Takes in an article that is new or changed, `story` being what it had; gives its copies."""
        if each.row in self.stories:
            self._days[self.stories.report(each.row).moment // _DAY].discard(each.row)
        self._days[each.moment // _DAY].add(each.row)
        report = report_of(each.article, each.row, each.moment, self._lexicon)
        self._tellings[each.row] = self._telling(each)
        self.stories.add(report, story)
        return self._copies.add(report)

    def drop(self, row: int) -> None:
        """Lets go of an article that is withdrawn; its story is grouped anew."""
        if row not in self.stories:
            return
        self._days[self.stories.report(row).moment // _DAY].discard(row)
        self.stories.drop(row)
        self._copies.drop(row)
        del self._tellings[row]

    def tellings(self, connection: Connection, rows: Iterable[int]) -> list[Telling]:
        """What these articles state, those of closed days loaded for it."""
        held = [self._tellings[row] for row in rows if row in self._tellings]
        closed = [row for row in rows if row not in self._tellings]
        return held + [self._telling(each) for each in by_rows(connection, closed)]

    def close_old(self) -> None:
        """Closes the days that were worked on the longest time ago; all must be settled."""
        while len(self._days) > MOST_DAYS:
            _, rows = self._days.popitem(last=False)
            self.stories.forget(rows)
            for row in rows:
                self._copies.drop(row)
                del self._tellings[row]

    def _load(self, connection: Connection, day: int) -> None:
        moment = articles.c.moment
        query = select(articles.c.row, story_articles.c.story).join(
            story_articles, story_articles.c.article == articles.c.row
        )
        of_day = (moment >= day * _DAY, moment < (day + 1) * _DAY, articles.c.withdrawn == 0)
        story_of = {found.row: found.story for found in connection.execute(query.where(*of_day))}
        for each in by_rows(connection, list(story_of)):
            report = report_of(each.article, each.row, each.moment, self._lexicon)
            self._days[day].add(each.row)
            self._tellings[each.row] = self._telling(each)
            self.stories.restore(report, story_of[each.row])
            self._copies.add(report)

    def _telling(self, each: Archived) -> Telling:
        found = (*find_figures(each.article, self._lexicon), *find_deeds(each.article))
        return Telling(each.row, each.moment, each.article.outlet, found)
