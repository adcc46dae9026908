"""Offices of a person: one row an office, whatever its wording."""

from __future__ import annotations

import pytest

from marsad.archive.views.offices import Office, one_of_each
from marsad.lexicon.office_names import OfficeNames, office_names
from marsad.lexicon.pack import load


@pytest.fixture(scope="module")
def names() -> OfficeNames:
    return load().derive(office_names)


def office(role: str, articles: int, first: str = "2024-05-01", last: str = "2024-05-02") -> Office:
    return Office(role, None, first, last, articles)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الرئيس الأمريكي", "الرئيس الأميركي"),
        ("وزير الخارجية الروسي", "وزير خارجية روسيا"),
        ("رئيسة الوزراء البريطانية", "رئيسة الحكومة البريطانية"),
        ("ولي العهد السعودي", "ولي عهد المملكة العربية السعودية"),
        ("الرئيس التركي", "الرئيس التركي الحالي"),
    ],
)
def test_wordings_of_one_office(names: OfficeNames, one: str, other: str) -> None:
    first, second = names.read(one, None), names.read(other, None)
    assert first is not None
    assert second is not None
    assert (first.words, first.country) == (second.words, second.country)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الرئيس المصري", "رئيس الوزراء المصري"),
        ("وزير الخارجية الروسي", "وزير الدفاع الروسي"),
        ("الرئيس الأمريكي", "الرئيس الروسي"),
        ("وزير الخارجية", "وزير الخارجية السابق"),
    ],
)
def test_different_offices(names: OfficeNames, one: str, other: str) -> None:
    first, second = names.read(one, "EG"), names.read(other, "EG")
    assert first is not None
    assert second is not None
    assert (first.words, first.country) != (second.words, second.country)


def test_an_office_is_shown_once_in_its_fullest_wording(names: OfficeNames) -> None:
    written = [
        office("الرئيس", 30, "2024-01-03"),
        office("الرئيس الأميركي", 9),
        office("الرئيس الأمريكي", 12, "2024-02-01", "2024-06-01"),
    ]
    (found,) = one_of_each(written, "US", names)
    assert found == Office("الرئيس الأمريكي", "US", "2024-01-03", "2024-06-01", 51)


def test_relative_phrases_and_kin_are_no_offices(names: OfficeNames) -> None:
    written = [office("نظيره الفرنسي", 3), office("ابنة الوزير", 2), office("رئيسها", 1)]
    assert one_of_each(written, "FR", names) == []
    (found,) = one_of_each([office("وزير خارجيته", 5), office("وزير الخارجية المصري", 2)], "EG", names)
    assert (found.role, found.articles) == ("وزير الخارجية المصري", 7)


def test_slips_and_the_offices_of_others_are_left_out(names: OfficeNames) -> None:
    written = [
        office("الرئيس التركي", 90),
        office("المتحدث باسم الرئيس التركي", 3),
        office("الرئيس الكوري", 1),
        office("زعيم حزب العدالة", 20),
    ]
    assert [each.role for each in one_of_each(written, "TR", names)] == ["الرئيس التركي", "زعيم حزب العدالة"]
    assert len(one_of_each([office("الرئيس السابق", 1), office("محام", 1)], "US", names)) == 2


def test_an_office_with_its_country_and_without_stand_beside_each_other(names: OfficeNames) -> None:
    found = one_of_each([office("المخرجة المغربية", 1), office("المخرجة", 1)], None, names)
    assert "المخرجة المغربية" in [each.role for each in found]
