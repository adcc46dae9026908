"""The table of steps from page to article record, those that other packages add, and their runner."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from marsad.errors import MarsadError, StepRefused
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

ENTRY_POINTS = "marsad.steps"


@dataclass(frozen=True, slots=True)
class Step:
    """A facts step: the article field it `gives`, those it `needs`, and the function that finds them.

    Where several steps give one field, the facts of each come behind those of the steps before it.
    """

    gives: str
    needs: tuple[str, ...]
    find: Callable[[Article, Tokens, Lexicon], Found[Any]]


STEPS = (
    Step("times", (), find_times),
    Step("entities", ("times",), find_entities),
    Step("quotes", ("times", "entities"), find_quotes),
    Step("events", ("times", "entities", "quotes"), find_events),
)


@cache
def steps() -> tuple[Step, ...]:
    """Marsad's own steps and those that installed packages add by the entry points `marsad.steps`, in order.

    An added step runs behind all that give its field or what it needs, and before those behind them.
    Raises StepRefused.
    """
    from importlib.metadata import entry_points  # dear: only who reads facts pays for it

    ordered = list(STEPS)
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name):
        step = _checked(point.name, point.load)
        places = [i for i, each in enumerate(ordered) if each.gives in (step.gives, *step.needs)]
        ordered.insert(places[-1] + 1, step)
    return tuple(ordered)


def _checked(name: str, load: Callable[[], Any]) -> Step:
    """The step of an entry point. Raises StepRefused where it cannot be run."""
    try:
        step = load()
    except Exception as error:  # what another package does as it is imported
        raise StepRefused(name, f"it cannot be imported: {error!r}") from error
    if not isinstance(step, Step):
        raise StepRefused(name, f"it is a {type(step).__name__}, not a marsad.pipeline.Step")
    unknown = {step.gives, *step.needs} - {each.gives for each in STEPS}
    if unknown:
        raise StepRefused(name, f"an article has no facts called {', '.join(sorted(unknown))}")
    return step


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
    for step in steps():
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
    facts = (*getattr(article, step.gives), *found.facts)
    changes: dict[str, Any] = {step.gives: facts, "problems": article.problems + found.problems}
    return replace(article, **changes)


def _fault(step: Step, error: Exception) -> Problem:
    return Problem(
        step.gives, f"no {step.gives}: an error of Marsad's own ({error!r}); please report the page"
    )
