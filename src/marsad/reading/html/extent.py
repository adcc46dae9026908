"""How far the article reaches beyond its core: the lead before it, the paragraphs after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from marsad.reading.html.anchor import Anchor
from marsad.reading.html.core import Core
from marsad.reading.html.elements import LEAVES
from marsad.reading.html.outline import Box, Outline, Strip
from marsad.reading.html.repeated import is_prose

_LEAD_WORDS = 7
_NEAR = 12  # strips
_STEPS_OUT = 3


@dataclass(frozen=True, slots=True)
class Extent:
    """The strips of an article: its core from `first` to `last`, and single strips around it.

    `all_links` says that links cover the text itself, as after an unclosed `<a>`; they then tell
    nothing.
    """

    first: int
    last: int
    members: frozenset[int]
    all_links: bool

    def __contains__(self, number: int) -> bool:
        return number in self.members

    def near(self, number: int) -> bool:
        """Whether a strip stands in the article or right after it."""
        return self.first <= number <= self.last + _NEAR


def find_extent(
    outline: Outline, core: Core, anchor: Anchor | None, is_open: Callable[[int], bool]
) -> Extent:
    """The extent of the article around its core; `is_open` says which boxes may be part of it."""
    box = outline.boxes[core.box]
    inside = [n for n, strip in enumerate(outline.strips) if box.number <= strip.box <= box.last]
    members = set(inside)
    members.update(_lead(outline, box, inside[0], anchor, is_open))
    members.update(_rest(outline, box, is_open))
    words = sum(outline.strips[n].words for n in inside if is_open(outline.strips[n].box))
    linked = sum(
        outline.strips[n].words * outline.strips[n].linked for n in inside if is_open(outline.strips[n].box)
    )
    return Extent(min(members), max(members), frozenset(members), linked > words * 0.6)


def _lead(
    outline: Outline, box: Box, first: int, anchor: Anchor | None, is_open: Callable[[int], bool]
) -> list[int]:
    """The headline, and the running text and headings between it and the core.

    Without a headline, the running text that stands right before the core in the box around it.
    """
    if anchor is not None and anchor.strip < first:
        between = range(anchor.strip, first)
    else:
        around = box.parent
        between = range(_first_strip_in(outline, around, first), first)
    strips = outline.strips
    lead = [n for n in between if is_open(strips[n].box) and _could_be_lead(strips[n])]
    if anchor is not None and anchor.strip < first:
        lead.append(anchor.strip)
    return lead


def _first_strip_in(outline: Outline, around: int, before: int) -> int:
    number = before
    while number > 0 and around >= 0 and outline.holds(around, outline.strips[number - 1].box):
        number -= 1
    return number


def _could_be_lead(strip: Strip) -> bool:
    return is_prose(strip) or (strip.level > 0 and strip.words >= _LEAD_WORDS and strip.linked < 0.5)


def _rest(outline: Outline, box: Box, is_open: Callable[[int], bool]) -> list[int]:
    """The running text after the core in boxes beside it that are like it or hold bare paragraphs.

    Templates break one text over several boxes to put cards and advertising between them.
    """
    inner, steps, rest = box, 0, list[int]()
    while inner.parent >= 0 and steps < _STEPS_OUT and inner.tag not in ("article", "main", "body"):
        around = outline.boxes[inner.parent]
        alike = _boxes_alike(outline, around, inner, bare=steps == 0)
        rest += [
            n
            for n, strip in enumerate(outline.strips)
            if inner.last < strip.box <= around.last
            and is_open(strip.box)
            and alike(strip)
            and is_prose(strip)
        ]
        inner, steps = around, steps + 1
    return rest


def _boxes_alike(outline: Outline, around: Box, inner: Box, *, bare: bool) -> Callable[[Strip], bool]:
    """Whether a strip stands in a child of `around` that continues `inner`."""
    boxes = outline.boxes

    def alike(strip: Strip) -> bool:
        child = boxes[strip.box]
        while child.parent >= 0 and child.parent != around.number:
            child = boxes[child.parent]
        if child.parent < 0:
            return False
        same_class = child.signature == inner.signature and " " in child.signature.strip()
        return child.body or same_class or (bare and child.tag in LEAVES)

    return alike
