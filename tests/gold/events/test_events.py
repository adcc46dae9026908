"""The event cases: text with its entities marked, and every event that it holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tools.gold.marked import marked_article

from marsad.facts.events import find_events
from marsad.facts.quotes import find_quotes
from marsad.facts.times import find_times
from marsad.lexicon.pack import load
from marsad.model.article import Article, Published
from marsad.model.event import Event
from marsad.text.segment import tokenise

FILES = sorted(Path(__file__).parent.glob("*.txt"))
BLOCKS = [block for file in FILES for block in file.read_text(encoding="utf-8").split("\n\n")[1:]]
PUBLISHED = Published("2024-03-10", "given", "2024-03-10")


def article_of(marked: str) -> Article:
    """The article that a marked text stands for, with its times and quotes found."""
    article = replace(marked_article(marked), published=PUBLISHED)
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
