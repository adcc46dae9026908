"""Reading a batch: one page's trouble stays its own."""

from __future__ import annotations

import time
from typing import NoReturn

import pytest

from marsad.errors import PageTooLarge, ReadingTimeout
from marsad.model.page import Page
from marsad.reading.deadline import deadline
from marsad.running import pages as reader
from marsad.running.pages import ReadingRules, read_all, read_one

PAGE = Page("p", "وزير المياه يلتقي السفير\nالتقى وزير المياه السفير الهندي، الأحد، في مكتبه لبحث التعاون.")


def test_errors_pass_through_in_order() -> None:
    error = PageTooLarge("x", "too large")
    outcomes = list(read_all([PAGE, error, PAGE], ReadingRules()))
    assert [outcome.error for outcome in outcomes] == [None, error, None]
    assert [outcome.failed for outcome in outcomes] == [False, True, False]


def test_a_slow_page_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(_page: Page, **_options: object) -> NoReturn:
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(reader, "read_with_lines", slow)
    outcome = read_one(PAGE, ReadingRules(seconds=0.05))
    assert isinstance(outcome.error, ReadingTimeout)


def test_an_error_of_our_own_is_told_apart_and_raised_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_page: Page, **_options: object) -> NoReturn:
        raise KeyError("rule")

    monkeypatch.setattr(reader, "read_with_lines", broken)
    outcome = read_one(PAGE, ReadingRules())
    assert "KeyError: 'rule'" in str(outcome.error)
    with pytest.raises(KeyError):
        read_one(PAGE, ReadingRules(raise_own_errors=True))


def test_no_alarm_is_left_behind() -> None:
    with deadline(0.05, "p"):
        pass
    time.sleep(0.1)


def test_a_page_read_in_part_counts_as_failed() -> None:
    outcome = read_one(Page("p", PAGE.text, damage="cut"), ReadingRules())
    assert outcome.failed
    assert outcome.reading is not None
    assert [problem.reason for article in outcome.reading.articles for problem in article.problems][:1] == [
        "cut"
    ]
