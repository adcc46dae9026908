"""Happenings leave memory with their days and come back where an article of these days comes late."""

from __future__ import annotations

from sqlalchemy import select

from marsad.archive import Archive
from marsad.archive.clock import moment_of
from marsad.archive.corrections.kinds import FactKind, RejectFact, passage_of
from marsad.archive.stories_schema import agenda, happenings
from marsad.desk.desk import Desk
from marsad.desk.happening_window import HappeningWindow

from .test_desk import HELD, NAMESAKES, PLAN, added

AUTUMN = NAMESAKES.replace("9 مارس", "9 أكتوبر")
TOLD_AGAIN = """مباحثات في عمّان
تاريخ النشر: 8 مارس 2024
التقى وزير الخارجية المصري سامح شكري، أمس الخميس، نظيره الأردني أيمن الصفدي.
"""
ANOTHER = TOLD_AGAIN.replace("8 مارس", "29 مارس")


def tellers(archive: Archive) -> list[int]:
    """How many articles tell of each meeting."""
    with archive.reading() as connection:
        return sorted(connection.scalars(select(happenings.c.tellers).where(happenings.c.type == "CONSULT")))


def test_days_are_closed_and_opened_again(archive: Archive) -> None:
    added(archive, HELD)
    Desk(archive).catch_up()
    window, march, autumn = HappeningWindow(), moment_of("2024-03-08") or 0, moment_of("2024-10-09") or 0
    with archive.reading() as connection:
        told = window.open_around(connection, march)
        assert {telling.told for telling in told} == {"2024-03-07"}
        assert window.close_old() == []
        assert window.open_around(connection, autumn) == []
        assert window.close_old() == told
        assert not window.book.happenings
        assert window.open_around(connection, march) == told


def test_an_article_that_comes_late_tells_of_the_same_meeting(archive: Archive) -> None:
    desk = Desk(archive)
    for n, text in enumerate((HELD, AUTUMN, TOLD_AGAIN, ANOTHER)):
        added(archive, text, first=n)
        desk.catch_up()
    assert tellers(archive) == [1, 2]


def test_a_plan_that_comes_late_is_closed_by_what_was_told_long_before(archive: Archive) -> None:
    desk = Desk(archive)
    for n, text in enumerate((HELD, AUTUMN, PLAN)):
        added(archive, text, first=n)
        desk.catch_up()
    with archive.reading() as connection:
        assert list(connection.scalars(select(agenda.c.state))) == ["held"]


def test_a_meeting_that_no_article_tells_of_any_more_is_gone(archive: Archive) -> None:
    (row,) = added(archive, HELD)
    desk = Desk(archive)
    desk.catch_up()
    assert tellers(archive) == [1]
    article = archive.by_rows([row])[0].article
    trigger = next(each.trigger for each in article.events if each.type == "CONSULT")
    change = RejectFact(row, FactKind.EVENT, passage_of(article.body, trigger.start, trigger.end))
    archive.corrections.make(change, "hoda")
    desk.catch_up()
    assert tellers(archive) == []
