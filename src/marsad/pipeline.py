"""The table of steps from page to article record, and the runner that goes through it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from marsad.facts.events import find_events
from marsad.facts.found import Found
from marsad.facts.names import find_entities
from marsad.facts.quotes import find_quotes
from marsad.facts.times import find_times
from marsad.lexicon.pack import Lexicon, load
from marsad.model.article import Article
from marsad.model.page import Page
from marsad.reading.page import PageReading, read_page
from marsad.text.segment import Tokens, tokenise


@dataclass(frozen=True, slots=True)
class Step:
    """A facts step: the article field it `gives`, those it `needs`, and the function that finds them."""

    gives: str
    needs: tuple[str, ...]
    find: Callable[[Article, Tokens, Lexicon], Found[Any]]


STEPS = (
    Step("times", (), find_times),
    Step("entities", ("times",), find_entities),
    Step("quotes", ("times", "entities"), find_quotes),
    Step("events", ("times", "entities", "quotes"), find_events),
)


def read(page: Page, lexicon: Lexicon | None = None) -> list[Article]:
    """The articles of `page` with all their facts, in page order."""
    return list(read_with_lines(page, lexicon).articles)


def read_with_lines(page: Page, lexicon: Lexicon | None = None, facts: bool = True) -> PageReading:
    """As `read`, with the lines that belong to no article and why a page is empty.

    Without `facts` articles are cut out, dated and credited, and no more.
    """
    lexicon = lexicon or load()
    reading = read_page(page, lexicon)
    if not facts:
        return reading
    return replace(reading, articles=tuple(add_facts(article, lexicon) for article in reading.articles))


def add_facts(article: Article, lexicon: Lexicon) -> Article:
    """`article` with the facts of every step; articles in other languages keep none."""
    if article.language != "ar":
        return article
    tokens = tokenise(article.body)
    for step in STEPS:
        article = add_found(article, step, tokens, lexicon)
    return article


def add_found(article: Article, step: Step, tokens: Tokens, lexicon: Lexicon) -> Article:
    """`article` with what one step finds in it, its problems added to those before."""
    found = step.find(article, tokens, lexicon)
    changes: dict[str, Any] = {step.gives: found.facts, "problems": article.problems + found.problems}
    return replace(article, **changes)
