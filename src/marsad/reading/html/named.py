"""The zones that names alone give: each box has its own, or that of the box around it."""

from __future__ import annotations

from collections.abc import Collection

from marsad.model.page import Zone
from marsad.reading.html.outline import Outline


def named_zones(outline: Outline, void: Collection[int] = ()) -> list[Zone | None]:
    """The zone of each box by names, None where none tells; the names of boxes in `void` are ignored.

    Whatever stands among the comments is a comment. `itemprop=articleBody` is the article's text
    even in a column that is named as a sidebar.
    """
    zones: list[Zone | None] = []
    for box, marks in enumerate(outline.marks):
        parent = outline.parents[box]
        around = zones[parent] if parent >= 0 else None
        own = marks.zone
        if own is None or around is Zone.COMMENTS or box in void:
            zones.append(around)
        elif own is Zone.MAIN:
            zones.append(None if marks.strong else around)
        else:
            zones.append(own)
    return zones


def void_around(outline: Outline, box: int) -> set[int]:
    """The boxes around `box` whose names cannot be true if it holds the article; comments stay."""
    misleading = (None, Zone.MAIN, Zone.COMMENTS)
    return {outer for outer in outline.ancestors(box) if outline.marks[outer].zone not in misleading}
