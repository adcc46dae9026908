"""Spelling pairs of real news names: no two people are taken for one, nearly every spelling is known."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from marsad.lexicon.pack import load
from marsad.model.entity import EntityType
from marsad.model.identity import Named
from marsad.stories.identities import IdentityBook

PRECISION, RECALL = 0.99, 0.90
PAIRS = Path(__file__).with_name("spellings.tsv")


def pairs() -> list[dict[str, str]]:
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def taken_as_one(one: str, other: str) -> bool:
    book = IdentityBook(load())
    first = book.identify(Named(EntityType.PERSON, one))
    return book.identify(Named(EntityType.PERSON, other)).number == first.number


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[dict[str, str], bool]]:
    return [(pair, taken_as_one(pair["one"], pair["other"])) for pair in pairs()]


def test_there_are_enough_pairs() -> None:
    assert len(pairs()) >= 150


def test_no_two_people_are_merged(verdicts: list[tuple[dict[str, str], bool]]) -> None:
    merged = [pair for pair, one in verdicts if one]
    false = [f"{pair['one']} / {pair['other']}" for pair in merged if pair["verdict"] == "different"]
    assert 1 - len(false) / len(merged) >= PRECISION, false


def test_spellings_are_known(verdicts: list[tuple[dict[str, str], bool]]) -> None:
    same = [(pair, one) for pair, one in verdicts if pair["verdict"] == "same"]
    missed = [f"{pair['one']} / {pair['other']}" for pair, one in same if not one]
    assert 1 - len(missed) / len(same) >= RECALL, missed
