"""How far the article reaches beyond its core: the lead before it, the paragraphs after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from marsad.model.page import Zone
from marsad.reading.html.anchor import Anchor
from marsad.reading.html.core import Core
from marsad.reading.html.elements import LEAVES
from marsad.reading.html.outline import Outline

_LEAD_WORDS = 7
_NEAR = 12  # strips
_STEPS_OUT = 3


@dataclass(frozen=True, slots=True)
class Extent:
    """The strips of an article: `members`, of which the core's are `first` to `last`."""

    first: int
    last: int
    members: frozenset[int]

    def near(self, number: int) -> bool:
        """Whether a strip stands in the article's core or right after it."""
        return self.first <= number <= self.last + _NEAR


def find_extent(
    outline: Outline, core: Core, anchor: Anchor | None, is_open: Callable[[int], bool]
) -> Extent:
    """The extent of the article around its core; `is_open` says which boxes may be part of it."""
    inside = outline.strips_of(core.box)
    rest = _rest(outline, core.box, is_open)
    members = frozenset((*inside, *rest, *_lead(outline, core.box, anchor, is_open)))
    return Extent(inside[0], max((inside[-1], *rest)), members)


def _lead(outline: Outline, core: int, anchor: Anchor | None, is_open: Callable[[int], bool]) -> list[int]:
    """The headline, and the running text and headings between it and the core.

    Without a headline, the running text that stands right before the core in the box around it.
    """
    first, around = outline.first_strips[core], outline.parents[core]
    above = anchor is not None and anchor.strip < first
    start = anchor.strip if anchor is not None and above else outline.first_strips[max(around, 0)]
    lead = [n for n in range(start, first) if is_open(outline.strips[n].box) and _could_be_lead(outline, n)]
    return [start, *lead] if above else lead


def _could_be_lead(outline: Outline, number: int) -> bool:
    strip = outline.strips[number]
    return outline.prose[number] or (strip.level > 0 and strip.words >= _LEAD_WORDS and strip.linked < 0.5)


def _rest(outline: Outline, core: int, is_open: Callable[[int], bool]) -> list[int]:
    """The running text after the core in boxes beside it that are like it or hold bare paragraphs.

    Templates break one text over several boxes to put cards and advertising between them.
    """
    inner, rest = core, list[int]()
    for step in range(_STEPS_OUT):
        around = outline.parents[inner]
        if around < 0 or outline.marks[inner].tag in ("article", "main", "body"):
            break
        for number in range(outline.end_strips[inner], outline.end_strips[around]):
            box = outline.strips[number].box
            if (
                outline.prose[number]
                and is_open(box)
                and _continues(outline, around, inner, box, bare=step == 0)
            ):
                rest.append(number)
        inner = around
    return rest


def _continues(outline: Outline, around: int, inner: int, box: int, *, bare: bool) -> bool:
    """Whether `box` is or stands in a child of `around` that continues its child `inner`."""
    child = box
    while child != around and outline.parents[child] != around:
        child = outline.parents[child]
    if child == around:
        return bare
    marks = outline.marks[child]
    same_class = marks.signature == outline.marks[inner].signature and not marks.signature.endswith(" ")
    return marks.zone is Zone.MAIN or same_class or (bare and marks.tag in LEAVES)
