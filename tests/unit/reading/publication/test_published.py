"""The date line against the metadata, and what is no publication date at all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from marsad.lexicon.pack import load
from marsad.model.line import Line, LineRole, Section
from marsad.model.page import Document, Metadata, Page
from marsad.reading.page import read_page
from marsad.reading.publication import Publication, describe

FETCHED = datetime(2024, 5, 24, 18, tzinfo=UTC)


def published(*lines: tuple[str, str], stamp: str | None = None, first: bool = True) -> Publication:
    section = Section(tuple(Line(text, LineRole(role), "test") for role, text in lines))
    metadata = Metadata(published=stamp, published_from="json-ld" if stamp else None)
    document = Document(Page("p", "", fetched=FETCHED), (), metadata)
    return describe(section, document, first=first, lexicon=load())


def value(publication: Publication) -> tuple[str, str] | None:
    return publication.published and (publication.published.value, publication.published.source)


def test_metadata_gives_the_hour_of_the_day_shown() -> None:
    seen = published(("date line", "12 مايو 2024"), stamp="2024-05-12T09:40:00+03:00")
    assert value(seen) == ("2024-05-12T09:40:00+03:00", "json-ld")
    assert seen.problems == ()


def test_the_earlier_of_two_days_stands_and_the_conflict_is_kept() -> None:
    today_on_top = published(("date line", "24 مايو 2024"), stamp="2024-05-12T09:40:00+03:00")
    assert value(today_on_top) == ("2024-05-12T09:40:00+03:00", "json-ld")
    imported_later = published(("date line", "12 مايو 2024"), stamp="2024-05-20")
    assert value(imported_later) == ("2024-05-12", "date line")
    assert len(today_on_top.problems) == len(imported_later.problems) == 1


def test_a_stamp_in_utc_yields_to_the_next_day_shown() -> None:
    seen = published(("date line", "13 مايو 2024"), stamp="2024-05-12T22:30:00Z")
    assert value(seen) == ("2024-05-13", "date line")


def test_only_the_first_article_takes_the_metadata() -> None:
    assert value(published(("body", "انتهت الأعمال."), stamp="2024-05-12", first=False)) is None


def test_a_weekday_that_does_not_fit_is_a_problem() -> None:
    seen = published(("date line", "الأربعاء 10 أكتوبر 2023"))
    assert value(seen) == ("2023-10-10", "date line")
    assert "Wednesday" in seen.problems[0].reason


def test_dateline_gives_the_day_and_fetched_its_year() -> None:
    seen = published(("body", "موسكو 31 ديسمبر (نوفوستي) — انتهت الأعمال."), first=False)
    assert value(seen) == ("2023-12-31", "dateline")


def test_the_text_may_state_its_own_day() -> None:
    today = published(("body", "انتهت الأعمال اليوم السبت 18 مايو 2024 في الميناء."))
    assert value(today) == ("2024-05-18", "today in the text")
    agreed = published(("body", "انتهت الأعمال الجمعة 17 مايو 2024.\nويفتح الميناء غدا السبت."))
    assert value(agreed) == ("2024-05-17", "weekday in the text")


def test_other_dates_of_the_page_are_no_publication_date() -> None:
    lines = (("body", "بدأت الأعمال في 18 مايو 2023."), ("copyright", "© المرفأ نيوز 2021"))
    related = ("related headline", "افتتاح الميناء 3 مايو 2024")
    assert value(published(*lines, related, ("caption", "الميناء في 4 مايو 2024"))) is None


def test_a_stamp_that_is_no_date_is_left() -> None:
    assert value(published(("body", "انتهت الأعمال."), stamp="2024-13-45T00:00:00Z")) is None
    assert value(published(("body", "انتهت الأعمال."), stamp="0000-00-00 00:00:00")) is None


@pytest.mark.parametrize(
    ("date_line", "source_line", "wanted"),
    [
        ("الأربعاء 15 مايو 2024 10:30 ص", "المصدر: الأهرام", "2024-05-15T10:30:00+03:00"),
        ("الأربعاء 17 يناير 2024 22:10", "المصدر: الأهرام", "2024-01-17T22:10:00+02:00"),
        ("2024-05-15 10:30 GMT", "المصدر: الأهرام", "2024-05-15T10:30:00+00:00"),
        ("15 مايو 2024 10:30", "المصدر: موقع المرفأ نيوز", "2024-05-15"),
        ("15 مايو 2024 10:30", "المصدر: واشنطن بوست", "2024-05-15"),
    ],
)
def test_a_clock_without_zone_is_that_of_a_known_outlets_country(
    date_line: str, source_line: str, wanted: str
) -> None:
    text = "أغلقت السلطات الميناء أسبوعا لأعمال الصيانة كما أعلنت أمس.\nوستحول السفن إلى ميناء آخر."
    page = Page("p", f"إغلاق الميناء أسبوعا\n{date_line}\n{text}\n{source_line}")
    (article,) = read_page(page, load()).articles
    assert article.published is not None
    assert article.published.value == wanted
