"""`marsad correct`: each kind of correction shows, lasts, is exported, taken in elsewhere and undone."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from marsad.archive.adding import ReadPage
from marsad.archive.archive import Archive
from marsad.cli.exits import Exit
from marsad.cli.program import program
from marsad.model.page import Page
from marsad.pipeline import read

TEXTS = (
    """وزير الزراعة يفتتح سد وادي الريم
المصدر: روسيا اليوم
3 مايو 2024
افتتح وزير الزراعة اليمني سالم السقطري سد وادي الريم في أبين.
وقال السقطري إن السد يروي ألفي هكتار، وحضر الافتتاح المحافظ أبو بكر حسين.
""",
    """إغلاق مدارس تونس بسبب العاصفة
المصدر: سكاي نيوز عربية
4 مايو 2024
التقى وزير التربية التونسي محمد علي البوغديري نظيره الجزائري عبد الحكيم بلعابد في صفاقس.
وأعلنت الوزارة إغلاق المدارس بسبب العاصفة الرملية.
""",
)
Run = Callable[..., Result]


def filled(place: Path, texts: Sequence[str] = TEXTS) -> Path:
    with Archive.open(place, create=True) as archive:
        for n, text in enumerate(texts):
            fetched = datetime(2024, 5, 3 + n, 15, tzinfo=UTC)
            page = Page(f"p{n}", text, url=f"https://news.example/{n}", fetched=fetched)
            archive.add([ReadPage(page, tuple(read(page)), None)])
    asked(place, "stories", "--update")
    return place


def asked(place: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program(arguments), [*arguments, "--archive", str(place)])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return filled(tmp_path / "news.db")


@pytest.fixture
def run(place: Path) -> Run:
    return lambda *arguments: asked(place, *arguments)


def records(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == Exit.ALL_READ, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def corrected(run: Run, *arguments: str) -> None:
    result = run("correct", *arguments, "--by", "hoda")
    assert result.exit_code == Exit.ALL_READ, result.output


def article_of(place: Path, word: str) -> Any:
    with Archive.open(place) as archive:
        listed = archive.newest()
        return next(archive.article(each.id) for each in listed if word in (each.headline or ""))


def test_stories_are_merged_and_split_again(run: Run) -> None:
    one, other = (each["story"] for each in records(run("stories", "--json")))
    corrected(run, "merge-stories", str(one), str(other))
    (story,) = records(run("stories", "--json"))
    assert story["articles"] == 2
    (whole,) = records(run("story", str(story["story"]), "--json"))
    corrected(run, "split-story", str(story["story"]), whole["articles"][1]["id"])
    assert [each["articles"] for each in records(run("stories", "--json"))] == [1, 1]


def test_names_are_merged_and_the_merge_is_undone(run: Run) -> None:
    numbers = [records(run("person", name, "--json"))[0]["id"] for name in ("السقطري", "أبو بكر")]
    corrected(run, "merge-names", *map(str, numbers))
    assert records(run("person", str(numbers[1]), "--json"))[0]["id"] == min(numbers)
    assert run("correct", "undo", "1", "--by", "hoda").exit_code == Exit.ALL_READ
    assert records(run("person", str(numbers[1]), "--json"))[0]["id"] == numbers[1]
    assert "undone" in run("correct", "list").stdout


def test_a_speaker_a_place_and_a_fact_are_put_right(run: Run, place: Path) -> None:
    article = article_of(place, "سد")
    corrected(run, "speaker", article.id, "ألفي هكتار", "أبو بكر حسين")
    quote = article_of(place, "سد").quotes[0]
    names = {entity.id: entity.name for entity in article.entities}
    assert names[quote.speaker] == "أبو بكر حسين"
    met = article_of(place, "مدارس")
    corrected(run, "place", met.id, "التقى")
    assert article_of(place, "مدارس").events[0].place is None
    corrected(run, "reject", met.id, "event", "التقى")
    assert "التقى" not in [event.trigger_text for event in article_of(place, "مدارس").events]


def test_corrections_are_exported_and_taken_in_elsewhere_once(run: Run, tmp_path: Path) -> None:
    one, other = (each["story"] for each in records(run("stories", "--json")))
    corrected(run, "merge-stories", str(one), str(other), "--reason", "قصة واحدة")
    exported = run("correct", "export")
    file = tmp_path / "corrections.jsonl"
    file.write_text(exported.stdout + "{}\n", encoding="utf-8")
    twin = filled(tmp_path / "twin.db")
    result = asked(twin, "correct", "import", str(file))
    assert result.exit_code == Exit.SOME_FAILED
    assert "1 corrections taken in, 1 lines not" in result.stderr
    assert len(records(asked(twin, "stories", "--json"))) == 1
    assert "0 corrections taken in" in asked(twin, "correct", "import", str(file)).stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("merge-stories", "1", "99"), "marsad stories"),
        (("merge-names", "1", "9999"), "no name of that number"),
        (("merge-names", "1", "1"), "one already"),
        (("split-story", "1", "unknown"), "unknown"),
        (("speaker", "unknown", "كلمة"), "unknown"),
        (("undo", "7"), "no correction 7"),
    ],
)
def test_what_cannot_be_corrected_is_told(run: Run, arguments: tuple[str, ...], told: str) -> None:
    result = run("correct", *arguments, "--by", "hoda")
    assert result.exit_code == Exit.ARCHIVE_FAILED
    assert told in result.stderr
    assert run("correct", "list").stdout == ""


def test_words_that_no_fact_has_are_told(run: Run, place: Path) -> None:
    article = article_of(place, "سد")
    for arguments in (("speaker", article.id, "قمر"), ("speaker", article.id, "هكتار", "زيد")):
        result = run("correct", *arguments, "--by", "hoda")
        assert result.exit_code == Exit.ARCHIVE_FAILED
        assert result.stderr.startswith("marsad: article")


NAMESAKES = (
    """الوزير في الميناء
4 مارس 2024
قال وزير الزراعة الأردني خالد حسن الحنيفات إن الموسم بدأ. ورحب خالد حسن الحنيفات بالقرار.
""",
    """بطل يعود
6 مارس 2024
قال العداء خالد الحنيفات إن السباق صعب. وشكر خالد الحنيفات جمهوره.
""",
)


def test_doubts_are_listed_until_somebody_keeps_the_two_apart(tmp_path: Path) -> None:
    place = filled(tmp_path / "doubts.db", NAMESAKES)
    listed = asked(place, "correct", "doubts").stdout
    assert "خالد حسن الحنيفات · JO" in listed
    assert "shorter form" in listed
    one, other = (line.split()[0] for line in listed.splitlines()[:2])
    assert asked(place, "correct", "keep-apart", one, other, "--by", "hoda").exit_code == Exit.ALL_READ
    assert asked(place, "correct", "doubts").stdout == ""
