"""Hijri and Persian dates: known pairs, impossible days, years outside the tables."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.calendars.conversion import from_hijri, from_persian, to_hijri

HIJRI = {(1441, 5, 16): date(2020, 1, 11), (1445, 9, 1): date(2024, 3, 11), (1436, 10, 25): date(2015, 8, 10)}
PERSIAN = {
    (1398, 11, 29): date(2020, 2, 18),
    (1399, 12, 30): date(2021, 3, 20),
    (1403, 1, 1): date(2024, 3, 20),
}


@pytest.mark.parametrize(("hijri", "day"), HIJRI.items())
def test_hijri(hijri: tuple[int, int, int], day: date) -> None:
    assert from_hijri(*hijri) == day
    assert to_hijri(day) == hijri


@pytest.mark.parametrize(("persian", "day"), PERSIAN.items())
def test_persian(persian: tuple[int, int, int], day: date) -> None:
    assert from_persian(*persian) == day


def test_day_that_elsewhere_was_the_thirtieth_is_kept_in_its_month() -> None:
    assert from_hijri(1445, 8, 30) == from_hijri(1445, 8, 29)


@pytest.mark.parametrize("hijri", [(1200, 1, 1), (1441, 13, 1), (1441, 1, 31), (1600, 1, 1)])
def test_no_such_hijri_day(hijri: tuple[int, int, int]) -> None:
    assert from_hijri(*hijri) is None


@pytest.mark.parametrize("persian", [(1000, 1, 1), (1400, 12, 30), (1400, 7, 31), (1400, 0, 1)])
def test_no_such_persian_day(persian: tuple[int, int, int]) -> None:
    assert from_persian(*persian) is None


def test_outside_the_table() -> None:
    assert to_hijri(date(1900, 1, 1)) is None
