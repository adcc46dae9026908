"""Composed sentences with the entities they hold: a positive and a negative case a rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from marsad.facts.names import find_entities
from marsad.facts.times import find_times
from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef
from marsad.model.entity import Entity, EntityType
from marsad.text.segment import tokenise

PEOPLE = {EntityType.PERSON}


@dataclass
class Case:
    rule: str
    text: str = ""
    found: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    people: int | None = None


def read_cases() -> list[Case]:
    cases: list[Case] = []
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "##":
            cases.append(Case(rest))
        elif mark == "+":
            cases[-1].found.append(rest)
        elif mark == "-":
            cases[-1].absent.append(rest)
        elif mark == "=":
            cases[-1].people = int(rest)
        elif line.strip() and mark != "#":
            cases[-1].text += line
    return cases


CASES = read_cases()


def entities_of(text: str) -> tuple[Entity, ...]:
    lexicon, tokens = load(), tokenise(text)
    article = Article("a", PageRef("p"), text)
    times = find_times(article, tokens, lexicon).facts
    return find_entities(Article("a", PageRef("p"), text, times=times), tokens, lexicon).facts


def forms(entity: Entity) -> set[str]:
    return {mention.text for mention in entity.mentions}


def test_rules_have_cases() -> None:
    assert len(CASES) >= 50
    assert sum(bool(case.absent or case.people is not None) for case in CASES) >= 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_case(case: Case) -> None:
    entities = entities_of(case.text)
    for wanted in case.found:
        check_found(wanted, entities)
    for form in case.absent:
        assert not [e for e in entities if form in forms(e)], form
    if case.people is not None:
        assert len([e for e in entities if e.type in PEOPLE]) == case.people


def check_found(wanted: str, entities: tuple[Entity, ...]) -> None:
    named, _, rest = wanted.partition(" | ")
    kind, _, names = named.partition(" ")
    expected = {name.strip() for name in names.split(";")}
    entity = next((e for e in entities if expected <= forms(e)), None)
    assert entity is not None, [(e.type.value, sorted(forms(e))) for e in entities]
    assert entity.type.value == kind
    role, country = (part.strip() for part in f"{rest} ".split("|", 1))
    if kind == "PERSON" and role != "_":
        assert (entity.role or "") == role
    if country != "_":
        assert (entity.country or "") == country


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_mentions_point_at_their_characters(case: Case) -> None:
    for entity in entities_of(case.text):
        for mention in entity.mentions:
            assert case.text[mention.start : mention.end] == mention.text
            assert mention.rule
