"""What holds of every article: spans, ids, order, and no word of text that raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.facts.names import find_entities
from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef
from marsad.model.entity import Entity, EntityType
from marsad.text.segment import tokenise

WORDS = ("وزير", "الرئيس", "الروسي", "نظيره", "محمد", "بن", "عبد", "«", "»", "،", "و", "في", "مدينة", "حزب")


def entities_of(text: str) -> tuple[Entity, ...]:
    return find_entities(Article("a", PageRef("p"), text), tokenise(text), load()).facts


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "و", "وزير", "د. ", "الرئيس", "بن", "«حزب", "123"])
def test_little_text_gives_nothing(text: str) -> None:
    assert entities_of(text) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_words_give_true_spans_and_unique_ids(words: list[str]) -> None:
    text = " ".join(words)
    entities = entities_of(text)
    assert len({entity.id for entity in entities}) == len(entities)
    assert all(text[m.start : m.end] == m.text for e in entities for m in e.mentions)


def test_tashkeel_and_tatweel_stay_inside_the_span() -> None:
    text = "وَقالَ الرئيسُ عبدُ الفتّاحِ السيسي وبـمصـر."
    found = {m.text for e in entities_of(text) for m in e.mentions}
    assert "مصـر" in found


def test_same_input_same_output() -> None:
    text = "التقى الرئيس المصري عبد الفتاح السيسي نظيره التركي رجب طيب أردوغان في القاهرة."
    assert entities_of(text) == entities_of(text)


def test_reasons_are_kept() -> None:
    text = "قال وزير الدفاع الروسي أندريه بيلاوسوف إن التعاون قائم. وأضاف بيلاوسوف أن اللقاء مفيد."
    person = next(e for e in entities_of(text) if e.type is EntityType.PERSON)
    assert any("بيلاوسوف" in reason for reason in person.reasons)
    assert all(mention.rule for mention in person.mentions)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("للأمم المتحدة", "الأمم المتحدة"),
        ("للرئاسة المصرية", "الرئاسة المصرية"),
        ("للجنة الأولمبية الدولية", "اللجنة الأولمبية الدولية"),
    ],
)
def test_a_name_only_met_behind_a_preposition_has_its_article(written: str, name: str) -> None:
    found = {
        e.name: [m.text for m in e.mentions] for e in entities_of(f"وجه المشاركون رسالة {written} الأحد.")
    }
    assert found == {name: [written]}


@pytest.mark.parametrize(
    ("outlet", "text", "bodies"),
    [
        ("أطلال سبور", "قال المدرب في تصريح خص به أطلال سبور إن الفريق جاهز.", {"أطلال سبور"}),
        ("نشرة المساء الجديدة", "قرأ الناس نشرة المساء الجديدة في المقهى.", set()),
    ],
)
def test_the_own_outlet_is_a_body_where_its_name_is_no_common_phrase(
    outlet: str, text: str, bodies: set[str]
) -> None:
    article = Article("a", PageRef("p"), text, outlet=outlet)
    found = find_entities(article, tokenise(text), load()).facts
    assert {m.text for e in found if e.type is EntityType.ORG for m in e.mentions} == bodies
