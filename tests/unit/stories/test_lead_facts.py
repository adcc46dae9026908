from __future__ import annotations

import pytest

from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef, Published
from marsad.model.page import Page
from marsad.model.span import Span
from marsad.model.story import Standing, Statement
from marsad.pipeline import read
from marsad.stories.deeds import find_deeds
from marsad.stories.figures import find_figures
from marsad.stories.lead_facts import Telling, lead_facts


def figures(body: str) -> list[tuple[str, str]]:
    return [(each.subject, each.value) for each in find_figures(Article("a", PageRef("p"), body), load())]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("أعلنت الإدارة مقتل تسعة من عمال المنجم وإصابة 30 آخرين.", [("killed", "9"), ("injured", "30")]),
        ("نقلت سيارات الإسعاف 12 جريحا إلى مستشفى المدينة.", [("injured", "12")]),
        ("بلغت كلفة الجسر نحو أربعة ملايين دينار.", [("جسر دينار", "4000000")]),
        ("قتل تسعة عمال بينهم ثلاثة مهندسين.", [("killed", "9")]),
        ("عقد اللقاء في قاعة البلدية.", []),
        ("أعلنت وفاة عاملين في المنجم ووفاة 3 آخرين في المستشفى.", []),  # others than those before
        ("قتل حارس وأصيب 3 آخرون في حريق المنجم.", [("injured", "3")]),
        ("أصيب 4 من عمال المنجم و2 من المسعفين.", []),  # six in all
        ("قتل خمسة عمال وثلاثة مسعفين في الحريق.", []),
        ("قتل خمسة عمال وثلاثة جرحى في الحريق.", [("killed", "5"), ("injured", "3")]),
        ("أسفر الحريق عن مقتل 29 طفلا في المدرسة.", [("killed children", "29")]),
        ("أسفر الحريق عن مقتل 51 شخصا بينهم 29 طفلا.", [("killed", "51")]),
        ('قتل ثلاثة "إرهابيين" في المداهمة.', [("killed militants", "3")]),
        ("قتل ثلاثة من حراس المنجم في المداهمة.", [("killed", "3")]),
        ("فقدت الليرة 19% من قيمتها.", []),
        ("فقدت الليرة 19 في المئة من قيمتها.", []),
        ("أجلى الجيش آلاف الأهالي من القرى.", []),
        ("أجلى الجيش ستة آلاف من الأهالي.", [("evacuated", "6000")]),
        ("لاحقته مقاتلتا إف-16 حتى سقط.", []),
        ("لاحقته مقاتلتا F16 حتى سقط.", []),
        ("", []),
    ],
)
def test_a_figure_says_what_it_counts(body: str, found: list[tuple[str, str]]) -> None:
    assert figures(body) == found


def test_a_figure_points_at_its_words() -> None:
    body = "وأكدت الإدارة مقتل تسعة عمال في انهيار المنجم."
    statement = next(find_figures(Article("a", PageRef("p"), body), load()))
    assert statement.span.of(body) == statement.text == "مقتل تسعة عمال"


def test_a_day_is_told_of_an_event_with_parties() -> None:
    text = (
        "لقاء في الرباط\nتاريخ النشر: 7 مارس 2024\n"
        "التقى وزير الخارجية المغربي ناصر بوريطة الأربعاء نظيره الموريتاني محمد سالم ولد مرزوك في الرباط."
    )
    (article,) = read(Page("p", text))
    days = [(each.kind, each.value) for each in find_deeds(article)]
    assert ("event", "2024-03-06") in days


def telling(row: int, moment: int, outlet: str, *values: tuple[str, str]) -> Telling:
    statements = tuple(
        Statement("figure", subject, value, Span(0, 1), f"{subject} {value}") for subject, value in values
    )
    return Telling(row, moment, outlet, statements)


def test_agreed_updated_disputed() -> None:
    facts = lead_facts(
        [
            telling(1, 10, "أ", ("killed", "3"), ("held", "5"), ("missing", "2")),
            telling(2, 20, "ب", ("killed", "3"), ("held", "6"), ("missing", "4")),
            telling(3, 30, "ج", ("killed", "3"), ("held", "5"), ("injured", "8")),
        ]
    )
    assert {fact.subject: fact.standing for fact in facts} == {
        "held": Standing.DISPUTED,
        "killed": Standing.AGREED,
        "missing": Standing.UPDATED,
    }
    disputed = facts[0]
    assert [(side.value, side.articles, side.outlets) for side in disputed.sides] == [
        ("5", (1, 3), ("أ", "ج")),
        ("6", (2,), ("ب",)),
    ]


def test_a_falling_figure_is_disputed_and_repetition_in_one_article_counts_once() -> None:
    facts = lead_facts(
        [telling(2, 20, "ب", ("killed", "3"), ("killed", "9")), telling(1, 10, "أ", ("killed", "5"))]
    )
    assert [(fact.standing, [side.value for side in fact.sides]) for fact in facts] == [
        (Standing.DISPUTED, ["5", "3"])
    ]
    assert lead_facts([telling(1, 10, "أ", ("killed", "5"))]) == ()


def test_published_is_not_needed() -> None:
    assert list(find_deeds(Article("a", PageRef("p"), "", published=Published("x", "x", "x")))) == []
