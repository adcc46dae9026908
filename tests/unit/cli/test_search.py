"""`marsad search`, `agenda` and `person` over an archive of a few composed reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from marsad.archive.adding import ReadPage
from marsad.archive.archive import Archive
from marsad.cli.exits import Exit
from marsad.cli.program import program
from marsad.model.page import Page
from marsad.pipeline import read

PLANNED = """وزير الخارجية العماني يلتقي نظيره التونسي الخميس
المصدر: روسيا اليوم
6 مايو 2024
قال وزير الخارجية التونسي نبيل عمار إنه سيلتقي نظيره العماني بدر البوسعيدي في تونس يوم الخميس المقبل.
"""
HELD = """البوسعيدي في تونس
المصدر: سكاي نيوز عربية
9 مايو 2024
التقى وزير الخارجية التونسي نبيل عمار، اليوم الخميس، نظيره العماني بدر البوسعيدي في تونس.
وقال البوسعيدي إن البلدين اتفقا على فتح خط بحري بين صور وصفاقس.
"""
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    place = tmp_path / "news.db"
    with Archive.open(place, create=True) as archive:
        for day, text in ((6, PLANNED), (9, HELD)):
            fetched = datetime(2024, 5, day, 15, tzinfo=UTC)
            page = Page(f"p{day}", text, url=f"https://news.example/{day}", fetched=fetched)
            archive.add([ReadPage(page, tuple(read(page)), None)])

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(program(arguments), [*arguments, "--archive", str(place)])

    return invoke


def records(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == Exit.ALL_READ, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_words_are_found_in_all_their_forms_and_marked(run: Run) -> None:
    (found,) = records(run("search", "بحرية", "--json"))
    assert found["outlet"] == "سكاي نيوز عربية"
    marks = found["marks"]["snippet"]  # type: ignore[index]
    assert [str(found["snippet"])[start:end] for start, end in marks] == ["بحري"]
    assert "خط بحري" in run("search", "بحرية").stdout


def test_pages_of_hits_follow_each_other(run: Run) -> None:
    first = run("search", "البوسعيدي", "--newest", "-n", "1")
    assert "2 articles found" in first.stderr
    cursor = first.stderr.split("--cursor ")[1].strip()
    second = run("search", "البوسعيدي", "--newest", "-n", "1", "--cursor", cursor)
    assert "سكاي نيوز عربية" in first.stdout
    assert "روسيا اليوم" in second.stdout


def test_the_articles_found_are_counted(run: Run) -> None:
    counted = records(run("search", "--count", "day", "--json"))
    assert counted == [{"day": "2024-05-06", "articles": 1}, {"day": "2024-05-09", "articles": 1}]
    assert "روسيا اليوم" in run("search", "--count", "outlet").stdout


def test_a_query_that_cannot_be_understood_says_what_to_write(run: Run) -> None:
    found = run("search", "(تونس")
    assert found.exit_code == Exit.USAGE
    assert "write )" in found.stderr


def test_the_index_is_made_anew_on_demand(run: Run, tmp_path: Path) -> None:
    run("search", "تونس")
    (tmp_path / "news.db.search" / "marsad.json").write_text("{")
    damaged = run("search", "تونس")
    assert damaged.exit_code == Exit.ARCHIVE_FAILED
    assert "marsad search --rebuild" in damaged.stderr
    assert len(records(run("search", "تونس", "--rebuild", "--json"))) == 2


def test_an_update_works_out_people_and_the_agenda_too(run: Run) -> None:
    assert run("person", "البوسعيدي").exit_code == Exit.NONE_READ
    run("stories", "--update")
    (person,) = records(run("person", "البوسعيدي", "--json"))
    assert person["articles"] == 2
    assert [each["other_name"] for each in person["met"]] == ["نبيل عمار"]  # type: ignore[attr-defined]
    assert person["quotes"]
    shown = run("person", str(person["id"])).stdout
    assert "met نبيل عمار" in shown
    assert "agenda: 2024-05-09 held" in shown


def test_nobody_of_a_name_is_said(run: Run) -> None:
    run("stories", "--update")
    for name in ("زيد", "99999", " "):
        found = run("person", name)
        assert found.exit_code == Exit.NONE_READ
        assert "nobody is named" in found.stderr


def test_the_agenda_says_what_became_of_plans(run: Run) -> None:
    (entry,) = records(run("agenda", "--update", "--json"))
    assert (entry["first_day"], entry["stands"]) == ("2024-05-09", "held")
    shown = run("agenda", "--person", "عمار").stdout
    assert "2024-05-09  held" in shown
    assert "closed by" in shown
    assert run("agenda", "--state", "overdue", "--today", "2024-06-01").stdout == ""


def test_wrong_questions_to_the_agenda_are_told(run: Run) -> None:
    assert run("agenda", "--since", "tomorrow").exit_code == Exit.USAGE
    assert run("agenda", "--person", "زيد").exit_code == Exit.NONE_READ
