"""Absolute dates in date lines and sentences: month systems, figures, Hijri, Persian, clocks, noise."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.calendars.dates import find_dates
from marsad.lexicon.calendar_names import MonthRow
from marsad.lexicon.pack import load

DATES = {
    "الجمعة 24 أيار/ مايو 2024م": "2024-05-24",
    "18 أكتوبر/ تشرين الأول من عام 2023": "2023-10-18",
    "8 كانون الثاني (يناير) 2020": "2020-01-08",
    "3 غشت 2022": "2022-08-03",
    "12 جويلية 2021": "2021-07-12",
    "15 الفاتح 1990": "1990-09-15",
    "16 جمادى الأولى 1441هـ": "2020-01-11",
    "7/3/1429 هـ": "2008-03-15",
    "10 خرداد 1402": "2023-05-31",
    "اپریل 8, 2022": "2022-04-08",
    "24th, May 2024": "2024-05-24",
    "May 5th, 2021": "2021-05-05",
    "9 février 2019": "2019-02-09",
    "٩/١١/٢٠٢٣": "2023-11-09",
    "2020/12/25": "2020-12-25",
    "5/13/2023": "2023-05-13",
    "17.03.2020": "2020-03-17",
    "2020/ آذار/ 17": "2020-03-17",
    "الأول من يناير 2024": "2024-01-01",
    "الخامس والعشرين من أيار 2024": "2024-05-25",
    "(2017 مارس 9) في 9 مارس 2017": "2017-03-09",
}


@pytest.mark.parametrize(("text", "day"), DATES.items())
def test_date(text: str, day: str) -> None:
    assert date.fromisoformat(day) in [found.day_date for found in find_dates(text, load())]


@pytest.mark.parametrize(
    "text",
    [
        "في باب 2020",
        "النسخة 1.10.2",
        "مباراة 3-2-1",
        "31/2/2020",
        "هاتف 01/02/03/04",
        "مارس ضغوطا",
        "30 فبراير 2020",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert [found for found in find_dates(text, load()) if found.day_date] == []


def test_hijri_beside_gregorian_gives_both() -> None:
    found = find_dates("الخميس 7/3/1429 هـ - الموافق 13/3/2008 م", load())
    assert [item.hijri for item in found] == [True, False]
    assert found[1].day_date == date(2008, 3, 13)


def test_parts_that_are_missing_are_none() -> None:
    (day_and_month,) = find_dates("5 مايو", load())
    (month_and_year,) = find_dates("مايو 2020", load())
    assert (day_and_month.year, day_and_month.month, day_and_month.day) == (None, 5, 5)
    assert (month_and_year.year, month_and_year.month, month_and_year.day) == (2020, 5, None)
    assert day_and_month.day_date is None


def test_weekday_stands_inside_the_span() -> None:
    text = "نشر في الجمعة، 24 مايو 2024"
    (found,) = find_dates(text, load())
    assert text[found.start : found.end] == "الجمعة، 24 مايو 2024"
    assert found.weekday == 4


@pytest.mark.parametrize(
    ("text", "clock", "hours"),
    [
        ("17:55 GMT17 مارس/ آذار 2020", time(17, 55), 0),
        ("Tue, 26 Jun 2018 02:11:06 GMT", time(2, 11, 6), 0),
        ("2018-06-26T02:11:06+03:00", time(2, 11, 6), 3),
        ("24 مايو 2024 - 9:23 مساء بتوقيت مكة المكرمة", time(21, 23), 3),
    ],
)
def test_clock_and_zone(text: str, clock: time, hours: int) -> None:
    (found,) = find_dates(text, load())
    assert found.clock == clock
    assert found.zone is not None
    assert found.zone.utcoffset(None) in (timedelta(hours=hours), None)


def test_every_month_of_the_pack_is_read_with_day_and_year() -> None:
    years = {"gregorian": 2020, "hijri": 1441, "persian": 1399}
    for row in load().rows(MonthRow):
        for name in (row.name, *row.variants):
            found = find_dates(f"9 {name} {years[row.calendar]}", load())
            assert found, name
            if row.calendar == "gregorian":
                assert found[0].day_date == date(2020, row.month, 9), name


@given(st.text(alphabet="0123456789/-.:٠٢٤ مايوسبتر1،هـ\nالجمعة", max_size=60))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for found in find_dates(text, load()):
        assert 0 <= found.start < found.end <= len(text)
