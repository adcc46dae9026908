"""What find_times promises beside values: problems, reasons, undated articles, odd input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.facts.found import Found
from marsad.facts.times import find_times
from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef, Published
from marsad.model.time import TimeExpression, TimeType
from marsad.text.segment import tokenise


def find(body: str, published: str | None = "2024-05-24") -> Found[TimeExpression]:
    date = Published(published, "given", published) if published else None
    return find_times(Article("a", PageRef("p"), body, published=date), tokenise(body), load())


def test_weekday_against_its_date_is_a_problem_and_the_date_is_kept() -> None:
    found = find("وصل الوفد يوم الأحد 22 مايو 2024 إلى الدوحة.")
    assert [fact.value for fact in found.facts] == ["2024-05-22"]
    (problem,) = found.problems
    assert "Sunday" in problem.reason
    assert problem.span is not None


def test_weekday_that_agrees_is_none() -> None:
    assert find("وصل الوفد يوم الأربعاء 22 مايو 2024.").problems == ()


def test_reason_names_anchor_and_rule() -> None:
    (fact,) = find("أعلنت الوزارة الخميس النتائج.").facts
    assert fact.rule == "weekday"
    assert "2024-05-24" in fact.explain
    assert "past" in fact.explain


def test_moment_of_publication_gives_hours() -> None:
    (fact,) = find("وقع الانفجار قبل ساعتين.", "2024-05-24T18:30:00+03:00").facts
    assert (fact.type, fact.value) == (TimeType.TIME, "2024-05-24T16:30")


def test_glued_letters_stay_out_under_tashkeel() -> None:
    body = "وَالخميسُ موعد القمة."
    (fact,) = find(body).facts
    assert body[fact.start : fact.end] == fact.text == "الخميسُ"


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("وصل مساء الأحد.", "XXXX-XX-XXTEV"),
        ("وصل أمس.", "XXXX-XX-XX"),
        ("زارها العام الماضي.", "XXXX"),
        ("زارها في 5 مايو.", "XXXX-05-05"),
        ("زارها في نوفمبر الماضي.", "XXXX-11"),
        ("زارها عام 2022.", "2022"),
    ],
)
def test_undated_article_leaves_unknown_parts(body: str, value: str) -> None:
    assert [fact.value for fact in find(body, None).facts] == [value]


def test_day_that_its_month_lacks_keeps_the_month() -> None:
    assert [fact.value for fact in find("اجتمعوا في 31 أبريل الماضي.").facts] == ["2024-04-XX"]


@pytest.mark.parametrize("published", ["", "soon", "2024-13-45"])
def test_odd_date_of_publication_is_as_none(published: str) -> None:
    assert [fact.value for fact in find("وصل أمس.", published or None).facts] == ["XXXX-XX-XX"]


@given(
    st.text(alphabet='0123456789 :/-.،«»"\n()هـ', max_size=40),
    st.sampled_from(["يوم", "الساعة", "بعد", "ليل", "كل", "عام"]),
)
def test_any_text_gives_its_own_words(noise: str, word: str) -> None:
    body = f"{noise}{word} {noise}"
    for fact in find(body).facts:
        assert body[fact.start : fact.end] == fact.text
