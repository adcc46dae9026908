"""The zones that names alone give: each box has its own, or that of the box around it."""

from __future__ import annotations

from collections.abc import Collection

from marsad.model.page import Zone
from marsad.reading.html.outline import Outline

_MAIN, _COMMENTS = Zone.MAIN, Zone.COMMENTS


def named_zones(outline: Outline, void: Collection[int] = ()) -> list[Zone | None]:
    """The zone of each box by names, None where none tells; the names of boxes in `void` are ignored.

    Whatever stands among the comments is a comment. `itemprop=articleBody` is the article's text
    even in a column that is named as a sidebar.
    """
    zones: list[Zone | None] = []
    for box, (marks, parent) in enumerate(zip(outline.marks, outline.parents, strict=True)):
        around = zones[parent] if parent >= 0 else None
        own = marks.zone
        if own is None or around is _COMMENTS or box in void:
            zones.append(around)
        elif own is _MAIN:
            zones.append(None if marks.strong else around)
        else:
            zones.append(own)
    return zones


def void_around(outline: Outline, box: int) -> set[int]:
    """The boxes around `box` whose names cannot be true if it holds the article."""
    return {outer for outer in outline.ancestors(box) if outline.marks[outer].zone not in (None, Zone.MAIN)}


def void_inside(outline: Outline, box: int) -> set[int]:
    """The named boxes in `box` that hold most of its running text, and weak names on any of it."""
    total = outline.prose_lines[box]
    weak = (Zone.NAVIGATION, Zone.PROMOTION, Zone.ASIDE, Zone.HEADER)
    void = set()
    for inner in range(box + 1, outline.ends[box]):
        zone, held = outline.marks[inner].zone, outline.prose_lines[inner]
        if held and (zone in weak or (zone is Zone.RELATED and held * 2 > total)):
            void.add(inner)
    return void
