"""Finds the box that holds the article's text, by our own scoring of running text.

Each line of running text gives its words to the boxes around it, less with each step outwards.
Words before the headline count little, those in cards and comments nothing, and a box named as
an article's body counts more. The method is that of Arc90's Readability (2009) with other
weights: Arabic news pages have short stories among many headlines and leads of others.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.page import BlockKind, Zone
from marsad.reading.html.anchor import Anchor
from marsad.reading.html.elements import LEAVES
from marsad.reading.html.hints import Marks
from marsad.reading.html.outline import Outline

_SHARES = (1.0, 0.85, 0.7, 0.5, 0.3, 0.15)
_MOST_WORDS = 150  # of one line
_MAIN = Zone.MAIN
_KIND_WEIGHTS = {BlockKind.LIST_ITEM: 0.5, BlockKind.QUOTE: 0.8}
_BEFORE_HEADLINE = 0.2
_NAMED_BODY = 1.7
_NAMED_ARTICLE = 1.1


@dataclass(frozen=True, slots=True)
class Core:
    """The box of the article's text and the words of running text in it."""

    box: int
    words: float


def find_core(outline: Outline, counted: list[bool], anchor: Anchor | None) -> Core | None:
    """The best box; `counted` says which strips may be part of the article. None where none is."""
    weights = {
        number: _weight(outline, number, anchor)
        for number, (counts, prose) in enumerate(zip(counted, outline.prose, strict=True))
        if counts and prose
    }
    scores = _scores(outline, weights)
    if not scores:
        return None
    best = max(scores, key=lambda box: (scores[box], box))
    return Core(best, sum(weights.get(number, 0.0) for number in outline.strips_of(best)))


def _weight(outline: Outline, number: int, anchor: Anchor | None) -> float:
    strip = outline.strips[number]
    weight = min(strip.words, _MOST_WORDS) * (1 - strip.linked) * _KIND_WEIGHTS.get(strip.kind, 1.0)
    if anchor is not None and anchor.sure and number < anchor.strip:
        return weight * _BEFORE_HEADLINE
    return weight


def _scores(outline: Outline, weights: dict[int, float]) -> dict[int, float]:
    parents, marks = outline.parents, outline.marks
    scores: dict[int, float] = {}
    for number, weight in weights.items():
        box = outline.strips[number].box
        if marks[box].tag in LEAVES:
            box = parents[box]
        for share in _SHARES:
            if box < 0:
                break
            scores[box] = scores.get(box, 0.0) + weight * share
            box = parents[box]
    return {box: score * _worth(marks[box]) for box, score in scores.items()}


def _worth(marks: Marks) -> float:
    if marks.zone is _MAIN:
        return _NAMED_BODY
    return _NAMED_ARTICLE if marks.tag == "article" else 1.0
