"""Stories and copies over an archive: any order, corrections, changes, crashes; the same on both engines."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from marsad.archive import Archive
from marsad.archive.adding import ReadPage
from marsad.archive.corrections.kinds import MergeStories, SplitStory
from marsad.archive.schema import followers
from marsad.archive.stories_schema import copies, stories, story_articles
from marsad.archive.views.stories import story_page
from marsad.archive.writing import Writing
from marsad.desk import story_desk
from marsad.desk.story_desk import StoryDesk
from marsad.desk.time_order import take_in_time_order
from marsad.model.article import Article, PageRef, Published
from marsad.model.page import Page

FIRE = (
    "حريق في مستودع للأخشاب بميناء المكلا",
    "اندلع حريق كبير فجر الأحد في مستودع للأخشاب داخل ميناء المكلا، ما أدى إلى مقتل ثلاثة عمال.\n"
    "وقال مدير الدفاع المدني سالم باحشوان إن الحريق بدأ من رافعة قديمة وإن فرق الإطفاء طوقته بعد ساعتين.\n"
    "وبدأت النيابة تحقيقا في أسباب الحريق الذي أتى على المستودع كله.",
)
FIRE_AGAIN = (
    "السيطرة على حريق مستودع الأخشاب في ميناء المكلا",
    "سيطرت فرق الإطفاء صباح الأحد على حريق اندلع في مستودع للأخشاب بميناء المكلا وأدى إلى مقتل أربعة عمال.\n"
    "وأفاد الدفاع المدني بأن رافعة قديمة كانت سبب الحريق الذي أتى على المستودع كله.",
)
MATCH = (
    "فوز الوحدات على الفيصلي في قمة الدوري الأردني",
    "فاز الوحدات على غريمه الفيصلي بهدفين مقابل هدف مساء الأحد في قمة الجولة العاشرة من الدوري الأردني.\n"
    "وسجل المهاجم بهاء فيصل هدفي اللقاء الذي أقيم على استاد عمان الدولي أمام عشرين ألف متفرج.",
)
SHORTER = (FIRE[0], "\n".join(FIRE[1].split("\n")[:2]) + "\nوتوقفت الملاحة في الميناء يوما واحدا.")


def add(archive: Archive, text: tuple[str, str], day: int, hour: int, outlet: str, name: str = "") -> int:
    """The row of an article, published on a day of March 2024."""
    name = name or f"{outlet}-{day}-{hour}"
    published = Published(f"2024-03-{day:02}T{hour:02}:00:00+00:00", "test", "")
    page = Page(
        name, f"{name} {text}", url=f"https://{name}.example/", fetched=datetime(2024, 3, 30, tzinfo=UTC)
    )
    article = Article(
        f"{name} {text[1][:40]}", PageRef(name), text[1], text[0], published=published, outlet=outlet
    )
    (added,) = archive.add([ReadPage(page, (article,), None)])
    return (*added.new, *added.changed, *added.unchanged)[0]


def story_of(archive: Archive) -> dict[int, int]:
    with archive.reading() as connection:
        return {row.article: row.story for row in connection.execute(select(story_articles))}


@pytest.fixture
def four(archive: Archive) -> list[int]:
    """A fire told by three outlets, the late print stored first, and a match."""
    return [
        add(archive, SHORTER, 3, 15, "ج"),
        add(archive, FIRE, 3, 7, "أ"),
        add(archive, MATCH, 3, 20, "أ"),
        add(archive, FIRE_AGAIN, 3, 11, "ب"),
    ]


def test_stories_are_told_whatever_the_order_of_storing(archive: Archive, four: list[int]) -> None:
    late, first, match, second = four
    assert StoryDesk(archive).catch_up() == 4
    found = story_of(archive)
    assert found[late] == found[first] == found[second] != found[match]
    with archive.reading() as connection:
        page = story_page(connection, found[first])
    assert page is not None
    assert [card.row for card in page.articles] == [first, second, late]
    assert (page.card.first_outlet, page.card.outlets, page.card.articles) == ("أ", 3, 3)
    assert [fact["subject"] for fact in page.card.facts["disputed"]] == ["killed"]
    assert StoryDesk(archive).catch_up() == 0


def test_a_copy_knows_its_original_and_what_changed(archive: Archive, four: list[int]) -> None:
    StoryDesk(archive).catch_up()
    with archive.reading() as connection:
        (found,) = connection.execute(select(copies)).all()
    assert (found.copy, found.original, found.direction) == (four[0], four[1], "time")
    assert found.share > 0.6
    assert found.passages["added"] == ["وتوقفت الملاحة في الميناء يوما واحدا."]
    assert len(found.passages["dropped"]) == 1


def test_people_merge_and_split_and_take_it_back(archive: Archive, four: list[int]) -> None:
    late, first, match, second = four
    desk = StoryDesk(archive)
    desk.catch_up()
    before = story_of(archive)
    merge = archive.corrections.make(MergeStories(first, match), "huda")
    desk.catch_up()
    assert len({*story_of(archive).values()}) == 1
    with archive.reading() as connection:
        gone = connection.execute(select(stories).where(stories.c.merged_into.is_not(None))).one()
    assert gone.articles == 0
    split = archive.corrections.make(SplitStory((second,), (first, late)), "huda")
    StoryDesk(archive).catch_up()
    assert story_of(archive)[second] != story_of(archive)[first] == story_of(archive)[match]
    archive.corrections.undo(merge, "huda")
    archive.corrections.undo(split, "huda")
    desk = StoryDesk(archive)
    desk.catch_up()
    now = story_of(archive)
    assert now[first] == now[second] == now[late] == before[first] != now[match]


def test_an_article_that_changes_is_worked_again(archive: Archive, four: list[int]) -> None:
    desk = StoryDesk(archive)
    desk.catch_up()
    changed = add(archive, (FIRE[0], MATCH[1]), 3, 15, "ج", name="ج-3-15")
    assert changed == four[0]
    assert desk.catch_up() == 1
    assert changed in story_of(archive)
    with archive.reading() as connection:
        (found,) = connection.execute(select(copies)).all()
    assert {found.copy, found.original} == {changed, four[2]}


def test_days_far_apart_open_and_close(archive: Archive) -> None:
    rows = [add(archive, FIRE, day, 7, "أ") for day in (1, 12, 25)]
    desk = StoryDesk(archive)
    desk.catch_up()
    assert len({*story_of(archive).values()}) == 3
    late = add(archive, FIRE_AGAIN, 1, 9, "ب")
    desk.catch_up()
    assert story_of(archive)[late] == story_of(archive)[rows[0]]


def test_a_crash_loses_one_part_and_no_more(
    archive: Archive, four: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    desk = StoryDesk(archive)
    with monkeypatch.context() as patched:
        patched.setattr(story_desk, "write_stories", broken)
        with pytest.raises(RuntimeError):
            desk.catch_up()
    assert story_of(archive) == {}
    assert desk.catch_up() == 4
    assert set(story_of(archive)) == set(four)


def test_a_stretch_goes_on_where_it_was(archive: Archive, four: list[int]) -> None:
    seen: list[int] = []

    def take(_: Writing, part: list[object]) -> None:
        seen.extend(each.row for each in part)  # type: ignore[attr-defined]
        if len(seen) == 3:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        take_in_time_order(archive, "test", take, most=1)  # type: ignore[arg-type]
    with archive.reading() as connection:
        assert connection.scalar(select(followers.c.state).where(followers.c.name == "test")) is not None
    assert take_in_time_order(archive, "test", take, most=1) == 2  # type: ignore[arg-type]
    late, first, match, second = four
    assert seen == [first, second, late, late, match]
