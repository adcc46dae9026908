"""A denied act is pointed at the shortest quote that holds it."""

from __future__ import annotations

from marsad.facts.events.denials import denying_quote
from marsad.model.quote import Quote, QuoteKind
from marsad.model.span import Span

SENTENCE = Span(0, 100)


def quote(start: int, end: int) -> Quote:
    return Quote(start, end, "", QuoteKind.INDIRECT, "نفى")


def test_the_shortest_quote_that_holds_the_act() -> None:
    assert denying_quote([quote(0, 90), quote(20, 60)], Span(30, 35), SENTENCE) == 1


def test_the_only_quote_of_the_sentence() -> None:
    assert denying_quote([quote(200, 300), quote(40, 60)], Span(10, 15), SENTENCE) == 1


def test_no_quote_that_tells() -> None:
    assert denying_quote([quote(40, 60), quote(70, 80)], Span(10, 15), SENTENCE) is None
