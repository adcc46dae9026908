"""The facts that articles of one story state together: agreed, updated, or disputed side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from marsad.model.story import LeadFact, Side, Standing, Statement

MOST = 12  # facts of a story


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article states on the matters of its story."""

    row: int
    moment: int
    outlet: str | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    telling: Telling
    statement: Statement


def lead_facts(tellings: Iterable[Telling]) -> tuple[LeadFact, ...]:
    """The matters that two articles at least speak of: disputed ones first, the most told first."""
    ordered = sorted(tellings, key=lambda telling: (telling.moment, telling.row))
    matters: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for telling in ordered:
        for statement in _first_of_each(telling.statements):
            matters[statement.kind, statement.subject].append(_Said(telling, statement))
    facts = [_fact(kind, subject, said) for (kind, subject), said in matters.items() if len(said) > 1]
    return tuple(sorted(facts, key=_rank)[:MOST])


def _first_of_each(statements: Sequence[Statement]) -> Iterable[Statement]:
    """An article's first statement on each matter: what it says later is detail."""
    first: dict[tuple[str, str], Statement] = {}
    for statement in statements:
        first.setdefault((statement.kind, statement.subject), statement)
    return first.values()


def _fact(kind: str, subject: str, said: Sequence[_Said]) -> LeadFact:
    """The matter with its sides; who tells an event without its day is with those who told the day first."""
    by_value: dict[str, list[_Said]] = defaultdict(list)
    known = next((each.statement.value for each in said if each.statement.value), "")
    for each in said:
        by_value[each.statement.value or known].append(each)
    sides = sorted(by_value.values(), key=lambda each: (-len(each), each[0].telling.moment))
    return LeadFact(kind, subject, _standing(kind, sides), tuple(_side(each) for each in sides))


def _standing(kind: str, sides: Sequence[Sequence[_Said]]) -> Standing:
    if len(sides) == 1:
        return Standing.AGREED
    if kind == "figure" and _follow_on(sides):
        return Standing.UPDATED
    return Standing.DISPUTED


def _follow_on(sides: Sequence[Sequence[_Said]]) -> bool:
    """Whether the figure rises, each value first told after the last telling of the one before."""
    spans = sorted((float(s[0].statement.value), s[0].telling.moment, s[-1].telling.moment) for s in sides)
    return all(one[2] < other[1] for one, other in pairwise(spans))


def _side(said: Sequence[_Said]) -> Side:
    first = said[0]
    return Side(
        first.statement.value,
        first.statement.text,
        tuple(each.telling.row for each in said),
        tuple(dict.fromkeys(each.telling.outlet for each in said if each.telling.outlet)),
        first.statement.span,
    )


def _rank(fact: LeadFact) -> tuple[bool, int, int, str, str]:
    told = sum(len(side.articles) for side in fact.sides)
    first = fact.sides[0].span.start  # what stands nearer the head of a report matters more
    return (fact.standing is not Standing.DISPUTED, -told, first, fact.kind, fact.subject)
