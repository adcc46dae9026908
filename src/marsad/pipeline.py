"""The table of steps from page to article record, and the runner that goes through it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from marsad.errors import MarsadError
from marsad.facts.events import find_events
from marsad.facts.found import Found
from marsad.facts.names import find_entities
from marsad.facts.quotes import find_quotes
from marsad.facts.times import find_times
from marsad.lexicon.pack import Lexicon, load
from marsad.model.article import Article
from marsad.model.page import Page
from marsad.model.problem import Problem
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


def read_with_lines(
    page: Page, lexicon: Lexicon | None = None, facts: bool = True, strict: bool = False
) -> PageReading:
    """As `read`, with the lines that belong to no article and why a page is empty.

    Without `facts` articles are cut out, dated and credited, and no more. With `strict` an error
    of Marsad's own in a step is raised, otherwise the article goes without that step's facts and
    keeps a `Problem` that says so.
    """
    lexicon = lexicon or load()
    reading = read_page(page, lexicon)
    if not facts:
        return reading
    return replace(
        reading, articles=tuple(add_facts(article, lexicon, strict) for article in reading.articles)
    )


def add_facts(article: Article, lexicon: Lexicon, strict: bool = False) -> Article:
    """`article` with the facts of every step; articles in other languages keep none."""
    if article.language != "ar":
        return article
    tokens = tokenise(article.body)
    strict = strict or os.environ.get("MARSAD_STRICT") == "1"
    for step in STEPS:
        article = add_found(article, step, tokens, lexicon, strict)
    return article


def add_found(
    article: Article, step: Step, tokens: Tokens, lexicon: Lexicon, strict: bool = False
) -> Article:
    """`article` with what one step finds in it, its problems added to those before."""
    try:
        found = step.find(article, tokens, lexicon)
    except MarsadError:
        raise
    except Exception as error:  # a fault in one step must not cost the article
        if strict:
            raise
        return replace(article, problems=(*article.problems, _fault(step, error)))
    changes: dict[str, Any] = {step.gives: found.facts, "problems": article.problems + found.problems}
    return replace(article, **changes)


def _fault(step: Step, error: Exception) -> Problem:
    return Problem(
        step.gives, f"no {step.gives}: an error of Marsad's own ({error!r}); please report the page"
    )
