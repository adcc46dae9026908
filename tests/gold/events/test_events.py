"""The event cases: text with its entities marked, and every event that it holds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.facts.events import find_events
from marsad.facts.quotes import find_quotes
from marsad.facts.times import find_times
from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef, Published
from marsad.model.entity import Entity, EntityType, Mention
from marsad.model.event import Event
from marsad.text.segment import tokenise

MARKED = re.compile(r"\[([^|\]]+)\|([A-Z]+)(?:\|([^|\]]*))?(?:\|([^|\]]*))?\]")
FILES = sorted(Path(__file__).parent.glob("*.txt"))
BLOCKS = [block for file in FILES for block in file.read_text(encoding="utf-8").split("\n\n")[1:]]
PUBLISHED = Published("2024-03-10", "given", "2024-03-10")


def article_of(marked: str) -> Article:
    """The article that a marked text stands for, with its times and quotes found."""
    body, mentions, about = "", {}, {}
    last = 0
    for match in MARKED.finditer(marked):
        body += marked[last : match.start()]
        name = match[1]
        mentions.setdefault(name, []).append(Mention(len(body), len(body) + len(name), name))
        about.setdefault(name, match)
        body += name
        last = match.end()
    entities = tuple(
        Entity(name, EntityType(m[2]), name, tuple(mentions[name]), role=m[3] or None, country=m[4] or None)
        for name, m in about.items()
    )
    article = Article("a", PageRef("p"), body + marked[last:], published=PUBLISHED, entities=entities)
    tokens = tokenise(article.body)
    article = replace(article, times=find_times(article, tokens, load()).facts)
    return replace(article, quotes=find_quotes(article, tokens, load()).facts)


def line_of(event: Event) -> str:
    """An event as the cases write it."""
    kind = f"{event.type.value}/{event.mode}" if event.mode else event.type.value
    actors, recipients = "+".join(event.actors) or "-", "+".join(event.recipients) or "-"
    cells = (kind, event.status.value, event.trigger_text, actors, recipients, event.place or "-")
    return " | ".join((*cells, event.time or "-"))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.strip().splitlines()[0][2:])
def test_case(block: str) -> None:
    _, text, *expected = block.strip().splitlines()
    article = article_of(text)
    events = find_events(article, tokenise(article.body), load()).facts
    assert [line_of(event) for event in events] == expected
