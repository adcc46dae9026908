"""The runner of the steps: a fault in one of them costs its facts, never the article."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from marsad import pipeline
from marsad.errors import ReadingTimeout
from marsad.facts.found import Found
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.page import Page
from marsad.text.segment import Tokens

PAGE = Page(
    "p",
    "وزير المياه يلتقي السفير\nالتقى وزير المياه السفير الهندي، الأحد، في مكتبه لبحث التعاون في مجال الري.",
)


def _break(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def find(_article: Article, _tokens: Tokens, _lexicon: Lexicon) -> Found[Any]:
        raise error

    steps = tuple(replace(step, find=find) if step.gives == "quotes" else step for step in pipeline.STEPS)
    monkeypatch.setattr(pipeline, "STEPS", steps)


def test_a_fault_in_a_step_is_a_problem_of_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, KeyError("rule"))
    monkeypatch.delenv("MARSAD_STRICT")
    (article,) = pipeline.read(PAGE)
    assert [problem.step for problem in article.problems if "KeyError('rule')" in problem.reason] == [
        "quotes"
    ]
    assert article.quotes == ()
    assert article.entities


def test_a_fault_in_a_step_is_raised_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, KeyError("rule"))
    monkeypatch.delenv("MARSAD_STRICT")
    with pytest.raises(KeyError):
        pipeline.read_with_lines(PAGE, strict=True)


def test_the_tests_themselves_are_strict(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, KeyError("rule"))
    with pytest.raises(KeyError):
        pipeline.read(PAGE)


def test_a_limit_that_is_met_inside_a_step_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, ReadingTimeout("p", "10 s are over"))
    monkeypatch.delenv("MARSAD_STRICT")
    with pytest.raises(ReadingTimeout):
        pipeline.read(PAGE)
