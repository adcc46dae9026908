"""Two desks over one archive, as a watch and `marsad stories --update` are, take turns."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from marsad.archive import Archive
from marsad.archive.adding import ReadPage
from marsad.archive.stories_schema import stories, story_articles
from marsad.desk.desk import Desk
from marsad.desk.turns import turn
from marsad.model.page import Page
from marsad.pipeline import read_with_lines

STORY = """الوزير في عمان {0}
تاريخ النشر: {1} مارس 2024
وصل وزير الخارجية المصري سامح شكري، اليوم، إلى عمان في زيارة رسمية يلتقي فيها نظيره الأردني أيمن الصفدي.
"""


def add(archive: Archive, *numbers: int) -> None:
    for number in numbers:
        text = STORY.format(number, number % 28 + 1)
        when = datetime(2024, 3, 10, tzinfo=UTC)
        page = Page(f"p{number}", text, url=f"https://news.example/{number}", fetched=when)
        reading = read_with_lines(page)
        archive.add([ReadPage(page, reading.articles, reading.why_empty)])


def places(archive: Archive) -> int:
    with archive.reading() as connection:
        return connection.execute(select(func.count()).select_from(story_articles)).scalar_one()


def test_a_desk_sees_what_another_has_worked_out(archive: Archive) -> None:
    one, other = Desk(archive), Desk(archive)
    add(archive, 1, 2)
    assert one.catch_up() == 2
    add(archive, 3, 4)
    assert other.catch_up() == 2
    add(archive, 5)
    assert one.catch_up() == 1
    assert places(archive) == archive.count() == 5
    with archive.reading() as connection:
        live = select(func.sum(stories.c.articles)).where(stories.c.articles > 0)
        assert connection.execute(live).scalar_one() == 5


def test_desks_at_the_same_time_tear_nothing(archive: Archive) -> None:
    add(archive, *range(12))
    faults: list[BaseException] = []

    def work() -> None:
        try:
            Desk(archive).catch_up()
        except BaseException as fault:  # noqa: BLE001 - shown by the test
            faults.append(fault)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert places(archive) == 12


def test_a_turn_that_broke_off_is_given_back(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError), turn(archive.engine):
        _ = 1 // 0
    with turn(archive.engine):
        pass
