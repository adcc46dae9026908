"""Contexts are shown by words, stems and phrases, whatever is written before them."""

from __future__ import annotations

import pytest

from marsad.facts.events.contexts import Contexts
from marsad.lexicon.event_contexts import EventContext
from marsad.lexicon.pack import load
from marsad.text.normalise import fold


def shown(sentence: str) -> tuple[str, ...]:
    return load().derive(Contexts).of([fold(word) for word in sentence.split()])


@pytest.mark.parametrize(
    ("sentence", "contexts"),
    [
        ("وقع الوزيران اتفاقا للتعاون الاقتصادي", ("economic",)),
        ("دانت المنظمة انتهاك حقوق الإنسان", ("human_rights",)),
        ("وبالسفارة اجتمع القناصل", ("diplomatic",)),
        ("تظاهر عمال الميناء", ()),
        ("الحقوق والواجبات", ()),
    ],
)
def test_words_show_contexts(sentence: str, contexts: tuple[str, ...]) -> None:
    assert shown(sentence) == contexts


@pytest.mark.parametrize("row", load().rows(EventContext), ids=lambda row: row.context)
def test_every_example_shows_its_context(row: EventContext) -> None:
    assert row.context in shown(row.example.rstrip("."))
