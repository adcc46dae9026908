"""What was said of two or several is shown as the office of one."""

from __future__ import annotations

import pytest

from marsad.lexicon.pack import load
from marsad.stories.single_office import single_office


@pytest.mark.parametrize(
    ("role", "country", "single"),
    [
        ("الرئيسين", "EG", "الرئيس"),
        ("الرئيسان الأميركيان", "US", "الرئيس الأميركي"),
        ("الرئيسين المصري والفرنسي", "FR", "الرئيس الفرنسي"),
        ("الرئيسين المصري والفرنسي", "EG", "الرئيس المصري"),
        ("الرئيسين المصري والفرنسي", None, "الرئيس"),
        ("وزيري الخارجية التركي", "TR", "وزير الخارجية التركي"),
        ("وزيرا الدفاع", "RU", "وزير الدفاع"),
        ("وزيرتي الصحة", "SE", "وزيرة الصحة"),
        ("الوزيرين السابقين", "LB", "الوزير السابق"),
        ("الوزيرتين السابقتين", "LB", "الوزيرة السابقة"),
        ("رؤساء الصين والبرازيل", "BR", "رئيس البرازيل"),
        ("أعضاء مجلس الشيوخ", "US", "عضو مجلس الشيوخ"),
        ("رئيساً", "IQ", "رئيس"),
    ],
)
def test_the_office_of_one(role: str, country: str | None, single: str) -> None:
    assert single_office(role, country, load()) == single


@pytest.mark.parametrize(
    "role",
    [
        "الرئيس",
        "وزير الخارجية",
        "رئيس الوزراء",
        "نقيب الصحفيين",
        "كبير المفاوضين",
        "كبار المسؤولين",
        "المتحدثة باسم الخارجية",
        "رئيسي البلدين",
        "الفريق أول",
        "",
    ],
)
def test_the_office_of_one_stays(role: str) -> None:
    assert single_office(role, "EG", load()) == role
