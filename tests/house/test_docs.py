"""The documentation says what the code does."""

from __future__ import annotations

import re
from dataclasses import fields
from enum import StrEnum
from pathlib import Path

import pytest

from marsad.export.record import to_record
from marsad.model.article import Article, CreditKind, PageRef
from marsad.model.entity import EntityType
from marsad.model.event import EventStatus
from marsad.model.quote import QuoteKind
from marsad.model.time import TimeType

ROOT = Path(__file__).resolve().parents[2]
RECORD = (ROOT / "docs" / "reference" / "record.md").read_text(encoding="utf-8")
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md")] + sorted((ROOT / "docs").rglob("*.md"))


def test_the_record_page_lists_the_records_fields_in_order() -> None:
    documented = re.findall(r"^\| `(\w+)` \|", RECORD, re.MULTILINE)
    assert documented == list(to_record(Article("a", PageRef("p"), "متن")))


@pytest.mark.parametrize("kinds", [CreditKind, EntityType, TimeType, QuoteKind, EventStatus])
def test_the_record_page_names_every_kind(kinds: type[StrEnum]) -> None:
    assert [kind.value for kind in kinds if f"`{kind.value}`" not in RECORD] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_facts_of_the_model_are_all_in_the_record() -> None:
    kept_out = {"lines", "related", "problems", "outlet_from"}
    assert {field.name for field in fields(Article)} - kept_out == set(
        to_record(Article("a", PageRef("p"), "متن"))
    )
