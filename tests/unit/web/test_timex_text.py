"""TIMEX3 values are shown in words, in both languages."""

from __future__ import annotations

import pytest

from marsad.web.dates import Dates
from marsad.web.preferences import Preferences
from marsad.web.texts import Texts
from marsad.web.timex_text import TimexText


def _shown(value: str, language: str = "ar", **chosen: str) -> str:
    return TimexText(Dates(language, Preferences(**chosen)), Texts(language))(value)


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        ("2023-04-13", "13 أبريل 2023", "13 April 2023"),
        ("2023-04", "أبريل 2023", "April 2023"),
        ("2023", "2023", "2023"),
        ("2023-W15", "أسبوع 10 أبريل 2023", "week of 10 April 2023"),
        ("2023-SU", "صيف 2023", "summer 2023"),
        ("2024-Q3", "الربع الثالث من 2024", "third quarter of 2024"),
        ("2024-H2", "النصف الثاني من 2024", "second half of 2024"),
        ("2023-04-13TEV", "مساء 13 أبريل 2023", "evening of 13 April 2023"),
        ("P1D", "يوم واحد", "1 day"),
        ("P2D", "يومان", "2 days"),
        ("P3M", "3 أشهر", "3 months"),
        ("P11Y", "11 سنة", "11 years"),
        ("P3.5D", "3.5 يوما", "3.5 days"),
        ("PT90M", "90 دقيقة", "90 minutes"),
        ("PXD", "بضعة أيام", "some days"),
        ("PAST_REF", "في ما مضى", "in the past"),
        ("XXXX-WXX-1", "الاثنين", "Monday"),
    ],
)
def test_values_in_words(value: str, arabic: str, english: str) -> None:
    assert _shown(value) == arabic
    assert _shown(value, "en") == english


@pytest.mark.parametrize("value", ["2023-W60", "XXXX-03-06", "1980s?", "P1DT2H"])
def test_what_has_no_words_is_shown_as_it_stands(value: str) -> None:
    assert _shown(value) == value


def test_a_clock_time_and_the_readers_digits() -> None:
    assert _shown("2023-04-13T05:00") == "الخميس، 13 أبريل 2023، 05:00"
    assert _shown("P3M", digits="arabic") == "٣ أشهر"
