"""The runner of the steps: a fault costs one step's facts, never the article; other packages add steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from marsad import pipeline
from marsad.errors import ReadingTimeout, StepRefused
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
    monkeypatch.setattr(pipeline, "steps", lambda: steps)


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


HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-step.md"
OTHERS = """
LATE = Step("times", ("events",), find_harvests)
UNKNOWN = Step("weather", (), find_harvests)
"""


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of entry points of a package that is installed beside Marsad."""
    module = HOW_TO.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    (tmp_path / "marsad_harvest.py").write_text(module + OTHERS, encoding="utf-8")
    told = tmp_path / "marsad_harvest-1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: marsad-harvest\nVersion: 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    pipeline.steps.cache_clear()
    yield told / "entry_points.txt"
    pipeline.steps.cache_clear()


def _point(added: Path, target: str) -> None:
    added.write_text(f"[{pipeline.ENTRY_POINTS}]\nharvest = {target}\n")


def test_a_package_adds_a_step_by_entry_point(added: Path) -> None:
    _point(added, "marsad_harvest:HARVEST")
    page = replace(PAGE, text="موعد\nتبدأ البلاد موسم الحصاد، وقال الوزير إن اللجنة تجتمع الأحد المقبل.")
    (article,) = pipeline.read(page)
    assert [article.body[time.start : time.end] for time in article.times] == ["الأحد المقبل", "موسم الحصاد"]
    assert [step.gives for step in pipeline.steps()] == ["times", "times", "entities", "quotes", "events"]


def test_an_added_step_runs_behind_what_it_needs(added: Path) -> None:
    _point(added, "marsad_harvest:LATE")
    assert pipeline.steps()[-1].needs == ("events",)


@pytest.mark.parametrize(
    "target", ["marsad_harvest:UNKNOWN", "marsad_harvest:find_harvests", "no_such_module:STEP"]
)
def test_a_step_that_cannot_be_run_is_refused_by_name(added: Path, target: str) -> None:
    _point(added, target)
    with pytest.raises(StepRefused, match="step harvest"):
        pipeline.read(PAGE)
