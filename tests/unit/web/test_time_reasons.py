"""Why a time has its value: every reason that the cases of times give has Arabic words."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from marsad.facts.times import find_times
from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef, Published
from marsad.text.segment import tokenise
from marsad.web.dates import Dates
from marsad.web.preferences import Preferences
from marsad.web.texts import Texts
from marsad.web.time_reasons import TimeReasons
from marsad.web.timex_text import TimexText

CASES = Path(__file__).parents[2] / "gold" / "times" / "cases.tsv"
_ENGLISH = re.compile(r"[a-z]{2,}")


def reasons(language: str) -> TimeReasons:
    return TimeReasons(language, TimexText(Dates(language, Preferences()), Texts(language)))


def explanations() -> set[str]:
    """Each part of what is said of the times of the cases."""
    found = set()
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t"):
        published = Published(row["published"], "case", row["published"]) if row["published"] else None
        article = Article("a", PageRef("p"), row["sentence"], published=published)
        times = find_times(article, tokenise(article.body), load()).facts
        found.update(part for time in times for part in time.explain.split("; "))
    return found


@pytest.mark.parametrize(
    ("explain", "arabic"),
    [
        (
            "published 2024-05-24; rule: today; +0 D from 2024-05-24",
            "نُشر في 24 مايو 2024؛ القاعدة: اليوم؛ العدّ بالأيام من 24 مايو 2024: +0",
        ),
        (
            "no date of publication; rule: clock, weekday; a weekday of an unknown week",
            "تاريخ النشر غير معروف؛ القاعدة: ساعة، مع يوم من الأسبوع؛ يوم من أسبوع غير معروف",
        ),
        ("something that no wording says", "something that no wording says"),
    ],
)
def test_reasons_in_arabic(explain: str, arabic: str) -> None:
    assert reasons("ar")(explain) == arabic
    assert reasons("en")(explain) == explain


def test_every_reason_of_the_cases_has_arabic_words() -> None:
    told = explanations()
    assert len(told) > 100
    assert {part for part in told if _ENGLISH.search(reasons("ar")(part))} == set()
