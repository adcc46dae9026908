"""The book of stories: reports come in any order, are grouped into stories, and leave when they are old.

Which reports tell one story depends on the reports the book holds, not on the order they came in: a new one
is compared once, and what it touches is grouped anew by `settle`. Only the numbers of stories remember what
was before: a story keeps its number where most of its reports go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.stories.grouping import Scores, group
from marsad.stories.joining import Joining, features_to_each
from marsad.stories.nearby import HOUR, USUAL_HOURS, Nearby
from marsad.stories.numbering import Numbered, renumber
from marsad.stories.odds import PairOdds
from marsad.stories.report import Report
from marsad.stories.rulings import Ruling
from marsad.stories.words import StoryWords

REACH_HOURS = 72.0  # reports further apart are never compared
LEAST_LIKE = 0.07  # nor are those whose leads are less alike
MOST_COMPARED = 80  # of the others, the likest
_GROWN = 1.3  # what is usual is taken anew when so many times the reports are there


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling changed: the story of each report that got another one, and stories that came to an end.

    An ended story leads to the one that most of its reports went to.
    """

    story_of: Mapping[int, int]
    ended: Mapping[int, int]


class StoryBook:
    """Stories over the reports it holds; `story_of` gives the number of each report's story."""

    def __init__(self, words: StoryWords, decision: Joining, first_number: int = 1) -> None:
        self._words, self._decision = words, decision
        self._near = Nearby()
        self._odds = PairOdds(decision.usual, decision.threshold, self._first_usual)
        self._counted: dict[int, int] = {}  # reports around when what is usual was taken
        self._touched: set[int] = set()
        self._grown: set[int] = set()  # the hours that reports were added to since settling
        self._rulings: tuple[Ruling, ...] = ()
        self._merged: Mapping[int, int] = {}
        self._next = first_number
        self.story_of: dict[int, int] = {}
        self._rows_of: dict[int, set[int]] = defaultdict(set)

    def __contains__(self, row: int) -> bool:
        return row in self._near

    def __len__(self) -> int:
        return len(self._near)

    def report(self, row: int) -> Report:
        """The report of that row. Raises KeyError."""
        return self._near[row]

    def rows_of(self, story: int) -> list[int]:
        """The reports of a story that the book holds."""
        return sorted(self._rows_of.get(story, ()))

    def add(self, report: Report, story: int | None = None) -> None:
        """Takes in a report that is new or changed, `story` being what it had; `settle` finds its story."""
        self._take(report, self.story_of.get(report.row, story))
        self._touched.add(report.row)
        self._grown.add(report.moment // HOUR * HOUR)

    def restore(self, report: Report, story: int | None) -> None:
        """Takes in a report whose story is known."""
        self._take(report, story)
        self._odds.renew(report.row)

    def _take(self, report: Report, story: int | None) -> None:
        if report.row in self._near:
            self.drop(report.row)
        self._near.add(report)
        alike = self._near.alike(report, REACH_HOURS, LEAST_LIKE, MOST_COMPARED)
        self._odds.compare(report.row, self._own(report, alike))
        if story is not None:
            self._place(report.row, story)

    def _own(self, report: Report, alike: Sequence[tuple[int, float]]) -> dict[int, float]:
        """What a report has in common with those whose leads are so alike, as log-odds."""
        if not alike:
            return {}
        rows, leads = zip(*alike, strict=True)
        features = features_to_each(report, [self._near[row] for row in rows], self._words, leads)
        return dict(zip(rows, self._decision.own_to_each(features), strict=True))

    def drop(self, row: int) -> None:
        """Lets go of a report that is withdrawn or changed; the rest of its story is grouped anew."""
        story = self.story_of.get(row, 0)
        self._forget(row)
        self._touched |= self._rows_of.get(story, set())

    def forget(self, rows: Iterable[int]) -> None:
        """Lets go of settled reports whose time is past; their stories stay as they are."""
        for row in rows:
            self._forget(row)

    def rule(self, rulings: Sequence[Ruling]) -> None:
        """What people decided, in the order they did; it touches what it speaks of and spoke of before."""
        for ruling in {*rulings} ^ {*self._rulings}:
            self.touch(ruling.rows)
        self._rulings = tuple(rulings)

    def touch(self, rows: Iterable[int]) -> None:
        """Has the stories of these reports grouped anew by the next `settle`."""
        self._touched |= {*rows} & self.story_of.keys()

    def remember_merged(self, merged: Mapping[int, int]) -> None:
        """Has merged stories, by their first reports, get their numbers back in the next `settle`."""
        self._merged = merged

    def settle(self, *, exactly: bool = False) -> Settled:
        """Groups anew all that was touched since the last time.

        What is usual around a report is taken anew once there are many more reports around it; `exactly`
        takes it anew for all, so that the outcome is the same whatever the order of arrival.
        """
        self._renew_usual(exactly=exactly)
        placed: dict[int, int] = {}
        ended: dict[int, int] = {}
        seen: set[int] = set()
        for seed in sorted(self._touched):
            if seed not in seen:
                numbered = self._regroup(seed, seen)
                placed.update(self._place_all(numbered.groups))
                ended.update(numbered.ended)
        self._touched.clear()
        self._merged = {}
        return Settled(placed, ended)

    def likest(self, row: int) -> tuple[int, float] | None:
        """The report it is surest to tell one story with, and the log-odds; None where it is alone."""
        together = self._rows_of.get(self.story_of.get(row, -1), set())
        scores = {other: odds for other, odds in self._odds.of(row).items() if other in together}
        if not scores:
            return None
        best = max(scores, key=lambda other: (scores[other], -other))
        return best, scores[best]

    def central(self, rows: Iterable[int]) -> int | None:
        """The report that has most in common with the others of `rows`, of equals the earliest."""
        held = [row for row in rows if row in self._near]
        if not held:
            return None

        def rank(row: int) -> tuple[float, int, int]:
            common = sum(self._odds.own(row).get(other, 0.0) for other in held)
            return (-common, self._near[row].moment, row)

        return min(held, key=rank)

    def _renew_usual(self, *, exactly: bool) -> None:
        """Takes anew what is usual where much has changed."""
        changed_around = self._near.around(self._grown, USUAL_HOURS)
        rows = [report.row for report in self._near] if exactly else changed_around
        counts = dict(zip(rows, self._near.counts(rows, USUAL_HOURS).tolist(), strict=True))
        changed = [row for row in rows if exactly or counts[row] > _GROWN * self._counted.get(row, 0)]
        self._counted.update((row, counts[row]) for row in changed)
        self._odds.mend({row: self._near.usual(self._near[row]) for row in changed})
        self._touched.update(changed)
        self._grown.clear()

    def _regroup(self, seed: int, seen: set[int]) -> Numbered:
        """The stories of all reports that hang together with `seed`, which are added to `seen`."""
        scores = self._connected(seed)
        seen.update(scores)  # in place: |= with the keys of a dict would make a new set
        groups = group(scores, scores, self._decision.threshold, self._decision.absent)
        return renumber(self._ruled(groups, scores), self.story_of, self._new_number, self._merged)

    def _connected(self, seed: int) -> dict[int, Mapping[int, float]]:
        """The scores of all that hangs together with `seed` by scores, former stories and rulings."""
        scores: dict[int, Mapping[int, float]] = {}
        waiting = [seed]
        while waiting:
            row = waiting.pop()
            if row not in scores:
                scores[row] = self._odds.of(row)
                waiting += self._odds.linked(row)
                waiting += self._rows_of.get(self.story_of.get(row, 0), ())
                waiting += self._ruled_with(row)
        return scores

    def _ruled_with(self, row: int) -> Iterator[int]:
        held = (ruling.rows for ruling in self._rulings if row in ruling.rows)
        return (other for rows in held for other in rows if other in self._near)

    def _ruled(self, groups: list[list[int]], scores: Scores) -> list[list[int]]:
        for ruling in self._rulings:
            groups = ruling.applied(groups, scores)
        return groups

    def _new_number(self) -> int:
        self._next += 1
        return self._next - 1

    def _place_all(self, groups: Iterable[tuple[int, list[int]]]) -> dict[int, int]:
        """Puts every report into its story; gives those that changed theirs."""
        placed = {row: story for story, rows in groups for row in rows if self.story_of.get(row) != story}
        for row, story in placed.items():
            self._place(row, story)
        return placed

    def _place(self, row: int, story: int) -> None:
        self._leave(row)
        self.story_of[row] = story
        self._rows_of[story].add(row)

    def _leave(self, row: int) -> None:
        story = self.story_of.pop(row, None)
        if story is not None:
            self._rows_of[story].discard(row)
            if not self._rows_of[story]:
                del self._rows_of[story]

    def _forget(self, row: int) -> None:
        self._near.drop(row)
        self._odds.drop(row)
        self._counted.pop(row, None)
        self._touched.discard(row)
        self._leave(row)

    def _first_usual(self, row: int) -> float:
        self._counted[row] = int(self._near.counts([row], USUAL_HOURS)[0])
        return self._near.usual(self._near[row])
