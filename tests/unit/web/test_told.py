"""What Marsad says of its own work is told in the language of the page, whatever it is."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from marsad.archive.archive import Archive
from marsad.archive.stories_schema import identities
from marsad.harvest.health import Finding, FindingKind
from marsad.harvest.trouble import Trouble
from marsad.model.line import LineRole
from marsad.web.dates import Dates
from marsad.web.preferences import Preferences
from marsad.web.texts import Texts
from marsad.web.told import finding_text, reason_text, trouble_text

VALUES = {
    "trouble": Trouble.SLOW.value,
    "times": 3,
    "error": "no answer in 30 s",
    "since": datetime(2024, 5, 24, 10, 0, tzinfo=UTC),
    "yesterday": 6,
    "usual": 40.0,
    "minutes": 60,
    "future": 1,
    "items": 9,
    "address": "https://news.example/",
}
ARABIC, DATES = Texts("ar"), Dates("ar", Preferences(digits="arabic"))
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.mark.parametrize("kind", FindingKind)
def test_findings_are_told_in_arabic_and_in_english(kind: FindingKind) -> None:
    finding = Finding(kind, VALUES)
    told = finding_text(finding, ARABIC, DATES).replace(str(VALUES["address"]), "")
    assert not LATIN.search(told)
    assert not re.search(r"[0-9]", told)
    assert LATIN.search(finding_text(finding, Texts("en"), Dates("en", Preferences())))


def test_an_error_s_own_words_stay_out_of_the_sentence() -> None:
    told = finding_text(Finding(FindingKind.FAILING, VALUES), ARABIC, DATES)
    assert "no answer" not in told
    assert "٣" in told


def test_every_trouble_and_every_part_of_a_page_has_its_name() -> None:
    assert all(trouble_text(kind.value, ARABIC) != ARABIC("trouble.unknown") for kind in Trouble)
    assert trouble_text("of another version", ARABIC) == ARABIC("trouble.unknown")
    assert all(ARABIC(f"line.{role}") for role in LineRole)


def test_the_reasons_that_the_archive_keeps_are_told_in_arabic(news: Path) -> None:
    with Archive.open(news) as archive, archive.reading() as connection:
        kept = {
            reason for reasons in connection.scalars(select(identities.c.reasons)) for reason in reasons or ()
        }
    assert len(kept) > 5
    assert [reason for reason in kept if LATIN.search(reason_text(reason, ARABIC, DATES))] == []


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("بشار is the surname of سامي بشار, of another country", "بشار اسم عائلة سامي بشار، ومن بلد آخر"),
        ("وزير on 2024-05-24 was هدى", "كان وزير في ٢٤ مايو ٢٠٢٤ هو هدى"),
        ("a reason of another version", "a reason of another version"),
    ],
)
def test_a_reason_keeps_its_names(reason: str, told: str) -> None:
    assert reason_text(reason, ARABIC, DATES) == told
