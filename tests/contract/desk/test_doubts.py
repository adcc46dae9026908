"""Doubts left to a person: two names that may be one wait, until they are merged or kept apart."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from marsad.archive import Archive
from marsad.archive.adding import ReadPage
from marsad.archive.corrections.portable import records_of, take_in
from marsad.archive.views.doubts import Doubt, count_doubts, open_doubts
from marsad.desk import deciding
from marsad.desk.desk import Desk
from marsad.errors import CorrectionError
from marsad.model.page import Page
from marsad.pipeline import read_with_lines

MINISTER = """الوزير في الميناء
تاريخ النشر: 4 مارس 2024
قال وزير الزراعة الأردني خالد حسن الحنيفات إن الموسم بدأ. ورحب خالد حسن الحنيفات بالقرار.
"""
NAMESAKE = """بطل يعود
تاريخ النشر: 6 مارس 2024
قال العداء خالد الحنيفات إن السباق صعب. وشكر خالد الحنيفات جمهوره.
"""
GIVEN = """أمسية في المكتبة
تاريخ النشر: 3 مارس 2024
قال وزير الثقافة الأردني فيصل إن الأمسية مجانية. ووجه فيصل دعوة إلى الحاضرين.
"""
ELSEWHERE = """سباق في العقبة
تاريخ النشر: 5 مارس 2024
قال وزير الرياضة الأردني فيصل إن السباق يبدأ غدا. ووجه فيصل دعوة إلى المتسابقين.
"""


@pytest.fixture
def doubted(archive: Archive) -> Archive:
    """An archive with one doubt: a shorter name without country or office of the longer one."""
    for n, text in enumerate((MINISTER, NAMESAKE)):
        add(archive, n, text)
    Desk(archive).catch_up()
    return archive


def add(archive: Archive, n: int, text: str) -> None:
    page = Page(f"p{n}", text, url=f"https://news.example/{n}", fetched=datetime(2024, 3, 10, tzinfo=UTC))
    reading = read_with_lines(page)
    archive.add([ReadPage(page, reading.articles, reading.why_empty)])


def doubts(archive: Archive) -> list[Doubt]:
    with archive.reading() as connection:
        found = open_doubts(connection)
        assert count_doubts(connection) == len(found)
    return found


def decide(archive: Archive, how: str, doubt: Doubt) -> int:
    with archive.reading() as connection:
        change = getattr(deciding, how)(connection, doubt.one.id, doubt.other.id)
    number = archive.corrections.make(change, "hoda")
    Desk(archive).catch_up()
    return number


def test_a_doubt_names_both_and_says_why(doubted: Archive) -> None:
    (doubt,) = doubts(doubted)
    assert {doubt.one.name, doubt.other.name} == {"خالد حسن الحنيفات", "خالد الحنيفات"}
    assert "shorter form" in doubt.reasons[0]
    with doubted.reading() as connection:
        assert open_doubts(connection, of=doubt.other.id) == [doubt]
        assert open_doubts(connection, of=doubt.other.id + 1000) == []


@pytest.mark.parametrize("how", ["merge_names", "keep_apart"])
def test_a_decision_settles_a_doubt_and_undoing_it_opens_it_again(doubted: Archive, how: str) -> None:
    (doubt,) = doubts(doubted)
    number = decide(doubted, how, doubt)
    assert doubts(doubted) == []
    doubted.corrections.undo(number, "hoda")
    Desk(doubted).catch_up()
    assert [(each.one.id, each.other.id) for each in doubts(doubted)] == [(doubt.one.id, doubt.other.id)]


def test_what_is_kept_apart_stays_apart_when_more_is_read(doubted: Archive) -> None:
    (doubt,) = doubts(doubted)
    decide(doubted, "keep_apart", doubt)
    add(doubted, 9, NAMESAKE.replace("6 مارس", "8 مارس"))
    Desk(doubted).catch_up()
    assert doubts(doubted) == []


@pytest.mark.parametrize("how", ["merge_names", "keep_apart"])
def test_names_that_nothing_settles_keep_their_numbers(archive: Archive, how: str) -> None:
    for n, text in enumerate((GIVEN, ELSEWHERE)):
        add(archive, n, text)
    Desk(archive).catch_up()
    (doubt,) = doubts(archive)
    number = decide(archive, how, doubt)
    assert doubts(archive) == []
    archive.corrections.undo(number, "hoda")
    Desk(archive).catch_up()
    assert [(each.one.id, each.other.id) for each in doubts(archive)] == [(doubt.one.id, doubt.other.id)]


def test_a_single_word_is_no_question_for_a_person(archive: Archive) -> None:
    for n, text in enumerate(
        (GIVEN, GIVEN.replace("وزير الثقافة الأردني", "الشاعر").replace("3 مارس", "7 مارس"))
    ):
        add(archive, n, text)
    Desk(archive).catch_up()
    assert doubts(archive) == []


def test_the_same_cannot_be_kept_apart(doubted: Archive) -> None:
    number = doubts(doubted)[0].one.id
    with doubted.reading() as connection, pytest.raises(CorrectionError):
        deciding.keep_apart(connection, number, number)


def test_a_decision_travels_as_a_record(doubted: Archive) -> None:
    decide(doubted, "keep_apart", doubts(doubted)[0])
    (record,) = records_of(doubted, doubted.corrections.since(0))
    assert record["kind"] == "keep apart"
    assert take_in(doubted, record) is None
    doubted.corrections.undo(record["correction"], "hoda")
    assert take_in(doubted, record) is not None
