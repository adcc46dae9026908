"""The quote cases: text with its entities marked, and every quote that it holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tools.gold.marked import marked_article

from marsad.facts.quotes import find_quotes
from marsad.lexicon.pack import load
from marsad.model.article import Credit, CreditKind
from marsad.model.quote import Quote
from marsad.model.span import Span
from marsad.text.segment import tokenise

FILES = sorted(Path(__file__).parent.glob("*.txt"))
BLOCKS = [block for path in FILES for block in path.read_text(encoding="utf-8").split("\n\n")[1:]]


def line_of(quote: Quote, expected: list[str]) -> str:
    """A quote as the cases write it; carrier and addressee only where a case names one of them."""
    line = f"{quote.kind.value} | {quote.speaker or '-'} | {quote.verb} | {quote.text}".replace("\n", "¶")
    if not any(" | via " in case or " | to " in case for case in expected):
        return line
    carried = f" | via {quote.via}" if quote.via else ""
    return line + carried + (f" | to {quote.addressee}" if quote.addressee else "")


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.strip().splitlines()[0][2:])
def test_case(block: str) -> None:
    _, text, *expected = block.strip().splitlines()
    article = marked_article(text)
    quotes = find_quotes(article, tokenise(article.body), load()).facts
    assert [line_of(quote, expected) for quote in quotes] == expected


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.strip().splitlines()[0][2:])
def test_spans_are_exact(block: str) -> None:
    article = marked_article(block.strip().splitlines()[1])
    quotes = find_quotes(article, tokenise(article.body), load()).facts
    assert [article.body[q.start : q.end] for q in quotes] == [q.text for q in quotes]


CARRIED = [
    ("ونقلت وكالة تاس عن [بول هايس|PERSON] قوله إن المحادثات تعثرت.", "تاس", "تاس", None),
    ("وأكد [بول هايس|PERSON]، وفقا لموقع أكسيوس، أن المحادثات تعثرت.", "أكسيوس", "أكسيوس", None),
    ("وقال [بول هايس|PERSON] ل[رويترز|ORG] إن المحادثات تعثرت.", "رويترز", "رويترز", "رويترز"),
    ("وأبلغ [بول هايس|PERSON] نظيره [يان كوس|PERSON] بأن الوفد جاهز.", "تاس", None, "يان كوس"),
    ("وقال [بول هايس|PERSON] إن المحادثات تعثرت.", "تاس", None, None),
]


@pytest.mark.parametrize(("text", "credited", "via", "told"), CARRIED)
def test_carrier_and_addressee(text: str, credited: str, via: str | None, told: str | None) -> None:
    article = marked_article(text)
    start = article.body.find(credited)
    credit = (Credit(credited, CreditKind.AGENCY, Span(start, start + len(credited))),) if start >= 0 else ()
    article = replace(article, credits=credit)
    (quote,) = find_quotes(article, tokenise(article.body), load()).facts
    assert (quote.via, quote.addressee) == (via, told)
