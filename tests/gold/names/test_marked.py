"""Sentences of marked.txt with every organisation and place marked where it stands: all are found, no more.

A line is a text with {O …} around each organisation and {L …} around each place; clitics stand outside.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from marsad.facts.names import find_entities
from marsad.facts.times import find_times
from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef, Published
from marsad.model.entity import EntityType
from marsad.text.segment import tokenise

LINES = (Path(__file__).parent / "marked.txt").read_text(encoding="utf-8").splitlines()
MARK = re.compile(r"\{([OL]) ([^{}]*)\}")
DAY = Published("2024-05-24", "given", "2024-05-24")


@pytest.mark.parametrize("line", [line for line in LINES if line and not line.startswith("#")])
def test_bodies_and_places(line: str) -> None:
    text = MARK.sub(r"\2", line)
    marked, grown = set(), 0
    for mark in MARK.finditer(line):
        marked.add((mark.start() - grown, mark[1], mark[2]))
        grown += len(mark[0]) - len(mark[2])
    assert found(text) == marked


def found(text: str) -> set[tuple[int, str, str]]:
    tokens, lexicon = tokenise(text), load()
    article = Article("m", PageRef("m"), text, published=DAY)
    times = find_times(article, tokens, lexicon).facts
    entities = find_entities(
        Article("m", PageRef("m"), text, published=DAY, times=times), tokens, lexicon
    ).facts
    things = [e for e in entities if e.type is not EntityType.PERSON]
    return {(m.start, "O" if e.type is EntityType.ORG else "L", m.text) for e in things for m in e.mentions}
