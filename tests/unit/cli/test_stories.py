"""`marsad stories`, `story`, `copies`, `related` over an archive."""

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

FIRE = """حريق في مستودع للأخشاب بميناء المكلا
{outlet} {day} مارس 2024
اندلع حريق كبير فجر الأحد في مستودع للأخشاب داخل ميناء المكلا، ما أدى إلى مقتل {dead} من عمال الشركة.
وقال مدير الدفاع المدني سالم باحشوان إن الحريق بدأ من رافعة قديمة وإن فرق الإطفاء طوقته بعد ساعتين.
وبدأت النيابة تحقيقا في أسباب الحريق الذي أتى على المستودع كله.
"""
LATER = """محاكمة مدير الميناء بعد الحريق
{outlet} {day} مارس 2024
بدأت محكمة المكلا محاكمة مدير الميناء ناصر العولقي بتهمة الإهمال بعد الحريق الذي دمر مستودع الأخشاب.
وقدم مدير الدفاع المدني سالم باحشوان شهادته أمام القاضي، وقال إن الميناء لم يصلح الرافعة القديمة.
"""

Run = Callable[..., Result]


def add(archive: Archive, text: str, day: int) -> None:
    page = Page(
        f"p{day}", text, url=f"https://news.example/{day}", fetched=datetime(2024, 3, day, 9, tzinfo=UTC)
    )
    archive.add([ReadPage(page, tuple(read(page)), None)])


@pytest.fixture
def run(tmp_path: Path) -> Run:
    place = tmp_path / "news.db"
    with Archive.open(place, create=True) as archive:
        add(archive, FIRE.format(outlet="صحيفة الواحة", day=3, dead="ثلاثة"), 3)
        add(archive, FIRE.format(outlet="صحيفة الميناء", day=4, dead="أربعة"), 4)
        add(archive, LATER.format(outlet="صحيفة الواحة", day=20), 20)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(program(arguments), [*arguments, "--archive", str(place)])

    return invoke


def records(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == Exit.ALL_READ, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_stories_are_worked_out_on_demand(run: Run) -> None:
    assert "marsad stories --update" in run("stories").stderr
    found = records(run("stories", "--update", "--json"))
    assert [each["articles"] for each in found] == [1, 2]
    assert run("stories").stderr == ""
    assert "2 articles" in run("stories").stdout
    assert len(records(run("stories", "--json", "-n", "1"))) == 1


def test_a_story_tells_what_it_knows(run: Run) -> None:
    number = str(records(run("stories", "--update", "--json"))[1]["story"])
    shown = run("story", number).stdout
    assert "(first report)" in shown
    assert "of it a copy" in shown
    assert ("disputed" in shown) or ("updated" in shown)
    (record,) = records(run("story", number, "--json"))
    assert len(record["copied"]) == 1  # type: ignore[arg-type]
    assert run("story", "99").exit_code == Exit.NONE_READ


def test_copies_name_their_originals(run: Run) -> None:
    run("stories", "--update")
    (record,) = records(run("copies", "--json"))
    assert record["share"] > 0.6  # type: ignore[operator]
    shown = run("copies").stdout
    assert "% from" in shown
    article = record["copy"]["id"]  # type: ignore[index]
    assert len(records(run("copies", article, "--json"))) == 1
    assert run("copies", "unknown").exit_code == Exit.NONE_READ


def test_related_reports_have_reasons(run: Run) -> None:
    stories = records(run("stories", "--update", "--json"))
    (record,) = records(run("story", str(stories[0]["story"]), "--json"))
    article = record["articles"][0]["id"]  # type: ignore[index]
    (found,) = records(run("related", article, "--json"))
    assert found["story"] == stories[1]["story"]
    ties = {each["tie"]: each["names"] for each in found["reasons"]}  # type: ignore[attr-defined]
    assert any("باحشوان" in name for name in ties["people"])
    assert "people" in run("related", article).stdout


def test_wrong_use_is_told(run: Run) -> None:
    assert run("stories", "--day", "yesterday").exit_code == Exit.USAGE
    assert (
        CliRunner().invoke(program(["stories"]), ["stories", "--archive", "nowhere.db"]).exit_code
        == Exit.ARCHIVE_FAILED
    )
