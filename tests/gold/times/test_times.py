"""Every row of cases.tsv: the expressions of its sentence and their values, no more and no fewer."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.facts.times import find_times
from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef, Published
from marsad.text.segment import tokenise

LINES = (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")][1:]


@pytest.mark.parametrize(("rule", "published", "sentence", "expected"), ROWS)
def test_sentence(rule: str, published: str, sentence: str, expected: str) -> None:
    date = Published(published, "given", published) if published else None
    article = Article("case", PageRef("case"), sentence, published=date)
    facts = find_times(article, tokenise(sentence), load()).facts
    assert " | ".join(f"{fact.text} = {fact.value}" for fact in facts) == expected, rule
    for fact in facts:
        assert sentence[fact.start : fact.end] == fact.text
        assert fact.rule
        assert fact.explain
