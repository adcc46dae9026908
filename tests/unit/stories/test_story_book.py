from __future__ import annotations

from itertools import permutations

import pytest

from marsad.lexicon.pack import load
from marsad.stories.joining import joining
from marsad.stories.rulings import Apart, Together
from marsad.stories.story_book import StoryBook
from marsad.stories.words import story_words

from .conftest import FIRE, FIRE_AGAIN, MATCH, Reporting


@pytest.fixture
def book() -> StoryBook:
    return StoryBook(load().derive(story_words), load().derive(joining))


def test_two_reports_of_one_happening_are_one_story(book: StoryBook, report: Reporting) -> None:
    for made in (report(1, FIRE, outlet="أ"), report(2, MATCH, hour=1), report(3, FIRE_AGAIN, hour=2)):
        book.add(made)
    settled = book.settle()
    assert settled.story_of == {1: 1, 2: 2, 3: 1}
    assert book.rows_of(1) == [1, 3]
    assert book.likest(2) is None
    likest = book.likest(3)
    assert likest is not None
    assert likest[0] == 1


def test_the_same_words_weeks_later_are_another_story(book: StoryBook, report: Reporting) -> None:
    book.add(report(1, FIRE))
    book.add(report(2, FIRE_AGAIN, hour=24 * 20))
    book.settle()
    assert book.story_of[1] != book.story_of[2]


def test_any_order_gives_the_same_stories(report: Reporting) -> None:
    made = [report(1, FIRE), report(2, MATCH, hour=1), report(3, FIRE_AGAIN, hour=2)]
    outcomes = set()
    for order in permutations(made):
        book = StoryBook(load().derive(story_words), load().derive(joining))
        for each in order:
            book.add(each)
            book.settle()
        outcomes.add(book.story_of[1] == book.story_of[3] != book.story_of[2])
    assert outcomes == {True}


def test_a_changed_report_moves_and_a_dropped_one_leaves(book: StoryBook, report: Reporting) -> None:
    book.add(report(1, FIRE))
    book.add(report(2, FIRE_AGAIN, hour=1))
    book.settle()
    book.add(report(2, MATCH, hour=1))
    assert book.settle().story_of == {2: 2}
    book.drop(2)
    book.settle()
    assert 2 not in book
    assert book.rows_of(2) == []


def test_stories_merge_when_what_joins_them_comes_late(book: StoryBook, report: Reporting) -> None:
    book.restore(report(1, FIRE), 5)
    book.restore(report(2, FIRE_AGAIN, hour=1), 6)
    book.add(report(3, FIRE, hour=2))
    settled = book.settle()
    assert set(book.story_of.values()) == {5}
    assert settled.ended == {6: 5}


def test_what_people_decide_holds_until_it_is_undone(book: StoryBook, report: Reporting) -> None:
    for made in (report(1, FIRE), report(2, FIRE_AGAIN, hour=1), report(3, MATCH, hour=2)):
        book.add(made)
    book.settle()
    book.rule([Together(1, 3), Apart(frozenset({2}), frozenset({1}))])
    book.settle()
    assert book.story_of[1] == book.story_of[3] != book.story_of[2]
    book.rule([])
    book.settle()
    assert book.story_of[1] == book.story_of[2] != book.story_of[3]


def test_old_reports_leave_and_stories_stay(book: StoryBook, report: Reporting) -> None:
    book.add(report(1, FIRE))
    book.add(report(2, FIRE_AGAIN, hour=48))
    book.settle()
    assert book.central([1, 2]) == 1
    book.forget([1])
    assert len(book) == 1
    book.add(report(3, FIRE_AGAIN, hour=50))
    assert book.settle().story_of == {3: 1}
