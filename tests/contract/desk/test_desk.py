"""The desk over an archive: identities, agenda, corrections, crashes; the same on both engines."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import func, select

from marsad.archive import Archive
from marsad.archive.adding import ReadPage
from marsad.archive.corrections.kinds import (
    FactKind,
    MergeIdentities,
    Named,
    RejectFact,
    SplitIdentity,
    passage_of,
)
from marsad.archive.stories_schema import agenda, identities, identity_mentions
from marsad.archive.views.identities import identity, named
from marsad.desk.desk import Desk
from marsad.model.page import Page
from marsad.pipeline import read_with_lines

PLAN = """لقاء مرتقب في عمّان
تاريخ النشر: 4 مارس 2024
من المقرر أن يلتقي وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في عمان يوم الخميس المقبل.
"""
HELD = """شكري في عمّان
تاريخ النشر: 7 مارس 2024
التقى وزير الخارجية المصري سامح شكري، اليوم الخميس، نظيره الأردني أيمن الصفدي في عمان.
"""
NAMESAKES = """بيان للنقابة
تاريخ النشر: 9 مارس 2024
قال رئيس نقابة الصيادين كمال الرفاعي إن الموسم بدأ. ورحب كمال الرفاعي بالقرار.
"""


def added(archive: Archive, *texts: str, first: int = 0) -> list[int]:
    """The rows of the articles of these pages, which have addresses numbered from `first` on."""
    readings = []
    for n, text in enumerate(texts, first):
        page = Page(f"p{n}", text, url=f"https://news.example/{n}", fetched=datetime(2024, 3, 10, tzinfo=UTC))
        reading = read_with_lines(page)
        readings.append(ReadPage(page, reading.articles, reading.why_empty))
    return [(*each.new, *each.changed, *each.unchanged)[0] for each in archive.add(readings)]


def number_of(archive: Archive, row: int, form: str) -> int:
    """The identity of the entity of an article that has `form` among its mentions."""
    article = archive.by_rows([row])[0].article
    at = next(n for n, each in enumerate(article.entities) if form in {m.text for m in each.mentions})
    mention = identity_mentions.c
    with archive.reading() as connection:
        query = select(mention.identity).where(mention.article == row, mention.entity == at)
        return connection.execute(query).scalar_one()


def name_at(archive: Archive, row: int, form: str) -> Named:
    body = archive.by_rows([row])[0].article.body
    start = body.index(form)
    return Named(row, passage_of(body, start, start + len(form)))


def test_one_person_has_one_number_in_all_articles(archive: Archive) -> None:
    plan, held = added(archive, PLAN, HELD)
    assert Desk(archive).catch_up() == 2
    assert number_of(archive, plan, "سامح شكري") == number_of(archive, held, "سامح شكري")
    with archive.reading() as connection:
        found = named(connection, "PERSON", "شكري")[0]
    assert (found.articles, found.country) == (2, "EG")


def test_a_plan_is_closed_by_the_report_of_it(archive: Archive) -> None:
    added(archive, PLAN, HELD)
    Desk(archive).catch_up()
    with archive.reading() as connection:
        assert list(connection.scalars(select(agenda.c.state))) == ["held"]


def test_a_new_desk_leaves_entries_as_they_are(archive: Archive) -> None:
    added(archive, PLAN)
    Desk(archive).catch_up()
    with archive.reading() as connection:
        before = connection.execute(select(agenda)).all()
    added(archive, PLAN, NAMESAKES)
    Desk(archive).catch_up()
    with archive.reading() as connection:
        assert connection.execute(select(agenda)).all() == before


def test_a_plan_that_an_article_no_longer_holds_is_gone(archive: Archive) -> None:
    (row,) = added(archive, PLAN)
    desk = Desk(archive)
    desk.catch_up()
    article = archive.by_rows([row])[0].article
    trigger = article.events[0].trigger
    change = RejectFact(row, FactKind.EVENT, passage_of(article.body, trigger.start, trigger.end))
    correction = archive.corrections.make(change, "hoda")
    desk.catch_up()
    with archive.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(agenda)) == 0
    archive.corrections.undo(correction, "hoda")
    Desk(archive).catch_up()
    with archive.reading() as connection:
        assert list(connection.scalars(select(agenda.c.state))) == ["planned"]


def test_a_new_desk_closes_what_an_earlier_one_kept(archive: Archive) -> None:
    added(archive, PLAN)
    Desk(archive).catch_up()
    added(archive, PLAN, HELD)
    Desk(archive).catch_up()
    with archive.reading() as connection:
        assert list(connection.scalars(select(agenda.c.state))) == ["held"]


def test_what_was_worked_out_is_not_worked_again(archive: Archive) -> None:
    added(archive, PLAN)
    desk = Desk(archive)
    assert desk.catch_up() == 1
    assert desk.catch_up() == 0
    added(archive, PLAN, HELD)
    assert Desk(archive).catch_up() == 1
    with archive.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(agenda)) == 1


def test_a_split_outlives_a_new_desk_and_is_undone(archive: Archive) -> None:
    one, other = added(archive, NAMESAKES, NAMESAKES.replace("9 مارس", "12 مارس"))
    Desk(archive).catch_up()
    assert number_of(archive, one, "كمال الرفاعي") == number_of(archive, other, "كمال الرفاعي")
    change = SplitIdentity(
        (name_at(archive, other, "كمال الرفاعي"),), (name_at(archive, one, "كمال الرفاعي"),)
    )
    correction = archive.corrections.make(change, "hoda")
    Desk(archive).catch_up()
    assert number_of(archive, one, "كمال الرفاعي") != number_of(archive, other, "كمال الرفاعي")
    archive.corrections.undo(correction, "hoda")
    Desk(archive).catch_up()
    assert number_of(archive, one, "كمال الرفاعي") == number_of(archive, other, "كمال الرفاعي")


def test_a_merge_leads_from_one_to_the_other_and_is_undone(archive: Archive) -> None:
    (row,) = added(archive, PLAN)
    Desk(archive).catch_up()
    one, other = number_of(archive, row, "سامح شكري"), number_of(archive, row, "أيمن الصفدي")
    change = MergeIdentities(name_at(archive, row, "سامح شكري"), name_at(archive, row, "أيمن الصفدي"))
    correction = archive.corrections.make(change, "hoda")
    Desk(archive).catch_up()
    with archive.reading() as connection:
        assert identity(connection, other) == identity(connection, one)
    archive.corrections.undo(correction, "hoda")
    Desk(archive).catch_up()
    assert number_of(archive, row, "أيمن الصفدي") == other
    with archive.reading() as connection:
        assert connection.scalar(select(identities.c.merged_into).where(identities.c.id == other)) is None
