"""Days are shown with the month names of the reader's region and in the reader's digits."""

from __future__ import annotations

import pytest

from marsad.web.dates import Dates
from marsad.web.preferences import Preferences


@pytest.mark.parametrize(
    ("months", "shown"),
    [
        ("egypt", "الجمعة، 24 مايو 2024"),
        ("levant", "الجمعة، 24 أيار 2024"),
        ("maghreb", "الجمعة، 24 ماي 2024"),
        ("both", "الجمعة، 24 أيار/ مايو 2024"),
    ],
)
def test_each_region_has_its_month_names(months: str, shown: str) -> None:
    assert Dates("ar", Preferences(months=months)).day("2024-05-24") == shown


def test_english_and_arabic_digits() -> None:
    assert Dates("en", Preferences()).day("2024-05-24") == "Friday, 24 May 2024"
    assert Dates("en", Preferences()).moment("2024-05-24T10:00:00Z") == "Friday, 24 May 2024, 10:00"
    assert Dates("ar", Preferences(digits="arabic")).day("2024-05") == "مايو ٢٠٢٤"


def test_a_value_that_is_no_day_is_shown_as_it_is() -> None:
    assert Dates("ar", Preferences()).day("2024-02-31") == "2024-02-31"
